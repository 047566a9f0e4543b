import LanguageModels

extension StudyText {
  /// What counting reaches on the held-out text.
  var countingLosses: CountingLosses {
    CountingLosses(
      training: training, heldOut: windows.tokens, vocabularySize: tokenizer.vocabularySize)
  }
}
