import Autograd
import Experiments
import LanguageModels
import Platform
import Tensors
import Text

extension Counting {
  /// Step `perceptron`: vectors that contexts share against counts that they do not, by the amount of text.
  func perceptron(_ page: Page) throws {
    guard validation.count >= 8 * configuration.lookBack else {
      page.say("The held-out text is too short to stop a training by and to judge it.")
      return
    }
    let trials = try configuration.perceptronHalvings.map { halvings in
      let part = spreadPages(of: training, halvings: halvings)
      let trained = try train(on: part, page)
      return try compare(trained, part, page)
    }
    try report(trials, page)
  }

  /// A quarter of the held-out text says which moment of a training was the best; the rest judges it.
  private var stopping: Range<Int> { 0..<validation.count / 4 }
  private var judged: Range<Int> { validation.count / 4..<validation.count }

  private func train(
    on part: [Int32], _ page: Page
  ) throws -> TrainedModel<PerceptronLanguageModel> {
    var (weights, draw) = (generator(.weights), generator(.contexts))
    var parameters = Parameters()
    let model = PerceptronLanguageModel(
      configuration.perceptron(vocabularySize: vocabularySize), in: &parameters, using: &weights)
    let plan = configuration.perceptronPlan
    let size = configuration.perceptronBatch
    var best = BestMoment(TrainedModel(model, parameters))
    var trainer = Trainer(
      parameters, by: plan, "perceptron, \(Double(part.count)) characters", on: workers)
    // snippet: perceptron
    for step in 0..<plan.steps {
      let places = (0..<size).map { _ in Int.random(in: part.indices, using: &draw) }
      try trainer.backward(rows: size) { tape, rows in
        model(contexts: model.contexts(before: places[rows], in: part), on: tape)  // [rows, V]
          .softmaxCrossEntropy(labels: places[rows].map { part[$0] }, divisor: size)
      }
      trainer.update(learningRate: plan.schedule[step])
      // end snippet
      if plan.isPoint(step + 1, of: configuration.perceptronPoints) {
        let losses = model.losses(
          at: stopping, in: validation, trainer.parameters, workers: workers)
        best.add(heldOut: losses.mean, trainer)
      }
      try page.progress(trainer)
    }
    return best.trained
  }

  /// Judges a perceptron and the counts of the same text on the same held-out characters.
  private func compare(
    _ trained: TrainedModel<PerceptronLanguageModel>, _ part: [Int32], _ page: Page
  ) throws -> PerceptronTrial {
    let order = configuration.lookBack + 1
    let counts = NGramCounts(part, order: order, vocabularySize: vocabularySize)
    func counting(_ order: Int) -> [Double] {
      NGramModel(counts, order: order, smoothing: .kneserNey).losses(of: validation)
    }
    let (long, short) = (counting(order), counting(max(1, order - 3)))
    try page.checkCancellation()
    let network = trained.model.losses(
      at: validation.indices, in: validation, trained.parameters, workers: workers)
    let read = SeenRuns(in: part, length: configuration.lookBack)
    return PerceptronTrial(
      characters: part.count, parameters: trained.parameters.count,
      counting: Array(long[judged]), network: Array(network[judged]),
      wasRead: judged.map { read.contains(before: $0, in: validation) },
      mixed: mixture(of: long, and: network), mixedWithShorter: mixture(of: long, and: short))
  }

  /// The surprise at the judged characters by two models together, `λ p + (1 - λ) q`; the share is the best of
  /// ten on the other part.
  private func mixture(of first: [Double], and second: [Double]) -> [Double] {
    // snippet: mixture
    func losses(_ share: Double, _ places: Range<Int>) -> [Double] {
      places.map { -log(share * exp(-second[$0]) + (1 - share) * exp(-first[$0])) }
    }
    let shares = (0..<10).map { Double($0) / 10 }
    let best = shares.min { losses($0, stopping).mean < losses($1, stopping).mean } ?? 0
    return losses(best, judged)
    // end snippet
  }
}
