import Autograd
import Experiments
import LanguageModels
import Tensors
import Text

/// The units of one model that follow the properties of a text most closely.
private typealias Followers = [(property: TextProperty, found: FollowingUnit)]

extension RecurrentExperiment {
  /// Step `state`: what the state is while a text is read, and which units follow something.
  func state(_ page: Page) throws {
    let lstm = trained[.lstm]
    var done = 0
    func follow(_ model: RecurrentLanguageModel, _ parameters: Parameters) throws -> Followers {
      done += 1
      try page.progress(done, of: 4, "correlations")
      return followers(model, parameters)
    }
    let all = try trained.mapped { try follow($0.model, $0.parameters) }
    let untrained = try follow(lstm.model, lstm.snapshots[0].parameters)
    let ofLSTM = all[.lstm]
    guard let strongest = ofLSTM.max(by: { $0.found.strength < $1.found.strength }) else {
      page.say("Nothing in this text varies that a unit could follow.")
      return
    }
    try page.figure(
      "state", strip(lstm, ofLSTM, page),
      caption:
        "Some units switch with the letter, others hold on for words: a memory in the making.")
    try page.figure(
      "units", colouredText(lstm, ofLSTM, page),
      caption: "Each text is coloured by one unit: nobody told it what to follow.")
    try page.figure(
      "correlations", chart(all, untrained, page),
      caption: "The closest unit of each model, judged on text that it was not chosen by.")
    for (property, found) in ofLSTM {
      try page.metric("correlation_\(property.rawValue)_lstm", found.strength)
    }
    let before = untrained.first { $0.property == strongest.property }?.found.strength ?? 0
    let strength = strongest.found.strength
    try page.claim(
      "units-follow",
      "The hidden state keeps what matters of the input: single units follow properties of the text",
      .check(
        "\(strongest.property.name): correlation \(strength, decimals: 2) on fresh text", strength,
        .atLeast(0.5, because: "a quarter of the property's variance")),
      .check(
        "untrained \(before, decimals: 2)", before,
        .below(strength, shown: "that", because: "training must have made it")))
  }

  /// How much held-out text units are chosen by, and again how much they are judged by.
  private var judgedLength: Int { min(configuration.probeLength, heldOut.tokens.count / 2) }

  /// The closest unit to each property that varies.
  private func followers(_ model: RecurrentLanguageModel, _ parameters: Parameters) -> Followers {
    let tokens = Array(heldOut.tokens.prefix(2 * judgedLength))
    let read = text.tokenizer.displayText(of: tokens)
    // snippet: units
    let memory = model.memory(of: tokens, parameters: parameters)  // [T, H]
    return TextProperty.allCases.compactMap { property in
      FollowingUnit(of: memory, following: property.values(in: read), chosenBy: judgedLength)
        .map { (property, $0) }
    }
    // end snippet
  }

  // MARK: - Figures

  /// What is read before a shown text: enough for a state to forget that it began with zeros.
  private var lead: [Int32] { Array(heldOut.tokens.prefix(400)) }

  /// What each unit remembers along a text, in standard deviations from its mean over held-out text.
  private func memory(_ trained: Trained, _ tokens: [Int32], after lead: [Int32]) -> [[Double]] {
    trained.model.standardMemory(
      of: tokens, after: lead, among: Array(heldOut.tokens.prefix(1500)), trained.parameters)
  }

  /// The units of the strip: those that follow something, then the quietest and the liveliest of the
  /// others: what holds on, and what changes with each letter.
  private func unitsToShow(_ followers: Followers, _ trained: Trained) -> [Int] {
    var units: [Int] = []
    for (_, found) in followers where !units.contains(found.unit) && found.isClose {
      units.append(found.unit)
    }
    let order = quietestFirst(memory(trained, shown.tokens, after: lead))
      .filter { !units.contains($0) }
    return units + order.prefix(5) + order.dropFirst(5).suffix(5)
  }

  /// The state under a text: one row a unit, one column a character.
  private func strip(_ trained: Trained, _ followers: Followers, _ page: Page) -> Heatmap {
    let tokens = Array(shown.tokens.prefix(configuration.stripLength))
    let memory = memory(trained, tokens, after: lead)
    let units = unitsToShow(followers, trained)
    return Heatmap(
      title: "The state under a text: some units hold on, others change with each letter",
      subtitle: subtitle(page, "LSTM, \(units.count) of \(memory.count) units"),
      values: units.map { memory[$0] },
      rows: .init(
        "unit",
        labels: units.map { unit in
          let property = followers.first { $0.found.unit == unit && $0.found.isClose }?.property
          return property.map { "\($0.name) · \(unit + 1)" } ?? "\(unit + 1)" as Phrase
        }),
      columns: .init(
        "character read",
        labels: text.tokenizer.labels(tokens).map(\.withVisibleWhiteSpace).verbatim),
      labels: .names,
      scale: .init(
        "memory (standard deviations from the unit's mean)", colours: .diverging, range: -2.5...2.5),
      cells: .init(showNumbers: false, areSquare: false),
      footnote: """
        Named units follow a property of the text most closely (units.png); below them the five of the \
        others that change least over this text, and the five that change most.
        """)
  }

  /// The text as three units see it.
  private func colouredText(_ trained: Trained, _ followers: Followers, _ page: Page) -> Panels {
    let held = heldOut.tokens
    let start = held.count >= lead.count + 100 ? lead.count : 0
    let tokens = Array(held[start...].prefix(170))
    let memory = memory(trained, tokens, after: Array(held[..<start]))
    let shown = followers.sorted {
      ($0.found.strength, $1.property.rawValue) > ($1.found.strength, $0.property.rawValue)
    }
    return Panels(
      title: "Single units of the LSTM follow what the last letter does not tell",
      subtitle: subtitle(page, "held-out text"), columns: 1,
      panels: shown.prefix(max(1, min(3, shown.count { $0.found.isClose }))).map {
        property, found in
        let sign = found.correlation < 0 ? "−" : ""
        return .init(
          property.name,
          TokenText(
            title: "", tokens: text.tokenizer.labels(tokens), values: memory[found.unit],
            valueTitle: """
              memory of unit \(found.unit + 1), correlation \(sign)\(found.strength, decimals: 2)
              """,
            colours: .diverging, range: -2.5...2.5))
      },
      footnote: """
        Memory in standard deviations from the unit's mean. Correlations: on \
        \(Double(judgedLength)) held-out characters that the unit was not chosen by.
        """)
  }

  /// How closely the closest unit of each model follows each property.
  private func chart(
    _ all: Results<RecurrentCell, Followers>, _ untrained: Followers, _ page: Page
  ) -> BarChart {
    let properties = all[.lstm].map(\.property)
    func strengths(_ followers: Followers) -> [Double] {
      properties.map { property in
        followers.first { $0.property == property }?.found.strength ?? 0
      }
    }
    // A cell has learned to follow what its closest unit follows at 0.32 or more, and 0.1 above untrained.
    let before = strengths(untrained)
    let learned = all.map { cell, followers in
      let count = zip(strengths(followers), before).count { $0 >= 0.32 && $0 >= $1 + 0.1 }
      return "\(count) (\(cell.label))" as Phrase
    }
    return BarChart(
      title:
        "Properties that a unit follows after training only: \(learned.joined(separator: ", "))",
      subtitle: subtitle(page),
      categories: properties.map(\.name),
      series: [
        .init(
          "LSTM before training", values: before, colour: ModelColour.baseline.colour)
      ]
        + all.map { cell, followers in
          .init(cell.label, values: strengths(followers), colour: cell.colour)
        },
      axis: Axis("correlation of the closest unit", limits: 0...1),
      footnote: "Size of Pearson's coefficient on text that the unit was not chosen by.")
  }
}
