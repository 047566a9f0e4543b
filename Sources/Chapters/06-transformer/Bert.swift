import Autograd
import LanguageModels
import Notebook
import Phrases
import Plotting
import Tensors
import Text

extension Study {
  /// Step `bert`: the same blocks without the mask on the future, trained to fill blanks.
  func bert(_ page: Page) throws {
    let reader = try trainReader(page)
    let writer = try small(page)
    let blanks = try compareBlanks(reader, writer, page)
    try page.metric("blank_loss_both_sides", blanks.reader, unit: "nats a blank")
    try page.metric("blank_loss_left_side", blanks.writer, unit: "nats a blank")
    try page.figure(
      "blanks", try blanksFigure(reader, writer, page),
      caption: "Three blanks: what each model would write there.")
    // A tenth: more than the noise of the two means, which is about one percent each.
    page.claim(
      "BERT reads in both directions and understands more of a text for it",
      korean: "BERT는 양방향으로 읽어 글을 더 잘 이해한다",
      measured: "loss at the same blanks \(Format.number(blanks.reader, decimals: 2)) from both "
        + "sides, \(Format.number(blanks.writer, decimals: 2)) from the left alone "
        + "(lower by a tenth)",
      holds: blanks.reader < 0.9 * blanks.writer)
    try compareInfluence(reader, writer, page)
  }

  /// The token that stands for a blank, one more than the vocabulary has.
  var mask: Int32 { Int32(data.tokenizer.vocabularySize) }

  /// Trains the model that reads both sides.
  private func trainReader(_ page: Page) throws -> TrainedModel {
    let recipe = configuration.reader
    let sampler = try BatchSampler(
      tokens: data.training, batchSize: recipe.batchSize, contextLength: recipe.contextLength)
    var generator = generator(.weights)
    var parameters = Parameters()
    let model = Transformer(
      recipe.shape(vocabularySize: data.tokenizer.vocabularySize + 1, isCausal: false),
      in: &parameters, using: &generator)
    var maskGenerator = self.generator(.masks)
    // snippet: bert
    try train(
      model, &parameters, by: recipe, page, label: "fill the blank",
      draw: { batch, generator in
        sampler.next(into: &batch, using: &generator)
        batch.maskTokens(
          fraction: configuration.maskShare, with: mask, using: &maskGenerator)
      })
    // end snippet
    return TrainedModel(model: model, parameters: parameters, recipe: recipe)
  }

  /// The mean loss of both models at the same blanks of held-out text.
  private func compareBlanks(
    _ reader: TrainedModel, _ writer: TrainedModel, _ page: Page
  ) throws -> (reader: Double, writer: Double) {
    var generator = generator(.blanks)
    var sums = (reader: 0.0, writer: 0.0, count: 0)
    let batches = max(1, configuration.blankWindows / data.windows.batchSize)
    let stride = max(1, data.windows.count / batches)
    let chosen = Array(
      Swift.stride(from: 0, to: data.windows.count, by: stride).prefix(batches))
    for (done, index) in chosen.enumerated() {
      let clean = data.windows[index]
      var hidden = clean
      hidden.maskTokens(fraction: configuration.maskShare, with: mask, using: &generator)
      // The writer's prediction of a character stands one place before it.
      var asked = [Int32](repeating: -1, count: hidden.tokenCount)
      for place in hidden.targets.indices.dropFirst() { asked[place - 1] = hidden.targets[place] }
      sums.reader += loss(reader, hidden.inputs, hidden.batchSize, hidden.targets)
      sums.writer += loss(writer, clean.inputs, clean.batchSize, asked)
      sums.count += hidden.targets.count { $0 >= 0 }
      try page.progress(done + 1, of: chosen.count, "comparing blanks")
    }
    let count = Double(max(1, sums.count))
    return (sums.reader / count, sums.writer / count)
  }

  private func loss(
    _ trained: TrainedModel, _ inputs: [Int32], _ batchSize: Int, _ targets: [Int32]
  ) -> Double {
    let logits = trained.parameters.withTape {
      trained.model(inputs, batchSize: batchSize, on: $0).tensor
    }
    return tokenLosses(logits: logits, targets: targets).reduce(0, +)
  }

  /// The line under figures of both models, which were not trained for as long.
  func pairSubtitle(_ page: Page) -> Phrase {
    let (reader, writer) = (configuration.reader, configuration.small)
    return "\(reader.sizeText); \(data.title); BERT \(Format.number(Double(reader.iterations))) "
      + "iterations, GPT \(Format.number(Double(writer.iterations))); \(page.note)"
  }

  // MARK: - Both directions, tested

  private func compareInfluence(
    _ reader: TrainedModel, _ writer: TrainedModel, _ page: Page
  ) throws {
    let tokens = Array(data.seenTokens.prefix(reader.recipe.contextLength))
    let pair = [
      influence(on: writer, tokens, alphabet: data.tokenizer.vocabularySize),
      influenceOnBlanks(of: reader, tokens, mask: mask),
    ]
    try page.figure(
      "both-sides",
      Panels(
        title: "A GPT is moved by the past, a BERT by both sides",
        subtitle: pairSubtitle(page), columns: 2,
        panels: [
          .init("GPT: the past only", influenceMap(pair[0], tokens, isCausal: true)),
          .init("BERT: both sides", influenceMap(pair[1], tokens, isCausal: false)),
        ], sharesScale: true,
        footnote: "Each row: one character is changed; each column: how far a prediction moves. "
          + "Below the diagonal a later character changes an earlier prediction."),
      caption: "A triangle against a square: what each model can see.")
    let backwards = Influence.largestBackwards(pair[1])
    page.claim(
      "The transformer considers the whole input (this BERT)",
      korean: "트랜스포머는 입력 데이터 전체를 고려해 예측한다 (이 BERT)",
      measured: "changing a character moves earlier predictions by up to "
        + "\(Format.number(backwards, decimals: 2)), in the GPT by "
        + "\(Format.number(Influence.largestBackwards(pair[0]))) (more than 0.00001)",
      holds: backwards > 1e-5)
  }
}
