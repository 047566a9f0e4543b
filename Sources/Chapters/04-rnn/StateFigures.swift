import Autograd
import LanguageModels
import Notebook
import Phrases
import Plotting
import Tensors
import Text

extension Study {
  /// The units of the strip: those that follow something, then those that change most.
  func unitsToShow(_ followers: [Follower], _ trained: TrainedModel) -> [Int] {
    var units: [Int] = []
    for follower in followers where !units.contains(follower.unit) && follower.isClose {
      units.append(follower.unit)
    }
    let rows = standardised(trained, over: data.probeTokens, after: lead)
    let spread = rows.map { row in zip(row, row.dropFirst()).reduce(0) { $0 + abs($1.0 - $1.1) } }
    // The quietest and the liveliest: what holds on, and what changes with each letter.
    let order = rows.indices.filter { !units.contains($0) }
      .sorted { (spread[$0], $0) < (spread[$1], $1) }
    return units + order.prefix(5) + order.dropFirst(5).suffix(5)
  }

  /// What is read before the text of the strip, so that the state is not fresh.
  private var lead: [Int32] { Array(data.heldOut.tokens.prefix(Self.leadLength)) }

  /// Enough for a state to forget that it began with zeros.
  private static let leadLength = 400

  /// What each unit remembers along a text, in standard deviations from its mean: `[unit][time]`.
  ///
  /// Mean and deviation are over held-out text, so that a text of one line can be told from others.
  private func standardised(
    _ trained: TrainedModel, over tokens: [Int32], after lead: [Int32]
  ) -> [[Double]] {
    func memory(_ tokens: [Int32]) -> [[Double]] {
      trained.model.memory(of: tokens, parameters: trained.parameters).transposed.rows
        .map { $0.map { Double($0) } }
    }
    let usual = memory(Array(data.heldOut.tokens.prefix(1500)))
    return zip(memory(lead + tokens).map { $0.dropFirst(lead.count) }, usual).map { row, usual in
      let mean = usual.reduce(0, +) / Double(usual.count)
      let variance = usual.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(usual.count)
      return row.map { variance > 0 ? ($0 - mean) / variance.squareRoot() : 0 }
    }
  }

  /// The state under a text: one row a unit, one column a character.
  func strip(
    _ trained: TrainedModel, _ units: [Int], _ followers: [Follower], _ page: Page
  ) -> Heatmap {
    let tokens = Array(data.probeTokens.prefix(configuration.stripLength))
    let memory = standardised(trained, over: tokens, after: lead)
    return Heatmap(
      title: "The state under a text: some units hold on, others change with each letter",
      subtitle: subtitle(page, "\(trained.cell.name), \(units.count) of \(memory.count) units"),
      values: units.map { memory[$0] },
      rows: .init(
        "unit",
        labels: units.map { unit in
          let names = followers.filter { $0.unit == unit && $0.isClose }.map(\.property.name)
          return names.isEmpty ? "\(unit + 1)" : "\(names[0]) · \(unit + 1)"
        }),
      columns: .init(
        "character read", labels: data.labels(tokens).map { .verbatim($0.withVisibleWhiteSpace) }),
      labels: .names,
      scale: .init(
        "memory (standard deviations from the unit's mean)", colours: .diverging, range: -2.5...2.5),
      cells: .init(showNumbers: false, areSquare: false),
      footnote:
        "Named units follow a property of the text most closely (units.png); below them the "
        + "five of the others that change least over this text, and the five that change most.")
  }

  /// The text as three units see it.
  func colouredText(_ trained: TrainedModel, _ followers: [Follower], _ page: Page) -> Panels {
    let held = data.heldOut.tokens
    let start = held.count >= lead.count + 100 ? lead.count : 0
    let tokens = Array(held[start...].prefix(170))
    let memory = standardised(trained, over: tokens, after: Array(held[..<start]))
    let shown = followers.sorted { ($0.strength, $1.property.id) > ($1.strength, $0.property.id) }
    return Panels(
      title: "Single units of the \(trained.cell.name) follow what the last letter does not tell",
      subtitle: subtitle(page, "held-out text"), columns: 1,
      panels: shown.prefix(max(1, min(3, shown.count { $0.isClose }))).map { follower in
        .init(
          follower.property.name,
          TokenText(
            title: "", tokens: data.labels(tokens), values: memory[follower.unit],
            valueTitle:
              "memory of unit \(follower.unit + 1), correlation \(signed(follower.correlation))",
            colours: .diverging, range: -2.5...2.5))
      },
      footnote: "Memory in standard deviations from the unit's mean. Correlations: on "
        + "\(Format.number(Double(judgedLength))) held-out characters that the unit was "
        + "not chosen by.")
  }

  /// Two decimals with a true minus sign.
  private func signed(_ value: Double) -> String {
    (value < 0 ? "−" : "") + Format.number(abs(value), decimals: 2)
  }

  /// How closely the closest unit of each model follows each property.
  func chart(_ all: [[Follower]], _ untrained: [Follower], _ page: Page) -> BarChart {
    let properties = all.last?.map(\.property) ?? []
    func strengths(_ followers: [Follower]) -> [Double] {
      properties.map { property in
        followers.first { $0.property.id == property.id }?.strength ?? 0
      }
    }
    return BarChart(
      title: "Training makes units that follow the text", subtitle: subtitle(page),
      categories: properties.map(\.name),
      series: [
        .init(
          "LSTM before training", values: strengths(untrained), colour: ModelColour.baseline.colour)
      ]
        + zip(trained, all).map { model, followers in
          .init(.verbatim(model.cell.name), values: strengths(followers), colour: model.colour)
        },
      axis: Axis("correlation of the closest unit", limits: 0...1),
      footnote: "Size of Pearson's coefficient on text that the unit was not chosen by.")
  }
}
