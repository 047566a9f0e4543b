import Autograd
import Experiments
import LanguageModels
import Text

extension TransformerExperiment {
  /// Step `bert`: the same blocks without the mask on the future, trained to fill blanks.
  func bert(_ page: Page) throws {
    let reader = try trainReader(page)
    let writer = try small(page)
    let (both, left) = try compareBlanks(reader, writer, page)
    try page.metric("blank_loss_both_sides", both, unit: "nats a blank")
    try page.metric("blank_loss_left_side", left, unit: "nats a blank")
    try page.figure(
      "blanks", blanksFigure(reader, writer, page),
      caption: "Three blanks: what each model would write there.")
    try page.claim(
      "both-directions", "BERT reads in both directions and understands more of a text for it",
      .check(
        """
        loss at the same blanks \(both, decimals: 2) from both sides, \(left, decimals: 2) from the left \
        alone
        """, both,
        .below(
          0.9 * left, shown: "that by a tenth",
          because: "the noise of the two means is about one percent each")))
    try compareInfluence(reader, writer, page)
  }

  /// The token that stands for a blank, one more than the vocabulary has.
  var mask: Int32 { Int32(text.tokenizer.vocabularySize) }

  /// Trains the model that reads both sides.
  private func trainReader(_ page: Page) throws -> Trained {
    // snippet: bert
    var recipe = configuration.reader
    recipe.shape.isCausal = false
    let start = make(recipe, moreTokens: 1)
    let trainer = try train(start, by: recipe, "a BERT", mask: mask, page)
    return Trained(start.model, trainer.parameters)
    // end snippet
  }

  /// The mean loss of both models at the same blanks of held-out text.
  private func compareBlanks(
    _ reader: Trained, _ writer: Trained, _ page: Page
  ) throws -> (both: Double, left: Double) {
    var generator = generator(.blanks)
    var sums = (both: 0.0, left: 0.0, count: 0.0)
    func loss(_ trained: Trained, _ inputs: [Int32], _ batchSize: Int, _ targets: [Int32]) -> Double
    {
      let logits = trained.parameters.withTape {
        trained.model(inputs, batchSize: batchSize, on: $0).tensor
      }
      return tokenLosses(logits: logits, targets: targets).reduce(0, +)
    }
    let chosen = windows.evenly(configuration.blankWindows / windows.batchSize)
    for (done, clean) in chosen.enumerated() {
      var hidden = clean
      hidden.maskTokens(fraction: configuration.maskFraction, with: mask, using: &generator)
      // The writer's prediction of a character stands one place before it.
      let asked = hidden.targets.dropFirst() + [-1]
      sums.both += loss(reader, hidden.inputs, hidden.batchSize, hidden.targets)
      sums.left += loss(writer, clean.inputs, clean.batchSize, Array(asked))
      sums.count += Double(hidden.targetCount)
      try page.progress(done + 1, of: chosen.count, "comparing blanks")
    }
    return (sums.both / max(1, sums.count), sums.left / max(1, sums.count))
  }

  /// The line under figures of both models, which were not trained for as long.
  func pairSubtitle(_ writer: Trained, _ page: Page) -> Phrase {
    """
    \(writer.model.sizeText); \(corpus.title); BERT \(Double(configuration.reader.plan.steps)) iterations, \
    GPT \(Double(configuration.small.plan.steps)); \(page.note)
    """
  }

  // MARK: - Three blanks

  /// What both models would write in a few blanks of the shown text.
  private func blanksFigure(_ reader: Trained, _ writer: Trained, _ page: Page) -> Panels {
    let tokens = Array(seenTokens.prefix(reader.model.configuration.contextLength))
    return Panels(
      title: "What stands in the blank: read from both sides, and from the left",
      subtitle: pairSubtitle(writer, page), columns: 1,
      panels: blankPlaces(tokens).map { place in
        let before = tokens[max(0, place - 12)..<place].map(visible).joined()
        let after = tokens[(place + 1)..<min(tokens.count, place + 13)].map(visible).joined()
        return .init("…\(before)[ ? ]\(after)…", blankChart(reader, writer, tokens, place))
      },
      footnote: "The five likeliest for the model that reads both sides.")
  }

  private func blankChart(
    _ reader: Trained, _ writer: Trained, _ tokens: [Int32], _ place: Int
  ) -> BarChart {
    var hidden = tokens
    hidden[place] = mask
    let both = reader.model.probabilities(after: [hidden], at: [place], reader.parameters)[0][0]
    let left = writer.model.probabilities(after: [tokens], at: [place - 1], writer.parameters)[0][0]
    let truth = Int(tokens[place])
    var candidates = Array(
      (0..<text.tokenizer.vocabularySize).sorted { (both[$0], $1) > (both[$1], $0) }.prefix(5))
    if !candidates.contains(truth) { candidates[candidates.count - 1] = truth }
    return BarChart(
      title: "",
      categories: candidates.map {
        $0 == truth ? "\(visible(Int32($0))) (was there)" : .verbatim(visible(Int32($0)))
      },
      series: [
        .init(
          "BERT: both sides", values: candidates.map { Double(both[$0]) },
          colour: ModelColour.other.colour),
        .init(
          "GPT: left side only", values: candidates.map { Double(left[$0]) },
          colour: ModelColour.transformer.colour),
      ], axis: Axis("probability", limits: 0...1), showsValues: true)
  }

  /// Up to three places with a letter, not the first, spread over the text.
  private func blankPlaces(_ tokens: [Int32]) -> [Int] {
    let places = Array(tokens.indices.dropFirst())
    let letters = places.filter {
      text.tokenizer.label(of: tokens[$0]).allSatisfy(\.isLetter)
    }
    let usable = letters.isEmpty ? places : letters
    return Set([1, 2, 3].map { usable[min(usable.count - 1, $0 * usable.count / 4)] }).sorted()
  }
}
