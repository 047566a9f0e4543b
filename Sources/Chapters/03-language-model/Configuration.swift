/// All sizes of this chapter, each with its reason.
struct Configuration: Sendable {
  /// The longest runs of characters that are counted: six are about a word.
  var characterOrder = 6
  /// The longest runs of words that are counted: beyond four, nearly all occur once.
  var wordOrder = 4
  /// The most of the training text that is used, in characters; nil for all of it.
  var trainingLimit: Int?
  /// The most held-out text that is used, in characters; nil for all of it.
  var validationLimit: Int?
  /// How many times the training text is halved for the curve of bits against its length.
  var halvings = 6

  init(isQuick: Bool) {
    guard isQuick else { return }
    trainingLimit = 300_000
    validationLimit = 30_000
    halvings = 3
  }
}
