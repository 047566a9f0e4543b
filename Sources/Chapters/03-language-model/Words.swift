import Experiments
import LanguageModels
import Tensors
import Text

extension Counting {
  /// N-grams of words, in bits a character, so that they compare with those of characters.
  func countWords(_ page: Page) throws {
    let (seen, _) = words.encode(split.training)
    let (new, lengths) = words.encode(split.validation)
    let spelling = SpacedWords.spellingOfUnknown(
      new, characterCounts: lengths, losses: model.losses(of: validation))
    let counts = NGramCounts(
      seen, order: configuration.wordOrder, vocabularySize: words.vocabularySize)
    let scores = workers.map(configuration.wordOrder) { index in
      NGramScores(counts, order: index + 1, seen: seen.prefix(new.count), new: new)
    }
    try page.checkCancellation()
    // snippet: words
    /// Bits a character: the words' surprise and the spelling of words that are not in the vocabulary.
    func bits(_ score: NGramScores) -> Double {
      Surprise(nats: score.kneserNey.nats + spelling, tokenCount: new.count)
        .bits(perCharacterOf: validation.count)
    }
    // end snippet
    try scoreTable(
      "Perplexity of words (of how many equally likely words a choice would be as hard)", scores,
      more: ["bits a character"], page
    ) { score in
      score.surprises.map { .number($0.perplexity, decimals: 1) }
        + [.number(bits(score), decimals: 3)]
    }
    for score in scores {
      try page.metric("word_perplexity_add_one_\(score.order)", score.addOne.perplexity)
      try page.metric("word_perplexity_kneser_ney_\(score.order)", score.kneserNey.perplexity)
      try page.metric("word_training_perplexity_\(score.order)", score.memorised.perplexity)
      try page.metric(
        "word_bits_per_character_\(score.order)", bits(score), unit: "bits a character")
    }
    try page.metric(
      "unknown_word_share",
      Double(new.count { $0 == SpacedWords.unknownToken }) / Double(new.count))
    try page.figure(
      "words", wordsFigure(scores, page),
      caption: "The same with words: four in a row are nearly always new.")
  }

  private func wordsFigure(_ scores: [NGramScores], _ page: Page) -> LineChart {
    let (first, last) = (scores[0], scores[scores.count - 1])
    let parts =
      last.addOne.perplexity > first.addOne.perplexity
      && last.kneserNey.perplexity < first.kneserNey.perplexity
    return surpriseFigure(
      parts
        ? "Longer runs make new text harder with add-one, easier with Kneser-Ney"
        : "How hard new text is, by the length of the runs that were counted",
      subtitle: subtitle("Runs of words, \(words.vocabularySize) different ones", page),
      xAxis: Axis("words in a run", isInteger: true),
      yAxis: Axis("perplexity (words)", scale: .logarithmic), scores
    ) { $0.perplexity }
  }
}
