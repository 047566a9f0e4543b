import Autograd
import Experiments
import LanguageModels
import Notebook
import Plotting
import Text

extension RecurrentExperiment {
  /// A training: what came of it, and how.
  typealias Lesson = (trained: Trained, curve: LearningCurve, tokensPerSecond: Double)

  /// Step `train`: three cells with as many parameters each, on the same text in the same order.
  func train(_ page: Page) throws {
    page.say(
      """
      \(corpus.title): \(Format.number(Double(text.training.count))) characters to learn from, \
      \(Format.number(Double(heldOut.tokens.count))) held out, \(text.tokenizer.vocabularySize) \
      different ones.
      """)
    let lessons = try Results(RecurrentCell.allCases) { try learn($0, page) }
    trained = lessons.mapped(\.trained)
    try report(lessons, page)
    for (cell, trained) in trained {
      try page.checkpoint(
        "checkpoint-\(cell.rawValue)", of: trained, text.tokenizer,
        reading: Array(shown.tokens.prefix(64)))
    }
    page.say(
      """
      checkpoint-rnn/, checkpoint-gru/ and checkpoint-lstm/ hold what torch.nn.RNN, GRU and LSTM load: \
      Scripts/check_recurrent.py compares.
      """)
  }

  /// The size of the LSTM, and of other cells with as many parameters.
  private func shape(_ cell: RecurrentCell) -> RecurrentConfiguration {
    let lstm = RecurrentConfiguration(
      cell: .lstm, vocabularySize: text.tokenizer.vocabularySize,
      embeddingWidth: configuration.embeddingWidth, width: configuration.width,
      layerCount: configuration.layerCount)
    guard cell != .lstm, let count = lstm.parameterCount else { return lstm }
    return .matching(
      parameterCount: count, cell: cell, vocabularySize: lstm.vocabularySize,
      embeddingWidth: lstm.embeddingWidth, layerCount: lstm.layerCount)
  }

  /// Trains one model: each window continues the one before, with the state that was carried there.
  private func learn(_ cell: RecurrentCell, _ page: Page) throws -> Lesson {
    var weights = generator(.weights)
    var parameters = Parameters()
    let model = RecurrentLanguageModel(shape(cell), in: &parameters, using: &weights)
    let plan = plan(cell)
    let moments = plan.steps(at: configuration.moments)
    let pointEvery = max(1, plan.steps / configuration.pointCount)
    var snapshots = [Snapshot(step: 0, parameters)]
    var curve = LearningCurve()
    func loss(_ text: TextStreams, _ parameters: Parameters) -> Double {
      meanLoss(over: text, parameters, workers: workers, model: model)
    }
    let beginning = RecurrentState(model.configuration, batchSize: streams.batchSize)
    // snippet: loop
    var trainer = Trainer(parameters, by: plan, cell.name, on: workers)
    var state = beginning
    for step in 0..<plan.steps {
      let place = step % streams.fullWindowCount
      if place == 0 { state = beginning }  // the text begins, or begins again
      try trainer.backward(streams[place], model, state: &state)
      trainer.update(learningRate: plan.schedule[step])
      if moments.contains(step + 1) { snapshots.append(trainer.snapshot) }
      if (step + 1) % pointEvery == 0 { curve.add(loss(curveText, trainer.parameters), after: trainer) }
      try page.progress(trainer)
    }
    // end snippet
    let trained = Trained(
      model, trainer.parameters, validationLoss: loss(heldOut, trainer.parameters),
      snapshots: snapshots)
    return (trained, curve, trainer.tokensPerSecond)
  }

  // MARK: - What came out

  private func report(_ lessons: Results<RecurrentCell, Lesson>, _ page: Page) throws {
    for (cell, model) in trained {
      try page.metric(
        "validation_loss_\(cell.rawValue)", model.validationLoss, unit: "nats a character")
    }
    try page.table(
      "Three models of one size",
      columns: ["cell", "parameters", "width", "learning rate", "loss"],
      rows: trained.map { cell, trained in
        [
          .text(cell.name), .number(trained.parameters.count), .number(trained.model.width),
          .number(configuration.peakRate(cell)), .number(trained.validationLoss),
        ]
      })
    let counts = trained.all.map { Double($0.parameters.count) }
    try page.metric(
      "parameter_spread", ((counts.max() ?? 1) / (counts.min() ?? 1)) - 1, unit: "share")
    for (cell, lesson) in lessons {
      try page.metric(
        "characters_per_second_\(cell.rawValue)", lesson.tokensPerSecond, timed: true)
    }
    let counting = CountingLosses(
      training: text.training, heldOut: heldOut.tokens,
      vocabularySize: text.tokenizer.vocabularySize)
    try page.figure(
      "loss", lossFigure(lessons.mapped(\.curve), counting, page),
      caption: "The same text, the same number of parameters: only what happens at a step differs.")
    try judge(counting, page)
  }

  private func lossFigure(
    _ curves: Results<RecurrentCell, LearningCurve>, _ counting: CountingLosses, _ page: Page
  ) -> LineChart {
    let best = trained.smallest { $0.validationLoss }
    let pairs = counting.bigram.map {
      "Counting pairs of characters reaches \(Format.number($0, decimals: 2)). "
    }
    return LineChart(
      title: """
        \(best.name) predicts best: \(Format.number(trained[best].validationLoss, decimals: 2)) nats a \
        character
        """,
      subtitle: subtitle(page), xAxis: Axis("characters read", unit: "millions"),
      yAxis: Axis("held-out loss", unit: "nats/character"),
      series: curves.map { cell, curve in
        .init(
          cell.name, x: curve.tokens.map { $0 / 1e6 }, y: curve.losses, colour: cell.colour,
          marker: .disc)
      },
      footnote: """
        \(pairs ?? "")Points: over the first \(Format.number(Double(curveText.tokens.count))) held-out \
        characters. The title: over all \(Format.number(Double(heldOut.tokens.count))).
        """)
  }

  private func judge(_ counting: CountingLosses, _ page: Page) throws {
    let losses = trained.mapped(\.validationLoss)
    let worst = losses.all.max() ?? 0
    // Counting pairs is what a model reaches that sees one character: below it, the state tells more.
    let bar = counting.bigram ?? counting.unigram
    try page.metric("counting_loss", bar, unit: "nats a character")
    page.claim(
      "An RNN reads a text in order and predicts the next token from what came before",
      korean: "RNN은 텍스트를 순차적으로 처리하며 이전 맥락으로 다음 단어를 예측한다",
      measured: """
        loss of the worst of the three \(Format.number(worst, decimals: 3)) (below \
        \(Format.number(bar, decimals: 3)), what the last character alone can tell)
        """,
      holds: worst < bar)
    // The bar of this chapter: below, at the same number of parameters, characters and text.
    page.claim(
      "A plain RNN's performance is limited: with gates, as many parameters predict better",
      korean: "단순한 RNN은 성능이 제한적이다. 같은 파라미터 수라면 게이트가 있는 LSTM이 더 잘 예측한다",
      measured: """
        LSTM \(Format.number(losses[.lstm], decimals: 3)), RNN \(Format.number(losses[.rnn], decimals: 3)) \
        nats a character (LSTM below RNN)
        """,
      holds: losses[.lstm] < losses[.rnn])
  }
}
