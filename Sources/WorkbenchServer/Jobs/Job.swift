import Phrases

/// Something that the server runs: a chapter, or the check of an exercise.
struct Job: Sendable {
  /// What it is called, such as `05-attention`; of each name, one goes on at a time.
  let name: String

  /// Its product, for sentences.
  let product: String

  /// What it was asked for, for the page.
  let arguments: [String]

  /// What builds its program; nil where that is there and newer than its sources.
  let build: [String]?

  /// Its program, and what follows on the command line.
  let command: [String]

  /// What an end with status 1 means; nil for a failure.
  var verdictOfOne: Phrase?
}
