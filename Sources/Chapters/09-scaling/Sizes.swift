import LanguageModels
import Notebook
import Phrases
import Plotting
import Tensors

extension Study {
  /// Step `sizes`: every size on every amount of text, and the law that their losses follow.
  func sizes(_ page: Page) throws {
    for width in configuration.widths {
      var ofWidth: [[TrainedModel]] = []
      for (index, amount) in data.amounts.enumerated() {
        ofWidth.append(
          try (0..<configuration.seedCount).map { run in
            try train(
              width: width, on: amount, run: run, page,
              label: "width \(width), text \(index + 1) of \(data.amounts.count), run \(run + 1)")
          })
      }
      trained.append(ofWidth)
    }
    // snippet: law
    let points = trained.flatMap { ofWidth in
      zip(ofWidth, data.amounts).map { models, amount in
        ScalingLaw.Point(
          size: Double(models[0].sizeWithoutTables), data: Double(amount.count),
          loss: Spread(models.map(\.loss)).median)
      }
    }
    let law = ScalingLaw(fitting: points)
    let errors = ScalingLaw.standardErrors(of: points)
    let explained = law.rSquared(of: points)
    // end snippet
    let additive = AdditiveScalingLaw(fitting: points).rSquared(of: points)
    try page.metric("fit_r2_additive", additive)
    try report(points, law, errors, explained, page)
    try page.figure(
      "surface", surfaceFigure(page), caption: "Held-out loss of each size on each amount of text.")
    try page.figure(
      "law", lawFigure(law, errors, explained, page),
      caption: "The measured losses, and the law that misses them least.")
    judge(points, law, explained, page)
  }

  /// The losses of a size on an amount, over runs.
  func losses(_ width: Int, _ amount: Int) -> Spread { Spread(trained[width][amount].map(\.loss)) }

  var amountNames: [Phrase] { data.amounts.map { Self.bytesText($0.count) } }

  /// As in `31 kB` and `1.95 MB`.
  static func bytesText(_ count: Int) -> Phrase {
    let bytes = Double(count)
    if bytes < 1e3 { return "\(count) B" }
    if bytes < 1e6 { return "\(Format.number(bytes / 1e3, decimals: 0)) kB" }
    return "\(Format.number(bytes / 1e6, decimals: 2)) MB"
  }

  private func report(
    _ points: [ScalingLaw.Point], _ law: ScalingLaw, _ errors: ScalingLaw, _ explained: Double,
    _ page: Page
  ) throws {
    try page.table(
      "Held-out loss, in nats a byte",
      columns: ["width", "parameters", "without tables"] + amountNames.map { "\($0) of text" },
      rows: configuration.widths.indices.map { width in
        let model = trained[width][0][0]
        return [
          .number(configuration.widths[width]), .number(model.parameters.count),
          .number(model.sizeWithoutTables),
        ] + data.amounts.indices.map { .number(losses(width, $0).median) }
      })
    try page.metric("fit_r2", explained)
    try page.metric("size_exponent", law.sizeExponent)
    try page.metric("size_exponent_error", errors.sizeExponent)
    try page.metric("data_exponent", law.dataExponent)
    try page.metric("data_exponent_error", errors.dataExponent)
    let misses = points.map { abs(law.loss(size: $0.size, data: $0.data) - $0.loss) }
    try page.metric("fit_largest_miss", misses.max() ?? 0, unit: "nats a byte")
    let (last, most) = (configuration.widths.count - 1, data.amounts.count - 1)
    try page.metric("loss_largest_most", losses(last, most).median, unit: "nats a byte")
    try page.metric("loss_smallest_most", losses(0, most).median, unit: "nats a byte")
    try page.metric("loss_largest_least", losses(last, 0).median, unit: "nats a byte")
  }

  private func judge(
    _ points: [ScalingLaw.Point], _ law: ScalingLaw, _ explained: Double, _ page: Page
  ) {
    let most = data.amounts.count - 1
    let bySize = configuration.widths.indices.map { losses($0, most).median }
    let falls = zip(bySize, bySize.dropFirst()).allSatisfy { $1 < $0 }
    let byData = data.amounts.indices.map { losses(configuration.widths.count - 1, $0).median }
    let dataFalls = zip(byData, byData.dropFirst()).allSatisfy { $1 < $0 }
    // Each step down, and in all by a tenth: far more than seeds differ by.
    page.claim(
      "Larger models and more text to learn from make a model better",
      korean: "모델 크기와 학습 데이터셋의 확장은 성능 향상에 기여한다",
      measured:
        "on the most text \(bySize.map { Format.number($0, decimals: 3) }.joined(separator: ", ")) from the smallest to the largest; the largest on more and more text \(byData.map { Format.number($0, decimals: 3) }.joined(separator: ", ")) (each step down, in all by a tenth)",
      holds: falls && dataFalls && bySize[bySize.count - 1] < 0.9 * bySize[0]
        && byData[byData.count - 1] < 0.9 * byData[0])
    // The bar of this chapter: nine tenths of the differences between models explained by two numbers.
    page.claim(
      "The loss follows a power law in size and data",
      korean: "손실은 모델 크기와 데이터 양의 거듭제곱 법칙을 따른다",
      measured:
        "R² \(Format.number(explained, decimals: 3)) over \(points.count) models (at least 0.9)",
      holds: explained >= 0.9)
  }
}
