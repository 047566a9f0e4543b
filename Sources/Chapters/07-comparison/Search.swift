import Experiments

/// What a training begins with, as the search chooses it.
struct RecallStart: Sendable {
  /// The largest learning rate.
  var rate: Float
  /// The values that the model begins with.
  var first: FirstWeights
}

/// The learning rates and first weights of the default run, which has no time to search.
///
/// On text: what step `search` found, each model trained once with each of the candidates, with seeds that no
/// result is taken from, and the best kept. On recall: the rates of such a search in an earlier form of the task,
/// in which the GRU had no part; it takes half of the LSTM's, as the cells' rates are in chapter 04. All begin with
/// the first weights that are usual for remembering. Step `longer`: one rate for all, between the transformer's of
/// chapter 06 (0.002) and the GRU's of chapter 04 (0.008).
/// `--full` searches anew for each, and goes on with what it finds.
struct SearchedRates {
  /// The same seven for every model, a factor of 2 apart; only the LSTM's choice on text is the last.
  static let candidates: [Float] = [5e-4, 1e-3, 2e-3, 4e-3, 8e-3, 16e-3, 32e-3]
  /// On recall, where each is tried with both first weights: ten trials a model.
  static let recallCandidates: [Float] = [5e-4, 1e-3, 2e-3, 4e-3, 8e-3]
  /// For the larger models of step `longer`.
  static let longerCandidates: [Float] = [2e-3, 4e-3, 8e-3]

  var text: [ModelKind: Float] = [.rnn: 16e-3, .lstm: 32e-3, .transformer: 16e-3]
  var recall: [ModelKind: RecallStart] = [
    .rnn: RecallStart(rate: 1e-3, first: .remembering),
    .gru: RecallStart(rate: 4e-3, first: .remembering),
    .lstm: RecallStart(rate: 8e-3, first: .remembering),
    .transformer: RecallStart(rate: 1e-3, first: .remembering),
  ]
  var longer: [ModelKind: Float] = [.gru: 4e-3, .lstm: 4e-3, .transformer: 4e-3]
}

extension Comparison {
  /// The run whose seeds the search uses, and no result.
  private static let searchRun = 100

  /// Step `search`, of the longer run: the same learning rates for every model, on text.
  func search(_ page: Page) throws {
    var rows: [[Cell]] = []
    for kind in Self.kinds {
      let tried = try SearchedRates.candidates.map { rate in
        let learned = try learn(kind, run: Self.searchRun, rate: rate, page)
        return (rate: rate, loss: learned.trained.validationLoss)
      }
      rows += tried.map { [.text(kind.name), .number($0.rate), .number($0.loss)] }
      rates.text[kind] = tried.min { $0.loss < $1.loss }?.rate
    }
    try page.table(
      "The same search for each", columns: ["model", "learning rate", "held-out loss"], rows: rows)
  }

  /// Step `searchrecall`: the same learning rates and first weights for every model, on recall; judged by the
  /// mean over all numbers of pairs and distances of the training.
  func searchRecall(_ page: Page) throws {
    for kind in Self.recallKinds {
      var (rows, best) = ([[Cell]](), -1.0)
      for first in FirstWeights.allCases {
        for rate in SearchedRates.recallCandidates {
          let start = RecallStart(rate: rate, first: first)
          let scores = recallScores(
            of: try learnRecall(kind, run: Self.searchRun, from: start, page))
          let mean = scores.meanWithinTraining
          rows.append([.text(kind.name), .text(first.name), .number(rate), .number(mean)])
          if mean > best { (best, rates.recall[kind]) = (mean, start) }
        }
      }
      try page.table(
        "The same search for each, on recall: \(kind.name)",
        columns: ["model", "first weights", "learning rate", "right answers"], rows: rows)
    }
  }

  /// Step `searchlonger`: the same learning rates for every model of step `longer`, at the length of its default
  /// run.
  func searchLonger(_ page: Page) throws {
    let sizes = LongerConfiguration(isQuick: false, isFull: false)
    var rows: [[Cell]] = []
    for kind in Self.longerKinds {
      let tried = try SearchedRates.longerCandidates.map { rate in
        (rate: rate, loss: try learnLonger(kind, run: Self.searchRun, rate: rate, sizes, page).loss)
      }
      rows += tried.map { [.text(kind.name), .number($0.rate), .number($0.loss)] }
      rates.longer[kind] = tried.min { $0.loss < $1.loss }?.rate
    }
    try page.table(
      "The same search for each of the larger models",
      columns: ["model", "learning rate", "held-out loss"], rows: rows)
  }
}
