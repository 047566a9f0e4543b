import LanguageModels
import Notebook
import Plotting
import Tensors

extension Study {
  /// Step `maps`: where each head looks, and whether it matters.
  func maps(_ page: Page, usesLearnerCode: Bool) throws {
    let tokens = data.seenTokens
    if tokens.count < data.probeTokens.count {
      page.say(
        "The maps show the first \(tokens.count) characters: the model sees no more at once.")
    }
    // snippet: maps
    let trace = trained.model.trace(tokens, parameters: trained.parameters)
    let scores = headScores()
    // end snippet
    let attention = usesLearnerCode ? try learnerAttention(tokens, page) : trace.attention
    try page.figure(
      "maps", attentionFigure(attention, page),
      caption: "All heads of all layers on one sentence: bright cells are where a character looks.")
    let roles: [(String, String, KeyPath<HeadScore, Double>)] = [
      ("head-previous", "looks most at the character before", \.previous),
      ("head-far", "looks farthest back", \.distance),
    ]
    for (file, finding, score) in roles {
      let best = scores.best(score)
      try page.figure(
        file, headFigure(best, finding, attention, page),
        caption: "The head that \(finding): \(best.name).")
    }
    try page.figure(
      "head-scores", scoresFigure(scores, page), caption: "What each head does, in four numbers.")
    let (previous, induction) = (scores.best(\.previous), scores.best(\.induction))
    try page.metric("previous_token_score", previous.previous)
    try page.metric("first_token_score", scores.best(\.first).first)
    try page.metric("farthest_look", scores.best(\.distance).distance, unit: "characters")
    try page.metric("induction_score", induction.induction)
    // Half: the head then looks at the neighbour more than at all other places together.
    page.claim(
      "Attention learns by itself which of the earlier tokens matter: a head for the one before",
      korean: "어텐션은 앞의 어느 글자가 중요한지 스스로 배운다: 바로 앞 글자를 보는 헤드가 생긴다",
      measured: "\(previous.name) puts \(Format.number(previous.previous, decimals: 2)) of its "
        + "weight one step back (at least 0.5)",
      holds: previous.previous >= 0.5)
    // Three times an even look: out of reach for a head that does not follow the repetition.
    page.claim(
      "Attention finds where the same text stood before, however far back in the context",
      korean: "어텐션은 문맥 안에서 같은 글이 나왔던 자리를 찾아낸다",
      measured: "\(induction.name) puts \(Format.number(induction.induction, decimals: 3)) of its "
        + "weight there, an even look \(Format.number(scores.uniform, decimals: 3)) (at least "
        + "3 times as much)",
      holds: induction.induction >= 3 * scores.uniform)
    try testInfluence(tokens, page)
  }

  private func testInfluence(_ tokens: [Int32], _ page: Page) throws {
    let influence = influence(on: trained, tokens, alphabet: data.tokenizer.vocabularySize)
    try page.figure(
      "influence",
      influenceFigure(
        influence, tokens, title: "Changing a character moves only the predictions after it",
        trained, page),
      caption:
        "What attention weights can't show: how much each character matters to each prediction.")
    let backwards = Influence.largestBackwards(influence)
    // Anything above the rounding of Float32 would be a leak from the future.
    page.claim(
      "The transformer considers the whole input (this GPT)",
      korean: "트랜스포머는 입력 데이터 전체를 고려해 예측한다 (이 GPT)",
      measured: "changing a character moves earlier predictions by "
        + "\(Format.number(backwards)) (more than 0.00001 if it saw them): it sees the past only",
      holds: backwards > 1e-5)
  }

  // MARK: - Figures

  static let weightNote =
    "A weight is no explanation: influence.png tests what each character really changes."

  private func attentionFigure(_ attention: [Tensor], _ page: Page) -> Panels {
    let size = trained.model.configuration
    let panels = attention.indices.flatMap { layer in
      (0..<size.headCount).map { head in
        Panels.Panel(
          "", headMap(layer, head, attention[layer], title: "", subtitle: ""))
      }
    }
    return Panels(
      title: "Each head has its own way of looking back", subtitle: subtitle(trained, page),
      columns: size.headCount, panels: panels,
      rowTitles: attention.indices.map { "layer \($0 + 1)" },
      columnTitles: (0..<size.headCount).map { "head \($0 + 1)" }, sharesScale: true,
      isCompact: true,
      footnote: "Rows: the character that looks; columns: where it looks; both are “"
        + StudyText.visible(data.tokenizer.displayText(of: data.seenTokens)) + "”. "
        + Self.weightNote)
  }

  private func headFigure(
    _ score: HeadScore, _ finding: String, _ attention: [Tensor], _ page: Page
  ) -> Heatmap {
    var map = headMap(
      score.layer - 1, score.head - 1, attention[score.layer - 1],
      title: "\(score.name.prefix(1).uppercased() + score.name.dropFirst()) \(finding)",
      subtitle: subtitle(trained, page))
    map.footnote = Self.weightNote
    return map
  }

  private func headMap(
    _ layer: Int, _ head: Int, _ attention: Tensor, title: String, subtitle: String
  ) -> Heatmap {
    let labels = data.labels(data.seenTokens)
    return Heatmap(
      title: title, subtitle: subtitle,
      values: Weights(attention, head: head).values(isCausal: true), rowLabels: labels,
      columnLabels: labels, rowTitle: "character that looks", columnTitle: "where it looks",
      valueTitle: "attention weight", range: 0...1, maskedTitle: "future", showsNumbers: false,
      rowsSumToOne: true, name: "layer \(layer + 1), head \(head + 1)")
  }
}
