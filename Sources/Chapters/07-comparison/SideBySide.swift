import Experiments
import LanguageModels
import Platform
import Tensors
import Text

/// What one model did with the sentence.
private struct Reading {
  /// The loss of each character after the first.
  let losses: [Double]
  /// `[read][felt]`: how far back the loss after each character feels.
  let reach: [[Double]]
}

/// The aligned figure: a column is one character, and what stands in it happened just before it came.
extension Comparison {
  /// Step `sidebyside`: both models on one sentence, with what can be compared on one scale.
  func sideBySide(_ page: Page) throws {
    try page.figure(
      "sidebyside", figure(.rnn, page),
      caption:
        "One sentence, one column a character: what each model makes of it, and how far back.")
    try page.figure(
      "sidebyside-lstm", figure(.lstm, page), caption: "The same with an LSTM in the RNN's place.")
    try farReach(page)
  }

  // MARK: - One sentence

  private func read(_ trained: Trained) -> Reading {
    let (inputs, targets) = (Array(sentence.dropLast()), Array(sentence.dropFirst()))
    return Reading(
      losses: tokenLosses(
        logits: trained.model.logits(of: inputs, trained.parameters), targets: targets),
      reach: reach(trained, inputs, targets))
  }

  /// `|d loss_t / d x_s|`, times the typical length of an embedded token `x`, so that what is compared
  /// is the effect of the same relative change: the models' embeddings differ in scale.
  // snippet: reach
  private func reach(_ trained: Trained, _ tokens: [Int32], _ targets: [Int32]) -> [[Double]] {
    let norms = GradientReach.matrix(
      of: trained.model, tokens: tokens, targets: targets, parameters: trained.parameters)
    let table = trained.parameters[trained.model.tokenTable]
    let length = typicalLength(table.gathering(rows: tokens.map(Int.init)).rows)
    return norms.map { row in row.map { $0 * length } }
  }
  // end snippet

  /// The mean length of some rows.
  private func typicalLength(_ rows: [[Float]]) -> Double {
    let lengths = rows.map { row in
      row.reduce(0.0) { $0 + Double($1) * Double($1) }.squareRoot()
    }
    return lengths.reduce(0, +) / Double(max(1, lengths.count))
  }

  private func figure(_ kind: ModelKind, _ page: Page) throws -> Panels {
    let (recurrent, transformer) = (learned[kind][0], learned[.transformer][0])
    let (first, second) = (read(recurrent), read(transformer))
    let tokens = Array(sentence.dropLast())
    return Panels(
      title: "How far back does each model look? One sentence, one scale",
      subtitle: """
        \(kind.name) and transformer, about \(Double(transformer.parameters.count)) parameters \
        each; \(corpus.title); \(page.note)
        """,
      columns: 1,
      panels: [
        .init("Loss of each character", lossStrip([kind.name, "transformer"], [first, second])),
        .init("\(kind.name): the state it carries along", stateStrip(recurrent, tokens)),
        .init("Transformer: where it looks", attentionMap(transformer, tokens)),
        .init("\(kind.name): what it feels", reachMap(first.reach, kind.name)),
        .init("Transformer: what it feels", reachMap(second.reach, "transformer")),
      ],
      footnote: """
        Below a character: what was so just before it came; 0 back is the character before it. \
        What it feels: how much its loss changes with each earlier character, for the same \
        relative change of that character's embedding; one scale for both models. Attention \
        weights alone are no explanation: what it feels tests them.
        """,
      width: 1030)
  }

  /// The characters that came, white space visible: every panel's columns.
  private var columnLabels: [String] {
    text.tokenizer.labels(sentence.dropFirst()).map(\.withVisibleWhiteSpace)
  }

  private func lossStrip(_ names: [Phrase], _ readings: [Reading]) -> Heatmap {
    Heatmap(
      title: "", values: readings.map(\.losses), rows: .init("", labels: names),
      columns: .init("", labels: columnLabels.verbatim), labels: .names,
      scale: .init("loss (nats)", colours: .magma),
      cells: .init(showNumbers: false, areSquare: false, height: 36))
  }

  private func stateStrip(_ trained: Trained, _ tokens: [Int32]) -> Heatmap {
    let states = trained.parameters.withTape { tape in
      trained.model.states(of: tokens[...], batchSize: 1, on: tape).tensor
        .reshaped(Shape(tokens.count, trained.model.width)).rows
    }
    let units = liveliest(states, count: configuration.shownUnits)
    return Heatmap(
      title: "", values: units.map { unit in states.map { Double($0[unit]) } },
      rows: .init("unit", labels: units.map { "\($0)" }),
      columns: .init("", labels: columnLabels.verbatim),
      labels: .names,
      scale: .init(
        "state of the \(units.count) of \(trained.model.width) units that change most",
        colours: .diverging, range: -1...1),
      cells: .init(showNumbers: false, areSquare: false, height: 144))
  }

  /// The units whose state varies most over the sentence, in the order of their numbers.
  private func liveliest(_ states: [[Float]], count: Int) -> [Int] {
    let width = states.first?.count ?? 0
    let variances = (0..<width).map { unit in
      let values = states.map { Double($0[unit]) }
      let mean = values.reduce(0, +) / Double(values.count)
      return values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    }
    return (0..<width).sorted { (variances[$0], $1) > (variances[$1], $0) }.prefix(count).sorted()
  }

  /// The head that looks farthest back on average.
  private func attentionMap(_ trained: Trained, _ tokens: [Int32]) -> Heatmap {
    guard let model = trained.model as? Transformer else {
      fatalError("Comparison: a recurrent model has no attention to draw.")
    }
    let heads = model.trace(tokens, parameters: trained.parameters).heads
    guard let head = heads.max(by: { $0.meanDistance < $1.meanDistance }) else {
      fatalError("Comparison: a transformer without heads.")
    }
    return byDistance(
      head.weights,
      valueTitle:
        "attention weight of layer \(head.layer), head \(head.head), the head that looks farthest back",
      range: nil, name: "layer \(head.layer), head \(head.head)"
    ) { $0 }
  }

  private func reachMap(_ reach: [[Double]], _ name: Phrase) -> Heatmap {
    byDistance(
      reach, valueTitle: "gradient reach: |d loss / d character|, as a power of ten", range: -3...0,
      name: name
    ) { log10(max($0, 1e-9)) }
  }

  /// A matrix of all pairs of characters, each row turned into a column that runs back from its end.
  private func byDistance(
    _ pairs: [[Double]], valueTitle: Phrase, range: ClosedRange<Double>?, name: Phrase,
    _ shown: (Double) -> Double
  ) -> Heatmap {
    let rows = min(pairs.count, configuration.shownDistances)
    return Heatmap(
      title: "",
      values: (0..<rows).map { back in
        pairs.indices.map { t in back <= t ? shown(pairs[t][t - back]) : nil }
      },
      rows: .init("characters back"), columns: .init("", labels: columnLabels.verbatim),
      labels: .names,
      scale: .init(valueTitle, colours: .viridis, range: range, masked: "before the sentence"),
      cells: .init(showNumbers: false, areSquare: false, height: 4 * Double(rows)), name: name)
  }
}
