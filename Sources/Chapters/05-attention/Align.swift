import Experiments
import LanguageModels
import Text

extension AttentionExperiment {
  /// What both models reached in one setting.
  private typealias Pair = (attention: DateModel, plain: DateModel)

  /// Step `align`: turns dates into ISO dates with attention and without, at the same size and number of
  /// steps.
  func align(_ page: Page) throws {
    let task = try DateTask()
    try page.metric("parameters_attention", task.configuration.parameterCount)
    try page.metric("parameters_plain", task.configuration.withoutAttention.parameterCount)
    let results: Results<DateTask.Setting, Pair> = try Results(DateTask.Setting.allCases) {
      let pair = (
        attention: try trainDates(task, $0, hasAttention: true, page),
        plain: try trainDates(task, $0, hasAttention: false, page)
      )
      try showAlignment(pair.attention, task, $0, page)
      return pair
    }
    for (setting, pair) in results {
      let suffix = setting == .short ? "" : "_\(setting.rawValue)"
      try page.metric("date_accuracy_attention\(suffix)", pair.attention.accuracy)
      try page.metric("date_accuracy_plain\(suffix)", pair.plain.accuracy)
    }
    try page.figure(
      "learning", learningFigure(results, page),
      caption:
        "Right dates against training steps: one date, one in a sentence, three in a sentence.")
    try judge(results.mapped(\.attention.accuracy), results.mapped(\.plain.accuracy), page)
  }

  private func judge(
    _ attention: Results<DateTask.Setting, Double>, _ plain: Results<DateTask.Setting, Double>,
    _ page: Page
  ) throws {
    func fractions(_ results: Results<DateTask.Setting, Double>) -> Phrase {
      """
      \(results[.short], decimals: 3) for one date, \(results[.long], decimals: 3) for one in a \
      sentence, \(results[.several], decimals: 3) for three in a sentence
      """
    }
    try page.claim(
      "any-order", "Attention reads off an input in any order.",
      .check(
        "\(attention[.short], decimals: 3) of dates right", attention[.short],
        .atLeast(0.99, because: "what trials with this task and size reached in every run")))
    let lost = (
      attention: attention[.short] - attention[.several],
      plain: plain[.short] - plain[.several]
    )
    let loss = Bound.atLeast(0.2, because: "more than ten times what chance moves either number")
    try page.claim(
      "one-state-loses",
      "A recurrent model presses all input into one state, and loses meaning when it gets long.",
      .check(
        """
        without attention \(plain[.short], decimals: 3) for one date, \(plain[.long], decimals: 3) for one \
        in a sentence: lost \(plain[.short] - plain[.long], decimals: 3)
        """, plain[.short] - plain[.long], loss))
    try page.claim(
      "one-state-fills",
      "A recurrent model presses all input into one state, and loses meaning when there is more to keep.",
      .check(
        """
        without attention \(plain[.several], decimals: 3) for three in a sentence: lost \
        \(lost.plain, decimals: 3)
        """, lost.plain, loss))
    let ahead = attention[.several] - plain[.several]
    try page.claim(
      "keeps-context", "Attention keeps the context of long input.",
      .check(
        "with attention \(fractions(attention)): lost \(lost.attention, decimals: 3)",
        lost.attention, .atMost(0.05, because: "a quarter of what counts as a loss")),
      .check(
        "three in a sentence better than without by \(ahead, decimals: 3)", ahead,
        .atLeast(0.2, because: "more than ten times what chance moves either number")))
  }

  private func learningFigure(_ results: Results<DateTask.Setting, Pair>, _ page: Page) -> Panels {
    let last = results[.several]
    return Panels(
      title: """
        Of three dates, \(last.attention.accuracy, percent: 1) come out right with attention, \
        \(last.plain.accuracy, percent: 1) from one state
        """,
      subtitle: "Recurrent models of equal size, dates on held-out days · \(page.note)",
      columns: 3,
      panels: results.map { setting, pair in
        .init(
          setting.title,
          LineChart(
            title: "",
            xAxis: Axis("training steps", isInteger: true),
            yAxis: Axis("right dates", unit: "share", limits: 0...1),
            series: [
              .init(
                "with attention", x: pair.attention.curve.steps, y: pair.attention.curve.accuracy,
                colour: ModelColour.transformer.colour, marker: .disc),
              .init(
                "without", x: pair.plain.curve.steps, y: pair.plain.curve.accuracy,
                colour: ModelColour.gru.colour, dash: .dashed, marker: .square),
            ], names: .legend))
      })
  }

  /// Shows where a model looks while it writes a date, and while it writes three.
  private func showAlignment(
    _ trained: DateModel, _ task: DateTask, _ setting: DateTask.Setting, _ page: Page
  ) throws {
    guard let text = setting.shownText else { return }
    let translation = trained.model.translate(
      [try task.source.encode(text)], maximumLength: 40, parameters: trained.parameters,
      workers: workers)[0]
    let written = try task.target.decode(translation.tokens)
    page.say("\(text) → \(written)")
    let rows = written.map { String($0).withVisibleWhiteSpace }.verbatim + ["end"]
    let isShort = setting == .short
    let map = Heatmap(
      title: isShort
        ? "Where the model looks while it writes one date"
        : "Where the model looks while it writes three dates",
      subtitle: "Additive attention on “\(text)” · \(page.note)",
      values: translation.alignment.map { $0.map { $0 } },
      rows: .init("written", labels: Array(rows.prefix(translation.alignment.count))),
      columns: .init("read", labels: text.map { String($0).withVisibleWhiteSpace }.verbatim),
      labels: .names, scale: .init("weight"), cells: .init(showNumbers: false),
      rowsSumToOne: true, name: "the alignment",
      footnote: "A weight says where the model looks, not why it answers as it does.")
    try page.figure(
      isShort ? "alignment" : "alignment-several", map,
      caption: "For each character written (rows), the weights on the characters read (columns).")
  }
}

extension DateTask.Setting {
  /// The setting in words.
  var title: Phrase {
    switch self {
    case .short: "one date"
    case .long: "one date in a sentence"
    case .several: "three dates in a sentence"
    }
  }

  /// A text to show the alignment on; none of its days is among those that the models are trained on.
  fileprivate var shownText: String? {
    switch self {
    case .short: "the 5th of March, 1987"
    case .long: nil
    case .several: "in 1954, on June 16th so 09.05.2026 and 2031년 9월 20일"
    }
  }
}
