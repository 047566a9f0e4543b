/// Under which conditions all steps of a run work.
struct RunConditions {
  /// Whether it is a quick run, in which nothing is judged.
  var isQuick = false
  /// Whether it is the longer run that a lesson quotes.
  var isFull = false
  /// The seed of every random number.
  var seed: UInt64 = 0
  /// How many threads may work.
  var threads = 1
}
