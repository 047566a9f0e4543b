import Experiments
import LanguageModels
import Tensors
import Text

extension TransformerExperiment {
  /// What attention weights can't show: changes each character and looks which predictions move.
  func testInfluence(_ page: Page) throws {
    let influence = influence(on: trained, seenTokens)
    var map = influenceMap(influence, seenTokens)
    map.title = "Changing a character moves only the predictions after it"
    map.subtitle = subtitle(page)
    map.footnote = """
      Half the summed difference of the two distributions; mean over \(configuration.replacements) other \
      characters drawn from the text.
      """
    try page.figure(
      "influence", map,
      caption:
        "What attention weights can't show: how much each character matters to each prediction.")
    let backwards = Influence.largestBackwards(influence)
    try page.claim(
      "whole-input-gpt", "The transformer considers the whole input (this GPT)",
      .check(
        "changing a character moves earlier predictions by \(backwards)", backwards, Self.isMoved),
      byConstruction: "the causal mask lets nothing through from what comes later")
  }

  /// A prediction is moved by what comes later.
  private static let isMoved = Bound.above(
    1e-5, shown: "0.00001", because: "more than rounding: it sees what comes later")

  /// The influence of each character on each prediction of a model that writes.
  private func influence(on trained: Trained, _ tokens: [Int32]) -> [[Double?]] {
    var generator = generator(.sequences)
    return Influence.matrix(
      of: trained.model, tokens, replacements: configuration.replacements, trained.parameters
    ) { other(than: $0, &generator) }
  }

  /// Draws another character, as often as it stands in the text.
  private func other(than token: Int32, _ generator: inout SeededGenerator) -> Int32 {
    for _ in 0..<100 {
      let drawn = character(using: &generator)
      if drawn != token { return drawn }
    }
    // A text of one character over and over.
    return (token + 1) % Int32(text.tokenizer.vocabularySize)
  }

  private func influenceMap(
    _ influence: [[Double?]], _ tokens: [Int32], isCausal: Bool = true
  ) -> Heatmap {
    let labels = text.tokenizer.labels(tokens).verbatim
    return Heatmap(
      title: "", values: influence, rows: .init("changed character", labels: labels),
      columns: .init(
        isCausal ? "prediction of what follows" : "prediction of the blank at", labels: labels),
      scale: .init(
        "change of the prediction (0 to 1)", colours: .magma, range: 0...1,
        masked: "the blank itself; the first is never one"),
      cells: .init(showNumbers: false), name: "influence")
  }

  /// The same for a GPT and a BERT: both directions, tested.
  func compareInfluence(_ reader: Trained, _ writer: Trained, _ page: Page) throws {
    let tokens = Array(seenTokens.prefix(reader.model.configuration.contextLength))
    var generator = generator(.sequences)
    let ofWriter = influence(on: writer, tokens)
    let ofReader = Influence.onBlanks(of: reader.model, tokens, mask: mask, reader.parameters) {
      other(than: $0, &generator)
    }
    try page.figure(
      "both-sides",
      Panels(
        title: "A GPT is moved by the past, a BERT by both sides",
        subtitle: pairSubtitle(writer, page), columns: 2,
        panels: [
          .init("GPT: the past only", influenceMap(ofWriter, tokens)),
          .init("BERT: both sides", influenceMap(ofReader, tokens, isCausal: false)),
        ], sharesScale: true,
        footnote: """
          Each row: one character is changed; each column: how far a prediction moves. Below the diagonal a \
          later character changes an earlier prediction.
          """),
      caption: "A triangle against a square: what each model can see.")
    let backwards = Influence.largestBackwards(ofReader)
    try page.claim(
      "whole-input-bert", "The transformer considers the whole input (this BERT)",
      .check(
        """
        changing a character moves earlier predictions by up to \(backwards, decimals: 2), in the GPT by \
        \(Influence.largestBackwards(ofWriter))
        """, backwards, Self.isMoved),
      byConstruction: "without the mask every place takes part in every sum")
  }
}
