import Experiments
import LanguageModels
import LearnerCode
import Text

extension TransformerExperiment {
  /// Step `maps`: where each head looks, and whether it matters.
  func maps(_ page: Page, usesLearnerCode: Bool) throws {
    let tokens = seenTokens
    if tokens.count < shown.tokens.count {
      page.say(
        "The maps show the first \(tokens.count) characters: the model sees no more at once.")
    }
    // snippet: maps
    let trace = trained.model.trace(tokens, parameters: trained.parameters)
    let scores = headScores()
    // end snippet
    let heads = usesLearnerCode ? try learnerHeads(tokens, page) : trace.heads
    try page.figure(
      "maps", attentionFigure(heads, page),
      caption: "All heads of all layers on one sentence: bright cells are where a character looks.")
    let roles: [(String, Phrase, KeyPath<HeadScores, Double>)] = [
      ("head-previous", "looks most at the character before", \.previous),
      ("head-far", "looks farthest back", \.distance),
    ]
    for (file, finding, score) in roles {
      let best = scores.highest(score)
      guard let head = heads.first(where: { $0.layer == best.layer && $0.head == best.head })
      else { continue }
      try page.figure(
        file, headMap(head, title: "Layer \(head.layer), head \(head.head) \(finding)", page),
        caption: "The head that \(finding): \(head.name).")
    }
    try judge(scores, page)
    try testInfluence(page)
  }

  /// The weights of all heads by the learner's exercise 05.2.
  private func learnerHeads(_ tokens: [Int32], _ page: Page) throws -> [HeadWeights] {
    let code = try LearnerCode("05.2")
    page.say("The weights are those of your exercise 05.2.")
    return try trained.model.headInputs(of: tokens, parameters: trained.parameters).map {
      HeadWeights(layer: $0.layer, head: $0.head, try code.weights(scores: $0.scores))
    }
  }

  /// Scores all heads on random characters that come twice, and how far they look on held-out text.
  private func headScores() -> [HeadScores] {
    let (length, held) = (trained.model.configuration.contextLength, windows.tokens)
    var generator = generator(.sequences)
    // Drawn from the text: no character that the model hardly ever saw.
    let halves = (0..<configuration.scoreSequences).map { _ in
      (0..<(length / 2)).map { _ in character(using: &generator) }
    }
    let count = min(configuration.scoreSequences, max(1, held.count / length))
    let texts = (0..<count).map { Array(held.dropFirst($0 * (held.count / count)).prefix(length)) }
    return trained.model.headScores(
      onRepeated: halves, distancesOver: texts, parameters: trained.parameters)
  }

  private func judge(_ scores: [HeadScores], _ page: Page) throws {
    let even = HeadScores.evenInduction(half: trained.model.configuration.contextLength / 2)
    let (previous, induction) = (scores.highest(\.previous), scores.highest(\.induction))
    try page.figure(
      "head-scores", scoresFigure(scores, even, page),
      caption: "What each head does, in four numbers.")
    try page.metric("previous_token_score", previous.previous)
    try page.metric("first_token_score", scores.highest(\.first).first)
    try page.metric("farthest_look", scores.highest(\.distance).distance, unit: "characters")
    try page.metric("induction_score", induction.induction)
    try page.claim(
      "head-for-one-before",
      "Attention learns by itself which of the earlier tokens matter: a head for the one before",
      .check(
        "\(previous.name) puts \(previous.previous, decimals: 2) of its weight one step back",
        previous.previous, .atLeast(0.5, because: "more than all other places together")))
    try page.claim(
      "finds-same-text",
      "Attention finds where the same text stood before, however far back in the context",
      .check(
        """
        \(induction.name) puts \(induction.induction, decimals: 3) of its weight there, an even look \
        \(even, decimals: 3)
        """, induction.induction,
        .atLeast(
          3 * even, shown: "3 times as much",
          because: "out of reach for a head that does not follow the repetition")))
  }

  // MARK: - Figures

  private static let weightNote: Phrase =
    "A weight is no explanation: influence.png tests what each character really changes."

  private func attentionFigure(_ heads: [HeadWeights], _ page: Page) -> Panels {
    let size = trained.model.configuration
    let read = text.tokenizer.displayText(of: seenTokens).withVisibleWhiteSpace
    return Panels(
      title: "Each head has its own way of looking back", subtitle: subtitle(page),
      columns: size.headCount, panels: heads.map { .init("", headMap($0)) },
      rowTitles: (1...size.layerCount).map { "layer \($0)" },
      columnTitles: (1...size.headCount).map { "head \($0)" }, sharesScale: true, isCompact: true,
      footnote: """
        Rows: the character that looks; columns: where it looks; both are “\(read)”. \(Self.weightNote)
        """)
  }

  private func headMap(_ head: HeadWeights, title: Phrase = "", _ page: Page? = nil) -> Heatmap {
    Heatmap(
      title: title, subtitle: page.map(subtitle) ?? "", values: head.visible(isCausal: true),
      rows: .init("character that looks", labels: seenLabels),
      columns: .init("where it looks", labels: seenLabels),
      scale: .init("attention weight", range: 0...1, masked: "future"),
      cells: .init(showNumbers: false), rowsSumToOne: true, name: head.name,
      footnote: page.map { _ in Self.weightNote })
  }

  private func scoresFigure(_ scores: [HeadScores], _ even: Double, _ page: Page) -> Heatmap {
    let induction = scores.highest(\.induction).induction
    let rows: KeyValuePairs<Phrase, KeyPath<HeadScores, Double>> = [
      "one back": \.previous, "two back": \.second, "first token": \.first,
      "induction": \.induction,
    ]
    return Heatmap(
      title: """
        One character back: \(scores.highest(\.previous).name); induction: at most \
        \(induction, decimals: 2)
        """,
      subtitle: subtitle(page),
      values: rows.map { row in scores.map { $0[keyPath: row.value] } },
      rows: .init("looks at", labels: rows.map(\.key)),
      columns: .init("layer.head", labels: scores.map { "\($0.layer).\($0.head)" }),
      labels: .names, scale: .init("mean attention weight", range: 0...1),
      footnote: """
        Random characters that come twice. Induction: the token after the same token's first place; a head \
        that looks at all of the past alike has \(even, decimals: 3) there.
        """)
  }
}
