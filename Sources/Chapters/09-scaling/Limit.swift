import Experiments

extension ScalingExperiment {
  /// Step `limit`: a large model on little text learns it by heart, and size stops helping.
  func limit(_ page: Page) throws {
    try page.figure(
      "overfit", overfitFigure(page),
      caption:
        "The largest model on the least and on the most text: what it learned from, and held out.")
    let useful = Results(text.amounts.names) { size(usefulWidth($0)) }
    try page.figure(
      "gain", gainFigure(useful, page),
      caption: "What each step up in size takes off the held-out loss, by the amount of text.")
    try page.table(
      "Up to which size each step up still pays",
      columns: ["text", "parameters without tables", "of the largest", "loss there, nats a byte"],
      rows: useful.map { amount, size in
        [
          .text(amount.name), .number(size),
          .text(.percent(Double(size) / Double(self.size(configuration.widest)))),
          .number(losses(usefulWidth(amount), amount).median),
        ]
      })
    try page.metric("useful_size_least", useful[text.least])
    try page.metric("useful_size_most", useful[text.most])
    let model = widest(text.least)
    let (learned, end) = (model.training.last ?? 0, model.heldOut.losses.last ?? 0)
    try page.metric("overfit_training_loss", learned, unit: "nats a byte")
    try page.metric("overfit_held_out_rise", end - model.lowest, unit: "nats a byte")
    let (few, many) = (Double(useful[text.least]), Double(useful[text.most]))
    let largest = Double(model.size)
    try page.claim(
      "text-bounds-size", "The amount of text is the upper bound of the size that pays",
      .check(
        "steps up pay to \(few) parameters on \(text.least.name)", few,
        .below(
          many, shown: "the \(many) on \(text.most.name)",
          because: "a step pays where it takes 1 % off the loss")),
      .check(
        "the largest trained has \(largest)", largest,
        .above(few, shown: "that", because: "a bound must lie below what was tried")))
    let step = gain(configuration.widest, text.least)
    try page.claim(
      "learns-by-heart",
      "More parameters alone do not make a model better: it learns its text by heart",
      .check(
        "on \(text.least.name) the last step up in size takes \(step, percent: 1) off the loss",
        step,
        .below(
          configuration.leastGain, shown: "\(configuration.leastGain, percent: 0)",
          because: "what a step must take off to pay")),
      .check(
        """
        trained on, the largest comes to \(learned, decimals: 2) on that text and rises from \
        \(model.lowest, decimals: 2) to \(end, decimals: 2) held out
        """, model.rise,
        .above(1.1, shown: "1.1 times the lowest", because: "no noise between moments does that")))
  }

  /// The largest width that is reached by steps that each gain enough.
  // snippet: useful
  func usefulWidth(_ amount: Amount) -> Int {
    let paying = configuration.widths.dropFirst().prefix {
      gain($0, amount) >= configuration.leastGain
    }
    return paying.last ?? configuration.narrowest
  }

  /// The share of the loss that the step up to a width takes off.
  func gain(_ width: Int, _ amount: Amount) -> Double {
    let before = configuration.widths.last { $0 < width } ?? width
    return 1 - losses(width, amount).median / losses(before, amount).median
  }
  // end snippet

  // MARK: - Figures

  private func overfitFigure(_ page: Page) -> LineChart {
    let model = widest(text.least)
    let times = (model.heldOut.tokens.last ?? 0) / Double(max(1, text.least.count))
    func curves(_ amount: Amount) -> [LineChart.Series] {
      let (model, colour) = (widest(amount), amount.colour)
      let x = model.heldOut.tokens.map { $0 / 1e6 }
      return [
        .init(
          "\(amount.name), held out", x: x, y: model.heldOut.losses, colour: colour, marker: .disc),
        .init(
          "\(amount.name), learned from", x: x, y: model.training, colour: colour, dash: .dashed,
          marker: .disc),
      ]
    }
    return LineChart(
      title: model.rise > 1.1
        ? "Read \(times, decimals: 0) times, a little text is learned by heart"
        : "The largest model, on the least and on the most text",
      subtitle: """
        Width \(configuration.widest), \(Double(model.trained.parameters.count)) parameters; \
        \(corpus.title); \(page.note)
        """,
      xAxis: Axis("bytes read", unit: "millions", includesZero: true),
      yAxis: Axis("loss", unit: "nats/byte"),
      series: curves(text.least) + curves(text.most), names: .legend,
      footnote: "Learned from: mean since the moment before. Held out: a sample of a quarter of it."
    )
  }

  private func gainFigure(_ useful: Results<Amount, Int>, _ page: Page) -> LineChart {
    let widths = configuration.widths.dropFirst()
    return LineChart(
      title: useful[text.least] < useful[text.most]
        ? "The less text there is, the earlier size stops paying"
        : "What each step up in size takes off the loss",
      subtitle: subtitle(page), xAxis: sizeAxis,
      yAxis: Axis("taken off the loss by the step up to it", unit: "%"),
      series: text.amounts.names.map { amount in
        .init(
          amount.name, x: widths.map { Double(size($0)) },
          y: widths.map { 100 * gain($0, amount) }, colour: amount.colour, marker: .disc)
      },
      references: [.horizontal(100 * configuration.leastGain, "does not pay below")])
  }
}
