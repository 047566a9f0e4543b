/// The learning rates of the default run, which has no time to search.
///
/// What step `search` of `--full` found: each model trained once at each of the candidates, with seeds
/// that no result is taken from, and the best kept. `--full` makes the search again, and goes on with
/// what it finds.
enum SearchedRates {
  /// The same seven for every model, a factor of 2 apart; only the LSTM's choice on text is the last.
  static let candidates: [Float] = [5e-4, 1e-3, 2e-3, 4e-3, 8e-3, 16e-3, 32e-3]

  /// For text.
  static let text: [ModelKind: Float] = [.rnn: 16e-3, .lstm: 32e-3, .transformer: 16e-3]
  /// For recall.
  static let recall: [ModelKind: Float] = [.rnn: 1e-3, .lstm: 8e-3, .transformer: 1e-3]
}
