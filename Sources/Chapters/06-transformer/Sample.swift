import Autograd
import LanguageModels
import Notebook
import Phrases
import Tensors
import Text

extension Study {
  /// Step `sample`: the same prompt at several moments of the training.
  func sample(_ page: Page) throws {
    let prompt = Array(data.windows.tokens.prefix(1))
    let sampling = Sampling(temperature: configuration.temperature)
    for snapshot in trained.snapshots {
      // snippet: sample
      var generator = generator(.samples)  // the same luck at every moment
      var decoder = TransformerDecoder(trained.model, parameters: snapshot.parameters)
      let tokens = decoder.generate(
        after: prompt, count: configuration.sampleLength, sampling: sampling, using: &generator)
      // end snippet
      page.say("After \(Format.number(Double(snapshot.iteration))) iterations:")
      page.say(.verbatim(StudyText.visible(data.tokenizer.displayText(of: tokens))))
      try page.checkCancellation()
    }
    try countWords(sampling, page)
  }

  /// How many of the written words are words, before training and after it.
  private func countWords(_ sampling: Sampling, _ page: Page) throws {
    let known = Set(Self.words(data.split.training))
    let prompt = Array(data.windows.tokens.prefix(1))
    func share(_ parameters: Parameters, _ label: Phrase) throws -> Double {
      var generator = generator(.words)
      var decoder = TransformerDecoder(trained.model, parameters: parameters)
      var tokens = prompt
      let total = configuration.wordSampleLength
      while tokens.count < total {
        let next = decoder.generate(
          after: [tokens[tokens.count - 1]], count: min(100, total - tokens.count),
          sampling: sampling, using: &generator)
        tokens += next
        try page.progress(tokens.count, of: total, label)
      }
      // The first and the last word may be cut.
      let words = Self.words(data.tokenizer.displayText(of: tokens)).dropFirst().dropLast()
      guard !words.isEmpty else { return 0 }
      return Double(words.count { known.contains($0) }) / Double(words.count)
    }
    let untrained = try share(trained.snapshots[0].parameters, "writing, untrained")
    let trainedShare = try share(trained.parameters, "writing, trained")
    let held = Self.words(
      data.tokenizer.displayText(of: Array(data.windows.tokens.prefix(100_000))))
    let heldShare = Double(held.count { known.contains($0) }) / Double(max(1, held.count))
    try page.metric("real_word_share_untrained", untrained)
    try page.metric("real_word_share", trainedShare)
    try page.metric("real_word_share_held_out", heldShare)
    // 0.8: four of five words spelt right, although the model knows characters only.
    page.claim(
      "A model that predicts the next token again and again writes text",
      korean: "다음에 올 글자를 되풀이해 예측하면 문장이 만들어진다",
      measured: "\(Format.percent(trainedShare)) of the written words occur in the training text, "
        + "untrained \(Format.percent(untrained)), real text \(Format.percent(heldShare)) "
        + "(at least 80 %)",
      holds: trainedShare >= 0.8)
  }

  /// The words of a text: runs of letters.
  static func words(_ text: String) -> [Substring] { text.words }
}
