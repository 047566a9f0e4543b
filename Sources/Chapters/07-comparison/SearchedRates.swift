/// The learning rates of the default run, which has no time to search.
///
/// Chosen in trials beforehand that ran part of the training of each model with 2e-3, 4e-3 and 8e-3 on
/// text, and of the transformer and the LSTM with 2e-3 to 1e-2 on recall: the rate that learned fastest
/// without harm. Step `search` of `--full` makes the whole search, the same for every model, and goes on
/// with what it finds.
enum SearchedRates {
  /// The same four for every model: a factor of 2 apart.
  static let candidates: [Float] = [1e-3, 2e-3, 4e-3, 8e-3]

  /// For text.
  static let text: [ModelKind: Float] = [.rnn: 4e-3, .lstm: 8e-3, .transformer: 4e-3]
  /// For recall.
  static let recall: [ModelKind: Float] = [.rnn: 2e-3, .lstm: 4e-3, .transformer: 4e-3]
}
