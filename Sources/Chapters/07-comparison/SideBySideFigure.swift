import LanguageModels
import Notebook
import Plotting
import Tensors

/// The aligned figure: a column is one character, and what stands in it happened just before it came.
extension Study {
  func figure(_ kind: ModelKind, _ page: Page) throws -> Panels {
    let (recurrent, transformer) = (model(kind), model(.transformer))
    let readings = (read(recurrent), read(transformer))
    let tokens = Array(data.sentence.dropLast())
    let parameters = Format.number(Double(transformer.parameters.count))
    return Panels(
      title: "How far back does each model look? One sentence, one scale",
      subtitle: "\(kind.name) and transformer, about \(parameters) parameters each; \(data.title); "
        + page.note,
      columns: 1,
      panels: [
        .init("Loss of each character", lossStrip(kind, readings)),
        .init("\(kind.name): the state it carries along", stateStrip(recurrent, tokens)),
        .init("Transformer: where it looks", attentionMap(transformer, tokens)),
        .init("\(kind.name): what it feels", reachMap(readings.0.reach, kind.name)),
        .init("Transformer: what it feels", reachMap(readings.1.reach, "transformer")),
      ],
      footnote:
        "Below a character: what was so just before it came; 0 back is the character before "
        + "it. What it feels: how much its loss changes with each earlier character, for the same "
        + "relative change of that character's embedding; one scale for both models. Attention "
        + "weights alone are no explanation: what it feels tests them.",
      width: 1030)
  }

  /// The characters that came, white space visible: every panel's columns.
  private var columnLabels: [String] {
    data.labels(Array(data.sentence.dropFirst())).map { label in
      String(
        label.map { character in
          character.isNewline ? "⏎" : character.isWhitespace ? "␣" : character
        })
    }
  }

  private func lossStrip(_ kind: ModelKind, _ readings: (Reading, Reading)) -> Heatmap {
    Heatmap(
      title: "",
      values: [readings.0.losses, readings.1.losses],
      rows: .init("", labels: [kind.name, "transformer"]),
      columns: .init("", labels: columnLabels),
      labels: .names,
      scale: .init("loss (nats)", colours: .magma),
      cells: .init(showNumbers: false, areSquare: false, height: 36))
  }

  private func stateStrip(_ trained: TrainedModel, _ tokens: [Int32]) -> Heatmap {
    guard case .recurrent(let model) = trained.contender.machine else {
      fatalError("Study: a transformer has no state to draw.")
    }
    let states = trained.parameters.withTape { tape in
      model(tokens, batchSize: 1, on: tape).states[0].tensor
        .reshaped(Shape(tokens.count, model.configuration.width)).rows
    }
    let units = liveliest(states, count: configuration.shownUnits)
    return Heatmap(
      title: "",
      values: units.map { unit in states.map { Double($0[unit]) } },
      rows: .init("unit", labels: units.map { "\($0)" }),
      columns: .init("", labels: columnLabels),
      labels: .names,
      scale: .init(
        "state of the \(units.count) of \(model.configuration.width) units that change most",
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
  private func attentionMap(_ trained: TrainedModel, _ tokens: [Int32]) -> Heatmap {
    guard case .transformer(let model) = trained.contender.machine else {
      fatalError("Study: a recurrent model has no attention to draw.")
    }
    let trace = model.trace(tokens, parameters: trained.parameters)
    let (H, T) = (model.configuration.headCount, tokens.count)  // heads, time
    var (name, farthest, best) = ("", -1.0, [[Double]]())
    for (layer, attention) in trace.attention.enumerated() {
      let rows = attention.reshaped(Shape(H * T, T)).rows
      for head in 0..<H {
        let weights = rows[(head * T)..<((head + 1) * T)].map { $0.map(Double.init) }
        let distance = weights.enumerated().reduce(0.0) { sum, row in
          sum + row.element.indices.reduce(0) { $0 + row.element[$1] * Double(row.offset - $1) }
        }
        guard distance > farthest else { continue }
        (name, farthest, best) = ("layer \(layer + 1), head \(head + 1)", distance, weights)
      }
    }
    return byDistance(
      best, valueTitle: "attention weight of \(name), the head that looks farthest back",
      range: nil, name: name
    ) { $0 }
  }

  private func reachMap(_ reach: [[Double]], _ name: String) -> Heatmap {
    byDistance(
      reach, valueTitle: "gradient reach: |d loss / d character|, as a power of ten", range: -3...0,
      name: name
    ) { logarithm10(max($0, 1e-9)) }
  }

  /// A matrix of all pairs of characters, each row turned into a column that runs back from its end.
  private func byDistance(
    _ pairs: [[Double]], valueTitle: String, range: ClosedRange<Double>?, name: String,
    _ shown: (Double) -> Double
  ) -> Heatmap {
    let rows = min(pairs.count, configuration.shownDistances)
    return Heatmap(
      title: "",
      values: (0..<rows).map { back in
        pairs.indices.map { t in back <= t ? shown(pairs[t][t - back]) : nil }
      },
      rows: .init("characters back"),
      columns: .init("", labels: columnLabels),
      labels: .names,
      scale: .init(valueTitle, colours: .viridis, range: range, masked: "before the sentence"),
      cells: .init(showNumbers: false, areSquare: false, height: 4 * Double(rows)),
      name: name)
  }
}
