import LanguageModels
import Notebook
import Plotting
import Tensors
import Text

extension Counting {
  /// N-grams of words, in bits a character, so that they compare with those of characters.
  func countWords(_ page: Page) throws {
    let (seen, _) = words.encode(split.training)
    let (new, lengths) = words.encode(split.validation)
    let spelling = spellingOfUnknown(new, lengths)
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
    try page.table(
      "Perplexity of words (of how many equally likely words a choice would be as hard)",
      columns: [
        "run", "different runs", "text that was counted", "held-out: add-one",
        "held-out: Kneser-Ney", "bits a character",
      ],
      rows: scores.map { score in
        [.number(score.order), .number(score.differentRuns)]
          + [score.memorised, score.addOne, score.kneserNey].map {
            .number($0.perplexity, decimals: 1)
          } + [.number(bits(score), decimals: 3)]
      })
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

  /// What it costs, in nats, to spell the words that the vocabulary lacks, character by character.
  private func spellingOfUnknown(_ tokens: [Int32], _ lengths: [Int]) -> Double {
    let losses = model.losses(of: validation)
    var (nats, start) = (0.0, 0)
    for (token, length) in zip(tokens, lengths) {
      if token == SpacedWords.unknownToken {
        nats += losses[start..<(start + length)].reduce(0, +)
      }
      start += length
    }
    return nats
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
