import Notebook
import Phrases
import Plotting

extension Study {
  /// Step `limit`: a large model on little text learns it by heart, and size stops helping.
  func limit(_ page: Page) throws {
    let last = configuration.widths.count - 1
    let (least, most) = (trained[last][0][0], trained[last][data.amounts.count - 1][0])
    try page.figure(
      "overfit", overfitFigure(least, most, page),
      caption:
        "The largest model on the least and on the most text: what it learned from, and held out.")
    try page.figure(
      "gain", gainFigure(page),
      caption: "What each step up in size takes off the held-out loss, by the amount of text.")
    let useful = data.amounts.indices.map { usefulSize(amount: $0) }
    try page.table(
      "Up to which size each step up still pays",
      columns: ["text", "parameters without tables", "of the largest", "loss there, nats a byte"],
      rows: data.amounts.indices.map { amount in
        [
          .text(amountNames[amount]), .number(useful[amount]),
          .text(
            .verbatim(Format.percent(Double(useful[amount]) / Double(least.sizeWithoutTables)))),
          .number(losses(usefulWidth(amount: amount), amount).median),
        ]
      })
    try page.metric("useful_size_least", useful[0])
    try page.metric("useful_size_most", useful[useful.count - 1])
    let end = least.moments[least.moments.count - 1]
    let lowest = least.moments.map(\.heldOut).min() ?? 0
    try page.metric("overfit_training_loss", end.training, unit: "nats a byte")
    try page.metric("overfit_held_out_rise", end.heldOut - lowest, unit: "nats a byte")
    judge(useful, least, page)
  }

  /// The largest size that is reached by steps that each gain enough.
  // snippet: useful
  func usefulSize(amount: Int) -> Int {
    trained[usefulWidth(amount: amount)][amount][0].sizeWithoutTables
  }

  func usefulWidth(amount: Int) -> Int {
    configuration.widths.indices.dropFirst().prefix {
      gain($0, amount) >= configuration.leastGain
    }.last ?? 0
  }

  /// The share of the loss that a step up to a size takes off.
  func gain(_ width: Int, _ amount: Int) -> Double {
    1 - losses(width, amount).median / losses(width - 1, amount).median
  }
  // end snippet

  private func judge(_ useful: [Int], _ largest: TrainedModel, _ page: Page) {
    let size = { (count: Int) in Format.number(Double(count)) }
    // A step that gains less than 1 % does not pay; the bound must lie below what was trained.
    page.claim(
      "The amount of text is the upper bound of the size that pays",
      korean: "학습 데이터 크기가 최대 모델 크기의 상한이다",
      measured:
        "steps up pay to \(size(useful[0])) parameters on \(amountNames[0]), to "
        + "\(size(useful[useful.count - 1])) on \(amountNames[useful.count - 1]) (less on little text, "
        + "and less than the largest trained, \(size(largest.sizeWithoutTables)))",
      holds: useful[0] < useful[useful.count - 1] && useful[0] < largest.sizeWithoutTables)
    let end = largest.moments[largest.moments.count - 1]
    let lowest = largest.moments.map(\.heldOut).min() ?? 0
    let step = gain(configuration.widths.count - 1, 0)
    // The same 1 %, and a tenth: a rise that no noise between moments makes.
    page.claim(
      "More parameters alone do not make a model better: it learns its text by heart",
      korean: "모델 크기의 증가만으로는 성능 향상이 보장되지 않는다: 글을 외울 뿐이다",
      measured:
        "on \(amountNames[0]) the last step up in size takes \(Format.percent(step)) off the loss "
        + "(less than 1 %); trained on, the largest comes to \(Format.number(end.training, decimals: 2)) on "
        + "that text and rises from \(Format.number(lowest, decimals: 2)) to "
        + "\(Format.number(end.heldOut, decimals: 2)) held out (by a tenth)",
      holds: step < configuration.leastGain && end.heldOut > 1.1 * lowest)
  }

  private func overfitFigure(
    _ least: TrainedModel, _ most: TrainedModel, _ page: Page
  ) -> LineChart {
    let last = data.amounts.count - 1
    func curve(_ model: TrainedModel, _ amount: Int, isTraining: Bool) -> LineChart.Series {
      .init(
        "\(amountNames[amount]), \(isTraining ? "learned from" : "held out")",
        x: model.moments.map { $0.read / 1e6 },
        y: model.moments.map { isTraining ? $0.training : $0.heldOut },
        colour: colour(ofAmount: amount), dash: isTraining ? .dashed : .solid, marker: .disc)
    }
    let count = Double(least.moments.last?.read ?? 0) / Double(max(1, data.amounts[0].count))
    let lowest = least.moments.map(\.heldOut).min() ?? 0
    let rises = (least.moments.last?.heldOut ?? 0) > 1.1 * lowest
    return LineChart(
      title: rises
        ? "Read \(Format.number(count, decimals: 0)) times, a little text is learned by heart"
        : "The largest model, on the least and on the most text",
      subtitle: "Width \(configuration.widths.last ?? 0), "
        + "\(Format.number(Double(least.parameters.count))) parameters; \(data.title); \(page.note)",
      xAxis: Axis("bytes read", unit: "millions", includesZero: true),
      yAxis: Axis("loss", unit: "nats/byte"),
      series: [
        curve(least, 0, isTraining: false), curve(least, 0, isTraining: true),
        curve(most, last, isTraining: false), curve(most, last, isTraining: true),
      ], names: .legend,
      footnote: "Learned from: mean since the moment before. Held out: a sample of a quarter of it."
    )
  }

  private func gainFigure(_ page: Page) -> LineChart {
    let widths = Array(configuration.widths.indices.dropFirst())
    let isBound = usefulSize(amount: 0) < usefulSize(amount: data.amounts.count - 1)
    return LineChart(
      title: isBound
        ? "The less text there is, the earlier size stops paying"
        : "What each step up in size takes off the loss",
      subtitle: subtitle(page), xAxis: sizeAxis,
      yAxis: Axis("taken off the loss by the step up to it", unit: "%"),
      series: data.amounts.indices.map { amount in
        .init(
          amountNames[amount], x: widths.map { Double(trained[$0][amount][0].sizeWithoutTables) },
          y: widths.map { 100 * gain($0, amount) }, colour: colour(ofAmount: amount),
          marker: .disc)
      },
      references: [.horizontal(100 * configuration.leastGain, "does not pay below")])
  }
}
