/// The learning rates that the search of `--full` found best, so that the default run need not search.
///
/// Found by step `search`: each model trained with each of `candidates` in the default run's size, with
/// seed 0 and a run of its own (number 100), and judged by the held-out loss on text and by the share
/// of right answers at the longest distance on recall. `--full` searches again and uses what it finds.
enum SearchedRates {
  /// The same four for every model: a factor of 2 apart.
  static let candidates: [Float] = [1e-3, 2e-3, 4e-3, 8e-3]

  /// For text.
  static let text: [ModelKind: Float] = [.rnn: 4e-3, .lstm: 8e-3, .transformer: 4e-3]
  /// For recall.
  static let recall: [ModelKind: Float] = [.rnn: 2e-3, .lstm: 4e-3, .transformer: 4e-3]
}
