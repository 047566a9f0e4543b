/// What one model did with the sentence.
struct Reading {
  /// The loss of each character after the first.
  let losses: [Double]
  /// `[read][felt]`: how far back the loss after each character feels.
  let reach: [[Double]]
}
