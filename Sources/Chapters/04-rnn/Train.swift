import Autograd
import LanguageModels
import Notebook
import Phrases
import Plotting

extension Study {
  /// Step `train`: three cells with as many parameters each, on the same text in the same order.
  func train(_ page: Page) throws {
    page.say(
      "\(data.title): \(Format.number(Double(data.corpus.training.count))) characters to learn "
        + "from, \(Format.number(Double(data.heldOut.tokens.count))) held out, "
        + "\(data.tokenizer.vocabularySize) different ones.")
    var curves: [TrainingCurve] = []
    var models: [TrainedModel] = []
    for cell in RecurrentCell.allCases {
      let (model, curve) = try train(cell, page)
      models.append(model)
      curves.append(curve)
    }
    trained = models
    for model in models {
      try page.metric(
        "validation_loss_\(model.cell.rawValue)", model.validationLoss, unit: "nats a character")
    }
    try page.table(
      "Three models of one size",
      columns: ["cell", "parameters", "width", "learning rate", "loss"],
      rows: models.map { model in
        [
          .verbatim(model.cell.name), .number(Double(model.parameters.count)),
          .number(Double(model.model.configuration.width)),
          .number(Double(configuration.peakRate(model.cell))), .number(model.validationLoss),
        ]
      })
    let counts = models.map { Double($0.parameters.count) }
    try page.metric(
      "parameter_spread", ((counts.max() ?? 1) / (counts.min() ?? 1)) - 1, unit: "share")
    for (model, curve) in zip(models, curves) {
      let read = iterations * data.streams.batchSize * configuration.windowLength
      try page.metric(
        "characters_per_second_\(model.cell.rawValue)", Double(read) / curve.seconds, timed: true)
    }
    let counting = CountingLosses(
      training: data.corpus.training, heldOut: data.heldOut.tokens,
      vocabularySize: data.tokenizer.vocabularySize)
    try page.figure(
      "loss", lossFigure(curves, counting, page),
      caption: "The same text, the same number of parameters: only what happens at a step differs.")
    try judge(counting, page)
    try export(page)
  }

  private func lossFigure(
    _ curves: [TrainingCurve], _ counting: CountingLosses, _ page: Page
  ) -> LineChart {
    let best = trained.min { $0.validationLoss < $1.validationLoss }
    return LineChart(
      title: "\(best?.cell.name ?? "") predicts best: "
        + "\(Format.number(best?.validationLoss ?? 0, decimals: 2)) nats a character",
      subtitle: subtitle(page), xAxis: Axis("characters read", unit: "millions"),
      yAxis: Axis("held-out loss", unit: "nats/character"),
      series: zip(trained, curves).map { model, curve in
        .init(
          .verbatim(model.cell.name), x: curve.characters.map { $0 / 1e6 }, y: curve.losses,
          colour: model.colour, marker: .disc)
      },
      footnote: (counting.bigram.map {
        "Counting pairs of characters reaches \(Format.number($0, decimals: 2)). "
      } ?? "")
        + "Points: over the first \(Format.number(Double(data.curve.tokens.count))) held-out "
        + "characters. The title: over all \(Format.number(Double(data.heldOut.tokens.count))).")
  }

  private func judge(_ counting: CountingLosses, _ page: Page) throws {
    let worst = trained.map(\.validationLoss).max() ?? 0
    // Counting pairs is what a model reaches that sees one character: below it, the state tells more.
    let bar = counting.bigram ?? counting.unigram
    try page.metric("counting_loss", bar, unit: "nats a character")
    page.claim(
      "An RNN reads a text in order and predicts the next token from what came before",
      korean: "RNN은 텍스트를 순차적으로 처리하며 이전 맥락으로 다음 단어를 예측한다",
      measured: "loss of the worst of the three \(Format.number(worst, decimals: 3)) (below "
        + "\(Format.number(bar, decimals: 3)), what the last character alone can tell)",
      holds: worst < bar)
    let (rnn, lstm) = (trained(.rnn).validationLoss, trained(.lstm).validationLoss)
    // The bar of this chapter: below, at the same number of parameters, characters and text.
    page.claim(
      "A plain RNN's performance is limited: with gates, as many parameters predict better",
      korean: "단순한 RNN은 성능이 제한적이다. 같은 파라미터 수라면 게이트가 있는 LSTM이 더 잘 예측한다",
      measured: "LSTM \(Format.number(lstm, decimals: 3)), RNN \(Format.number(rnn, decimals: 3)) "
        + "nats a character (LSTM below RNN)",
      holds: lstm < rnn)
  }
}
