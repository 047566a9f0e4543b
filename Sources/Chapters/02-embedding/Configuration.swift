import LanguageModels

/// All sizes of this chapter, each with its reason.
struct Configuration: Sendable {
  /// How many words are read in training, each reading counted: at a million a second this takes a
  /// quarter of a minute, and more changes little.
  var wordsToRead = 16_000_000
  /// A short text is read more often, but not so often that it is learned by heart.
  var mostEpochs = 100
  /// How many sentences of the text are used; nil for all.
  var sentenceLimit: Int?
  /// How often a word must occur: fewer than five sentences say little about a word.
  ///
  /// A text with fewer than `longText` words keeps those that occur twice.
  var leastCount = 5
  /// How many words a text needs to afford leaving out rare ones.
  var longText = 100_000
  /// Below this many words the maps would be empty.
  var leastWords = 20
  /// How many words the maps show: as many as can still be told apart.
  var mapWords = 480
  /// How many steps t-SNE makes: its usual number.
  var mapSteps = 1000
  /// About how many neighbours a word has on the map: t-SNE's usual number.
  var perplexity = 30.0
  /// How many groups k-means makes: as many as there are colours.
  var groupCount = 8
  /// How many random odd-one-out questions are asked: a standard error of 1 %.
  var questionCount = 1000
  /// How many sentences are looked up for the share of the same book: a standard error of 2 %.
  var lookupCount = 500
  /// How many words the rotation is judged on.
  var rotationWords = 1000
  /// About how many points the loss curve has.
  var pointCount = 20

  init(isQuick: Bool) {
    guard isQuick else { return }
    wordsToRead = 150_000
    sentenceLimit = 4000
    mapWords = 200
    mapSteps = 300
    questionCount = 200
    lookupCount = 50
    rotationWords = 200
    pointCount = 10
  }

  /// How the vectors are learned from a text of so many words: gensim's settings but for the number
  /// of times that it is read.
  func training(wordCount: Int) -> SkipGramConfiguration {
    SkipGramConfiguration(
      epochs: min(max(wordsToRead / max(wordCount, 1), 1), mostEpochs), subsampling: 1e-3)
  }
}
