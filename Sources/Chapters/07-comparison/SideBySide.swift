import LanguageModels
import Notebook
import Plotting
import Tensors

/// What one model did with the sentence.
struct Reading {
  /// The loss of each character after the first.
  let losses: [Double]
  /// `[read][felt]`: how far back the loss after each character feels.
  let reach: [[Double]]
}

extension Study {
  /// Step `sidebyside`: both models on one sentence, with what can be compared on one scale.
  func sideBySide(_ page: Page) throws {
    let pairs = try [ModelKind.rnn, .lstm].map { kind in
      try (kind, figure(kind, page))
    }
    try page.figure(
      "sidebyside", pairs[0].1,
      caption: "One sentence, one column a character: what each model makes of it, and how far back.")
    try page.figure(
      "sidebyside-lstm", pairs[1].1, caption: "The same with an LSTM in the RNN's place.")
    try farReach(page)
  }

  private func model(_ kind: ModelKind) -> TrainedModel {
    guard let trained = learned[kind]?.first else {
      fatalError("Study: step sidebyside needs the models of step learning.")
    }
    return trained
  }

  // MARK: - One sentence

  /// Reads the sentence with a model.
  private func read(_ trained: TrainedModel) -> Reading {
    let (inputs, targets) = (Array(data.sentence.dropLast()), Array(data.sentence.dropFirst()))
    let logits = trained.parameters.withTape {
      trained.contender.predictor(inputs[...], 1, $0).tensor
    }
    return Reading(
      losses: tokenLosses(logits: logits, targets: targets),
      reach: reach(trained, inputs, targets))
  }

  /// `|d loss_t / d x_s|`, times the typical length of an embedded token `x`, so that what is compared
  /// is the effect of the same relative change: the models' embeddings differ in scale.
  // snippet: reach
  private func reach(_ trained: TrainedModel, _ tokens: [Int32], _ targets: [Int32]) -> [[Double]] {
    let norms: [[Double]]
    let table: Tensor
    switch trained.contender.machine {
    case .recurrent(let model):
      norms = GradientReach.matrix(
        of: model, tokens: tokens, targets: targets, parameters: trained.parameters)
      table = trained.parameters[model.embedding.weight]
    case .transformer(let model):
      norms = GradientReach.matrix(
        of: model, tokens: tokens, targets: targets, parameters: trained.parameters)
      table = trained.parameters[model.tokenEmbedding.weight]
    }
    let length = typicalLength(of: table, tokens)
    return norms.map { row in row.map { $0 * length } }
  }
  // end snippet

  /// The mean length of the rows of some tokens.
  private func typicalLength(of table: Tensor, _ tokens: [Int32]) -> Double {
    let rows = table.gathering(rows: tokens.map(Int.init)).rows
    let lengths = rows.map { row in
      row.reduce(0.0) { $0 + Double($1) * Double($1) }.squareRoot()
    }
    return lengths.reduce(0, +) / Double(max(1, lengths.count))
  }

  // MARK: - The figure

  private func figure(_ kind: ModelKind, _ page: Page) throws -> Panels {
    let (recurrent, transformer) = (model(kind), model(.transformer))
    let readings = (read(recurrent), read(transformer))
    let tokens = Array(data.sentence.dropLast())
    let labels = data.labels(tokens)
    let map = { (reach: [[Double]], title: String) in
      self.reachMap(reach, labels: labels, title: title)
    }
    return Panels(
      title: "One sentence, two memories: a state that is overwritten, a past that is looked up",
      subtitle: "\(kind.name) and transformer, \(Format.number(Double(transformer.parameters.count))) "
        + "parameters each; \(data.title); \(page.note)",
      columns: 1,
      panels: [
        .init("Loss of the next character", lossStrip(kind, readings, labels)),
        .init("\(kind.name): the state that is carried along", stateStrip(recurrent, tokens, labels)),
        .init("Transformer: where it looks", attentionMap(transformer, tokens, labels)),
        .init("\(kind.name): gradient reach", map(readings.0.reach, kind.name)),
        .init("Transformer: gradient reach", map(readings.1.reach, "transformer")),
      ],
      footnote: "Gradient reach: how much the loss after a character (row) changes with each earlier "
        + "character (column), for the same relative change of its embedding: one quantity, one scale. "
        + "An attention weight is no explanation; the reach below it tests it.",
      width: 780)
  }

  private func lossStrip(
    _ kind: ModelKind, _ readings: (Reading, Reading), _ labels: [String]
  ) -> Heatmap {
    // Each loss stands above the character that was read, so the text in a cell is the one that came.
    let next = data.labels(Array(data.sentence.dropFirst()))
    return Heatmap(
      title: "", values: [readings.0.losses, readings.1.losses], rowLabels: [kind.name, "transformer"],
      columnLabels: labels, labels: .tokens, rowTitle: "", columnTitle: "",
      valueTitle: "loss of the character that came, written in the cell (nats)", colours: .magma,
      cellTexts: [next, next], hasSquareCells: false, height: 40)
  }

  private func stateStrip(
    _ trained: TrainedModel, _ tokens: [Int32], _ labels: [String]
  ) -> Heatmap {
    guard case .recurrent(let model) = trained.contender.machine else {
      fatalError("Study: a transformer has no state to draw.")
    }
    let states = trained.parameters.withTape { tape in
      model(tokens, batchSize: 1, on: tape).states[0].tensor
        .reshaped(Shape(tokens.count, model.configuration.width)).rows
    }
    let units = liveliest(states, count: 16)
    return Heatmap(
      title: "", values: units.map { unit in states.map { Double($0[unit]) } },
      rowLabels: units.map { "\($0)" }, columnLabels: labels, rowTitle: "unit", columnTitle: "",
      valueTitle: "state of 16 of \(model.configuration.width) units, those that change most",
      colours: .diverging, range: -1...1, showsNumbers: false, hasSquareCells: false, height: 128)
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
  private func attentionMap(
    _ trained: TrainedModel, _ tokens: [Int32], _ labels: [String]
  ) -> Heatmap {
    guard case .transformer(let model) = trained.contender.machine else {
      fatalError("Study: a recurrent model has no attention to draw.")
    }
    let trace = model.trace(tokens, parameters: trained.parameters)
    let (H, T) = (model.configuration.headCount, tokens.count)
    var best = (layer: 0, head: 0, distance: -1.0, weights: [[Float]]())
    for (layer, attention) in trace.attention.enumerated() {
      let rows = attention.reshaped(Shape(H * T, T)).rows
      for head in 0..<H {
        let weights = Array(rows[(head * T)..<((head + 1) * T)])
        let distance = weights.enumerated().reduce(0.0) { sum, row in
          sum + row.element.enumerated().reduce(0) { $0 + Double($1.element) * Double(row.offset - $1.offset) }
        }
        if distance > best.distance { best = (layer, head, distance, weights) }
      }
    }
    return Heatmap(
      title: "",
      values: best.weights.enumerated().map { t, row in
        row.enumerated().map { s, weight in s <= t ? Double(weight) : nil }
      },
      rowLabels: labels, columnLabels: labels, rowTitle: "character that looks", columnTitle: "",
      valueTitle: "attention weight of layer \(best.layer + 1), head \(best.head + 1), which looks farthest back",
      maskedTitle: "future", showsNumbers: false, rowsSumToOne: true,
      name: "layer \(best.layer + 1), head \(best.head + 1)", hasSquareCells: false, height: mapHeight)
  }

  private var mapHeight: Double { 210 }

  private func reachMap(_ reach: [[Double]], labels: [String], title: String) -> Heatmap {
    Heatmap(
      title: "",
      values: reach.enumerated().map { t, row in
        row.enumerated().map { s, norm in s <= t ? logarithm10(max(norm, 1e-9)) : nil }
      },
      rowLabels: labels, columnLabels: labels, rowTitle: "loss after", columnTitle: "character that is felt",
      valueTitle: "|d loss / d character|, powers of ten", colours: .viridis, range: -3...0.5,
      maskedTitle: "future", showsNumbers: false, name: title, hasSquareCells: false,
      height: mapHeight)
  }
}
