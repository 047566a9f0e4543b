import Experiments
import LanguageModels
import Platform
import Tensors

extension ScalingExperiment {
  /// Step `sizes`: every size on every amount of text, and the law that their losses follow.
  func sizes(_ page: Page) throws {
    let amounts = text.amounts.names
    trained = try Results(configuration.widths) { width in
      try Results(amounts) { amount in
        let place = (amounts.firstIndex(of: amount) ?? 0) + 1
        return try (0..<configuration.seedCount).map { run in
          try train(
            width: width, on: amount, run: run,
            "width \(width), text \(place) of \(amounts.count), run \(run + 1)", page)
        }
      }
    }
    // snippet: law
    let points = trained.flatMap { width, byAmount in
      byAmount.names.map { amount in
        ScalingLaw.Point(
          size: Double(size(width)), data: Double(amount.count), loss: losses(width, amount).median)
      }
    }
    let law = ScalingLaw(fitting: points)
    let errors = ScalingLaw.standardErrors(of: points)
    let explained = law.rSquared(of: points)
    // end snippet
    let misses = missesOfWidest(points)
    try report(points, law, errors, page)
    try page.figure(
      "surface", surfaceFigure(page), caption: "Held-out loss of each size on each amount of text.")
    try page.figure(
      "law", lawFigure(law, errors, explained, misses, page),
      caption: "The measured losses, and the law that misses them least.")
    try judgeSizes(page)
    try judgeLaw(points, explained, misses, page)
  }

  /// A law is tested by what it has not seen: fitted to all but the widest models, by how much of their losses
  /// it misses them.
  private func missesOfWidest(_ points: [ScalingLaw.Point]) -> [Double] {
    // snippet: predict
    let widest = Double(size(configuration.widest))
    let law = ScalingLaw(fitting: points.filter { $0.size < widest })
    return points.filter { $0.size == widest }.map { point in
      abs(law.loss(size: point.size, data: point.data) / point.loss - 1)
    }
    // end snippet
  }

  /// By how much of the loss trainings of one point differ at most: the narrowest models' range with `--full`.
  private static let seedRange = 0.025

  private func judgeLaw(
    _ points: [ScalingLaw.Point], _ explained: Double, _ misses: [Double], _ page: Page
  ) throws {
    let worst = misses.max() ?? 1
    try page.metric("predicted_width_largest_miss", worst)
    try page.claim(
      "power-law", "The loss follows a power law in size and data",
      .check(
        "R² \(explained, decimals: 3) over \(points.count) models", explained,
        .atLeast(0.9, because: "nine tenths of the differences, from two exponents")),
      .check(
        """
        fitted to all but width \(configuration.widest), it misses the losses there by up to \
        \(worst, percent: 1)
        """, misses,
        .atMost(
          Self.seedRange, shown: "\(Self.seedRange, percent: 1)",
          because: "trainings of one point differ by that at most")))
  }

  private func report(
    _ points: [ScalingLaw.Point], _ law: ScalingLaw, _ errors: ScalingLaw, _ page: Page
  ) throws {
    try page.table(
      "Held-out loss, in nats a byte",
      columns: ["width", "parameters", "without tables"]
        + text.amounts.names.map { "\($0.name) of text" },
      rows: configuration.widths.map { width in
        [
          .number(width), .number(trained[width][text.least][0].trained.parameters.count),
          .number(size(width)),
        ] + text.amounts.names.map { .number(losses(width, $0).median) }
      })
    try page.metric("fit_r2", law.rSquared(of: points))
    try page.metric("fit_r2_additive", AdditiveScalingLaw(fitting: points).rSquared(of: points))
    try page.metric("size_exponent", law.sizeExponent)
    try page.metric("size_exponent_error", errors.sizeExponent)
    try page.metric("data_exponent", law.dataExponent)
    try page.metric("data_exponent_error", errors.dataExponent)
    let misses = points.map { abs(law.loss(size: $0.size, data: $0.data) - $0.loss) }
    try page.metric("fit_largest_miss", misses.max() ?? 0, unit: "nats a byte")
    for (name, width, amount) in [
      ("largest_most", configuration.widest, text.most),
      ("smallest_most", configuration.narrowest, text.most),
      ("largest_least", configuration.widest, text.least),
    ] {
      try page.metric("loss_\(name)", losses(width, amount).median, unit: "nats a byte")
    }
  }

  private func judgeSizes(_ page: Page) throws {
    let bySize = configuration.widths.map { losses($0, text.most).median }
    let byData = text.amounts.names.map { losses(configuration.widest, $0).median }
    func listed(_ losses: [Double]) -> Phrase {
      losses.map { "\($0, decimals: 3)" as Phrase }.joined(separator: ", ")
    }
    /// How much each step takes off.
    func steps(_ losses: [Double]) -> [Double] { zip(losses, losses.dropFirst()).map(-) }
    func ends(_ losses: [Double]) -> Double { losses[losses.count - 1] / losses[0] }
    let each = Bound.above(0, because: "each step must help")
    let inAll = Bound.atMost(0.9, because: "far more than seeds differ by")
    try page.claim(
      "bigger-is-better", "Larger models and more text to learn from make a model better",
      .check(
        """
        on the most text \(listed(bySize)) from the smallest to the largest, each step down by \
        \(steps(bySize).min() ?? 0, decimals: 3) or more
        """, steps(bySize), each),
      .check("in all to \(ends(bySize), decimals: 2) of the loss", ends(bySize), inAll),
      .check(
        """
        the largest on more and more text \(listed(byData)), each step down by \
        \(steps(byData).min() ?? 0, decimals: 3) or more
        """, steps(byData), each),
      .check("in all to \(ends(byData), decimals: 2) of the loss", ends(byData), inAll))
  }

  // MARK: - Figures

  var sizeAxis: Axis { Axis("parameters without tables", scale: .logarithmic) }

  func subtitle(_ page: Page) -> Phrase {
    let plan = configuration.plan(width: configuration.widest)
    let read = plan.steps * configuration.batchSize * configuration.contextLength
    let seeds: Phrase =
      configuration.seedCount > 1 ? "\(configuration.seedCount) seeds; \(page.note)" : page.note
    return """
      \(corpus.title); \(configuration.layerCount) layers, \(Double(read) / 1e6, decimals: 2) \
      million bytes read by each; \(seeds)
      """
  }

  /// The models' sizes, from the smallest to the largest.
  var modelSizes: [Double] { configuration.widths.map { Double(size($0)) } }

  /// Loss against size, one curve an amount of text.
  private func surfaceFigure(_ page: Page) -> LineChart {
    func helps(_ amount: Amount) -> Double {
      1 - losses(configuration.widest, amount).median
        / losses(configuration.narrowest, amount).median
    }
    return LineChart(
      title: helps(text.most) > max(0.1, helps(text.least))
        ? "Size helps where there is text to learn from"
        : "The loss of each size on each amount of text",
      subtitle: subtitle(page), xAxis: sizeAxis,
      yAxis: Axis("held-out loss", unit: "nats/byte"),
      series: text.amounts.names.map { amount in
        let runs = (0..<configuration.seedCount).map { run in
          trained.map { $0.value[amount][run].trained.validationLoss }
        }
        return runs.count > 1
          ? .median(amount.name, x: modelSizes, runs: runs, colour: amount.colour, marker: .disc)
          : .init(amount.name, x: modelSizes, y: runs[0], colour: amount.colour, marker: .disc)
      },
      footnote: """
        Each at its best moment, which a quarter of the held-out text chose; the losses are over \
        the rest.
        """)
  }

  /// What the law says against what was measured, and its curves over the points.
  private func lawFigure(
    _ law: ScalingLaw, _ errors: ScalingLaw, _ explained: Double, _ missesOfWidest: [Double],
    _ page: Page
  ) -> LineChart {
    let sizes = modelSizes
    let (low, high) = (sizes[0], sizes[sizes.count - 1])
    let fine = (0...40).map { low * pow(high / low, Double($0) / 40) }
    let misses = configuration.widths.flatMap { width in
      text.amounts.names.map { amount in
        let measured = losses(width, amount).median
        let said = law.loss(size: Double(size(width)), data: Double(amount.count))
        return (share: abs(said - measured) / measured, width: width, amount: amount)
      }
    }
    let miss = missesOfWidest.max() ?? 1
    let worst = misses.reduce(misses[0]) { $1.share > $0.share ? $1 : $0 }
    return LineChart(
      title: miss <= Self.seedRange
        ? """
        One law for all \(misses.count) models: R² \(explained, decimals: 3), and it predicts the widest
        """
        : """
        R² \(explained, decimals: 3) over \(misses.count) models, but fitted to the others it misses the \
        widest by \(miss, percent: 1)
        """,
      subtitle: """
        Exponents: of size \(law.sizeExponent, decimals: 3) ± \(errors.sizeExponent, decimals: 3), of \
        data \(law.dataExponent, decimals: 3) ± \(errors.dataExponent, decimals: 3); \(page.note)
        """,
      xAxis: sizeAxis, yAxis: Axis("held-out loss", unit: "nats/byte"),
      series: text.amounts.names.map { amount in
        .init(
          "law, \(amount.name)", x: fine,
          y: fine.map { law.loss(size: $0, data: Double(amount.count)) }, colour: amount.colour)
      }
        + text.amounts.names.map { amount in
          .init(
            "measured, \(amount.name)", x: sizes,
            y: configuration.widths.map { losses($0, amount).median }, colour: amount.colour,
            dash: .dotted, marker: .disc)
        }, names: .legend,
      footnote: """
        ± is the standard error by leaving out one model at a time. Fitted to all, it is off most at width \
        \(worst.width) on \(worst.amount.name): by \(worst.share, percent: 1).
        """)
  }
}
