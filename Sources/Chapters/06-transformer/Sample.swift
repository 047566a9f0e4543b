import Autograd
import Experiments
import LanguageModels
import Text

extension TransformerExperiment {
  /// Step `sample`: the same prompt at several moments of the training.
  func sample(_ page: Page) throws {
    let prompt = Array(windows.tokens.prefix(1))
    let sampling = Sampling(temperature: configuration.temperature)
    for snapshot in trained.snapshots {
      // snippet: sample
      var generator = generator(.samples)  // the same random seed at every moment
      var decoder = TransformerDecoder(trained.model, parameters: snapshot.parameters)
      let tokens = decoder.generate(
        after: prompt, count: configuration.sampleLength, sampling: sampling, using: &generator)
      // end snippet
      page.say("After \(Double(snapshot.step)) iterations:")
      page.say(.verbatim(text.tokenizer.displayText(of: tokens).withVisibleWhiteSpace))
      try page.checkCancellation()
    }
    try countWords(prompt, sampling, page)
  }

  /// How many of the written words are words, before training and after it.
  private func countWords(_ prompt: [Int32], _ sampling: Sampling, _ page: Page) throws {
    let known = KnownWords(of: text.split.training)
    func fraction(_ parameters: Parameters, _ label: Phrase) throws -> Double {
      var generator = generator(.words)
      var decoder = TransformerDecoder(trained.model, parameters: parameters)
      var tokens = prompt
      let total = configuration.wordSampleLength
      while tokens.count < total {
        tokens += decoder.generate(
          after: Array(tokens.suffix(1)), count: min(100, total - tokens.count), sampling: sampling,
          using: &generator)
        try page.progress(tokens.count, of: total, label)
      }
      return known.fraction(in: text.tokenizer.displayText(of: tokens))
    }
    let before = try fraction(trained.snapshots[0].parameters, "writing, untrained")
    let after = try fraction(trained.parameters, "writing, trained")
    let heldOut = known.fraction(
      in: text.tokenizer.displayText(of: Array(windows.tokens.prefix(100_000))), isCut: false)
    try page.metric("real_word_share_untrained", before)
    try page.metric("real_word_share", after)
    try page.metric("real_word_share_held_out", heldOut)
    try page.claim(
      "writes-text", "A model that predicts the next token again and again writes text",
      .check(
        """
        \(after, percent: 1) of the written words occur in the training text, untrained \
        \(before, percent: 1), real text \(heldOut, percent: 1)
        """, after,
        .atLeast(
          0.8, shown: "80 %",
          because: "four of five words spelt right, although the model knows characters only")))
  }
}
