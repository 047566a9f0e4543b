import Experiments

/// The largest learning rates of the default run, which has no time to search.
///
/// What step `search` of `--full` found: each model trained once at each of the candidates, with seeds
/// that no result is taken from, and the best kept. `--full` makes the search again, and goes on with
/// what it finds.
struct SearchedRates {
  /// The same seven for every model, a factor of 2 apart; only the LSTM's choice on text is the last.
  static let candidates: [Float] = [5e-4, 1e-3, 2e-3, 4e-3, 8e-3, 16e-3, 32e-3]

  var text: [ModelKind: Float] = [.rnn: 16e-3, .lstm: 32e-3, .transformer: 16e-3]
  var recall: [ModelKind: Float] = [.rnn: 1e-3, .lstm: 8e-3, .transformer: 1e-3]
}

extension Comparison {
  /// Step `search`, of the longer run: the same learning rates for every model, on text and on recall,
  /// with a run that no result is taken from.
  func search(_ page: Page) throws {
    let run = 100
    var rows: [[Cell]] = []
    for kind in Self.kinds {
      let tried = try SearchedRates.candidates.map { rate in
        (
          rate: rate, loss: try learn(kind, run: run, rate: rate, page).trained.validationLoss,
          recall: recallScores(of: try learnRecall(kind, run: run, rate: rate, page))[.pairs]?.last
            ?? 0
        )
      }
      rows += tried.map {
        [.text(kind.name), .number($0.rate), .number($0.loss), .number($0.recall)]
      }
      rates.text[kind] = tried.min { $0.loss < $1.loss }?.rate
      rates.recall[kind] = tried.max { $0.recall < $1.recall }?.rate
    }
    try page.table(
      "The same search for each", columns: ["model", "learning rate", "held-out loss", "recall"],
      rows: rows)
  }
}
