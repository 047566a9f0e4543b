import LanguageModels
import NeuralNetworks
import Notebook
import Plotting
import Text

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// What the training of the main model looked like.
struct TrainingCurve {
  var steps: [Double] = []
  var losses: [Double] = []
  var rates: [Double] = []
  var pointSteps: [Double] = []
  var points: [Double] = []
}

extension Study {
  /// Step `train`: predict the next character, again and again.
  func train(_ page: Page) throws {
    let recipe = configuration.main
    let sampler = try BatchSampler(
      tokens: data.training, batchSize: recipe.batchSize, contextLength: recipe.contextLength)
    let model = trained.model
    var parameters = trained.parameters
    var curve = TrainingCurve()
    var snapshots: [Snapshot] = []
    let moments = configuration.moments.map { Int((Double(recipe.iterations) * $0).rounded()) }
    let pointEvery = max(1, recipe.iterations / configuration.pointCount)

    if moments.contains(0) { snapshots.append(Snapshot(iteration: 0, parameters: parameters)) }
    // snippet: train
    let seconds = try train(
      model, &parameters, by: recipe, page, label: "training",
      draw: { batch, generator in sampler.next(into: &batch, using: &generator) },
      watch: { moment in
        curve.steps.append(Double(moment.done))
        curve.losses.append(Double(moment.loss))
        curve.rates.append(Double(moment.learningRate))
        if moments.contains(moment.done) {
          snapshots.append(Snapshot(iteration: moment.done, parameters: moment.parameters))
        }
        if moment.done % pointEvery == 0, moment.done < recipe.iterations {
          curve.pointSteps.append(Double(moment.done))
          curve.points.append(
            validationLoss(model, moment.parameters, every: configuration.curveStride))
        }
      })
    let loss = validationLoss(model, parameters)
    // end snippet
    curve.pointSteps.append(Double(recipe.iterations))
    curve.points.append(loss)
    trained = TrainedModel(
      model: model, parameters: parameters, recipe: recipe, validationLoss: loss,
      snapshots: snapshots)

    try page.metric("validation_loss", loss, unit: "nats a character")
    try page.metric("bits_per_character", loss / log(2.0), unit: "bits")
    let tail = curve.losses.suffix(max(1, recipe.iterations / 20))
    try page.metric(
      "training_loss", tail.reduce(0, +) / Double(tail.count), unit: "nats a character")
    try page.metric(
      "tokens_per_second", Double(recipe.iterations * recipe.tokensPerStep) / seconds, timed: true)
    try page.figure(
      "loss", lossFigure(curve, page),
      caption: "Most is learned early; the end of the schedule's fall brings the last part.")
    try compareWithCounting(loss, page)
  }

  private func lossFigure(_ curve: TrainingCurve, _ page: Page) -> Panels {
    let last = curve.points.last ?? 0
    let window = curve.steps.count / 40
    let losses = LineChart(
      title: "loss", xAxis: Axis("iteration", isInteger: true),
      yAxis: Axis("loss", unit: "nats/character"),
      series: [
        window > 1
          ? .smoothed(
            "training", x: curve.steps, y: curve.losses, window: window,
            colour: ModelColour.baseline.colour)
          : .init(
            "training", x: curve.steps, y: curve.losses, colour: ModelColour.baseline.colour),
        .init(
          "held out", x: curve.pointSteps, y: curve.points,
          colour: ModelColour.transformer.colour, marker: .disc),
      ],
      references: [.horizontal(counts.unigram, "counting characters")]
        + (counts.bigram.map { [.horizontal($0, "counting pairs")] } ?? []),
      names: .legend)
    let rate = LineChart(
      title: "learning rate", xAxis: Axis("iteration", isInteger: true),
      yAxis: Axis("learning rate", includesZero: true),
      series: [
        .init(
          "learning rate", x: curve.steps, y: curve.rates, colour: ModelColour.other.colour)
      ], names: .legend)
    return Panels(
      title: "Held-out loss falls to \(Format.number(last, decimals: 2)) nats a character",
      subtitle: subtitle(trained, page), columns: 1,
      panels: [.init("loss", losses), .init("learning rate: warm-up, then a cosine", rate)],
      footnote:
        "Held out: one of \(configuration.curveStride) batches of windows; the last point: all of "
        + "the held-out text.")
  }

  private func compareWithCounting(_ loss: Double, _ page: Page) throws {
    try page.metric("unigram_loss", counts.unigram, unit: "nats a character")
    var rows: [[Cell]] = [
      ["every character equally likely", .number(counts.uniform)],
      ["counting characters", .number(counts.unigram)],
    ]
    if let bigram = counts.bigram {
      try page.metric("bigram_loss", bigram, unit: "nats a character")
      rows.append(["counting pairs of characters", .number(bigram)])
    }
    rows.append(["this transformer", .number(loss)])
    try page.table(
      "Held-out loss, in nats a character", columns: ["prediction by", "loss"], rows: rows)
    // Counting pairs is what a model reaches that looks at one character only: below it, more than
    // the last character was used, and nobody told the model what.
    let bar = counts.bigram ?? counts.unigram
    page.claim(
      "Predicting the next token, without labels, teaches a model the language",
      korean: "레이블 없이 다음 글자를 맞히는 것만으로 언어를 배운다",
      measured: "held-out loss \(Format.number(loss, decimals: 3)) (below "
        + "\(Format.number(bar, decimals: 3)), what counting reaches)",
      holds: loss < bar)
  }
}
