import LanguageModels
import Notebook

extension Study {
  /// Step `search`, of the longer run: the same four learning rates for every model, on text and on
  /// recall, with a run that no result is taken from.
  func search(_ page: Page) throws {
    var rows: [[Cell]] = []
    let run = 100
    for kind in ModelKind.allCases {
      var (losses, shares) = ([Double](), [Double]())
      for rate in SearchedRates.candidates {
        var curves = LearningCurves()
        let text = try learn(kind, run: run, rate: rate, page, &curves)
        let recall = try learnRecall(kind, run: run, rate: rate, page)
        losses.append(text.validationLoss)
        shares.append(recallScores(of: recall)[.pairs]?.last ?? 0)
        rows.append([
          .text(kind.name), .number(Double(rate)), .number(losses.last ?? 0),
          .number(shares.last ?? 0),
        ])
      }
      let best = losses.indices.min { losses[$0] < losses[$1] } ?? 0
      let most = shares.indices.max { shares[$0] < shares[$1] } ?? 0
      textRates[kind] = SearchedRates.candidates[best]
      recallRates[kind] = SearchedRates.candidates[most]
    }
    try page.table(
      "The same search for each", columns: ["model", "learning rate", "held-out loss", "recall"],
      rows: rows)
  }
}
