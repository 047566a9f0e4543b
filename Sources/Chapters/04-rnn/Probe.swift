import Autograd
import Experiments
import LanguageModels
import Text

/// The probes of one model, by distance.
private typealias Probes = [LetterProbe]

extension RecurrentExperiment {
  /// Step `probe`: which letter stood k characters before, read from the state by a linear classifier.
  func probe(_ page: Page) throws {
    let distances = configuration.probeDistances.filter { 4 * $0 < judgedByProbe }
    guard let far = distances.last, distances.count > 1 else {
      page.say("The held-out text is too short to ask for a letter read before.")
      return
    }
    var done = 0
    func probes(_ model: Trained, _ parameters: Parameters) throws -> Probes {
      let tokens = Array(heldOut.tokens.prefix(2 * judgedByProbe))
      let states = model.model.standardCarried(of: tokens, parameters: parameters)
      return try distances.map { distance in
        done += 1
        try page.progress(done, of: 2 * trained.all.count * distances.count, "probes")
        return LetterProbe(
          states: states, tokens: tokens, distance: distance, fittedOn: judgedByProbe,
          vocabularySize: text.tokenizer.vocabularySize, penalty: configuration.probePenalty,
          workers: workers)
      }
    }
    let after = try trained.mapped { try probes($0, $0.parameters) }
    let before = try trained.mapped { try probes($0, $0.snapshots[0].parameters) }
    for (cell, found) in after {
      for probe in found {
        try page.metric("probe_\(cell.rawValue)_\(probe.distance)", probe.accuracy, unit: "share")
      }
      for probe in before[cell] where probe.distance == configuration.judgedDistance {
        try page.metric(
          "probe_\(cell.rawValue)_\(probe.distance)_untrained", probe.accuracy, unit: "share")
      }
    }
    func row(_ name: Phrase, _ shares: [Double]) -> [Cell] {
      [.text(name)] + shares.map { .number($0, decimals: 3) }
    }
    var rows = after.map { cell, found in row("\(cell.label), trained", found.map(\.accuracy)) }
    rows += before.map { cell, found in row("\(cell.label), untrained", found.map(\.accuracy)) }
    rows.append(row("the commonest letter", after.all[0].map(\.baseline)))
    try page.table(
      "The share of letters that a linear probe reads from the state",
      columns: ["model"] + distances.map { "\($0) back" as Phrase }, rows: rows)
    try page.figure(
      "probe", probeFigure(after, before, page),
      caption: "The state as a record of letters: what a linear sum of its numbers can still tell.")
    try judgeProbes(after, before, near: distances[0], far: far, page)
  }

  /// How many held-out characters a probe is fitted on, and again how many it is judged on.
  private var judgedByProbe: Int { min(configuration.probeRows, heldOut.tokens.count / 2) }

  private func judgeProbes(
    _ after: Results<RecurrentCell, Probes>, _ before: Results<RecurrentCell, Probes>, near: Int,
    far: Int, _ page: Page
  ) throws {
    func gain(_ found: Probes, at distance: Int) -> Double {
      found.first { $0.distance == distance }.map { $0.accuracy - $0.baseline } ?? 0
    }
    let seen = after.all.map { $0[0].accuracy }.min() ?? 0
    let left = after.all.map { gain($0, at: far) }.max() ?? 0
    try page.claim(
      "letters-fade",
      "A state can't hold all letters: those read long ago can't be told from it any more",
      .check(
        """
        \(far) characters back, the best of the three names the letter in \(left, percent: 1) more places \
        than the commonest letter would
        """, left,
        .atMost(0.02, because: "four times the error of a share over 10,000 places")),
      .check(
        "\(near) back, the worst of the three names it in \(seen, percent: 1)", seen,
        .atLeast(0.9, because: "or the probe could not read letters at all")))
    let middle = configuration.judgedDistance
    guard let place = after.all[0].firstIndex(where: { $0.distance == middle }) else { return }
    let differences = after.names.map { cell in
      PairedDifferences(
        after[cell][place].accuracies(inParts: 5), before[cell][place].accuracies(inParts: 5))
    }
    let texts = zip(after.names, differences).map { cell, difference in
      """
      \(cell.label) \(difference.median, decimals: 3) (\(difference.lowest, decimals: 3) to \
      \(difference.highest, decimals: 3))
      """ as Phrase
    }
    try page.claim(
      "training-keeps-letters",
      "Training teaches a state to keep letters: a trained one tells more of them than an untrained one",
      .check(
        """
        \(middle) back, trained less untrained, in five parts of the text: \
        \(texts.joined(separator: ", "))
        """, differences.map(\.median),
        .atLeast(0.02, because: "four times the error of a share over 10,000 places")))
  }

  private func probeFigure(
    _ after: Results<RecurrentCell, Probes>, _ before: Results<RecurrentCell, Probes>, _ page: Page
  ) -> LineChart {
    func series(
      _ name: Phrase, _ found: Probes, _ cell: RecurrentCell, dash: Dash
    ) -> LineChart.Series {
      .init(
        name, x: found.map { Double($0.distance) }, y: found.map(\.accuracy), colour: cell.colour,
        dash: dash, marker: dash == .solid ? .disc : .ring)
    }
    let first = after.all[0]
    let reach = after.map { cell, found in
      (cell, found.last { $0.accuracy >= 0.5 }?.distance ?? 0)
    }
    let names = reach.map { "\($1) (\($0.label))" as Phrase }.joined(separator: ", ")
    return LineChart(
      title: "Half of the letters can be told up to \(names) characters back",
      subtitle: subtitle(page),
      xAxis: Axis("characters back", scale: .logarithmic, isInteger: true),
      yAxis: Axis("letters named, share", limits: 0...1),
      series: after.map { series("\($0.label)", $1, $0, dash: .solid) }
        + before.map { series("\($0.label) untrained", $1, $0, dash: .dashed) } + [
          .init(
            "the commonest letter", x: first.map { Double($0.distance) }, y: first.map(\.baseline),
            colour: ModelColour.baseline.colour, dash: .dotted)
        ], names: .legend,
      footnote: """
        A softmax regression on the state, an LSTM's with its memory cells, fitted on \
        \(Double(judgedByProbe)) held-out characters and judged on as many others.
        """)
  }
}
