import Autograd
import Experiments
import LanguageModels
import Tensors
import Text

/// What the steps share: the text, and the models once they are trained.
final class ScalingExperiment: Experiment<Configuration, ScalingExperiment.Stream> {
  enum Stream: UInt64, RandomStream {
    case weights = 1
    case batches
  }

  @FromStep("prepare") private(set) var text: ScalingText
  /// By width and amount of text, one a run.
  @FromStep("sizes") var trained: Results<Int, Results<Amount, [BestMoment<Transformer>]>>

  /// Reads the corpus, before anything is trained.
  func prepare(corpus file: String?) throws {
    text = try ScalingText(readCorpus(file).split, configuration)
  }

  /// The losses of a size on an amount, over runs.
  func losses(_ width: Int, _ amount: Amount) -> Spread {
    Spread(trained[width][amount].map(\.trained.validationLoss))
  }

  /// The first training of the widest model on an amount.
  func widest(_ amount: Amount) -> BestMoment<Transformer> {
    trained[configuration.widest][amount][0]
  }

  /// How many numbers the models of a width learn, without their tables.
  func size(_ width: Int) -> Int { trained[width][text.least][0].size }

  /// Trains a model of one width on one amount of text, and keeps its best moment.
  ///
  /// - Throws: `TrainingError` where the loss is not finite.
  func train(
    width: Int, on amount: Amount, run: Int, _ name: Phrase, _ page: Page
  ) throws -> BestMoment<Transformer> {
    let plan = configuration.plan(width: width)
    var (weights, batches) = (generator(.weights, run: run), generator(.batches, run: run))
    var parameters = Parameters()
    let model = Transformer(
      configuration.shape(width: width), in: &parameters, using: &weights)
    let sampler = try BatchSampler(
      tokens: text.amounts[amount].map(Int32.init), batchSize: configuration.batchSize,
      contextLength: configuration.contextLength)
    var best = BestMoment(TrainedModel(model, parameters))
    var trainer = Trainer(
      parameters, by: plan, name, on: workers,
      advice: "another --seed or a longer --corpus should keep it finite")
    // snippet: loop
    for step in 0..<plan.steps {
      try trainer.backward(sampler.next(using: &batches), model)  // the loss and its gradient
      trainer.update(learningRate: plan.schedule[step])
      best.watch(trainer)
      if plan.isPoint(step + 1, of: configuration.pointCount) {
        let loss = meanLoss(
          over: text.stopping, every: configuration.curveStride, trainer.parameters,
          workers: workers, model: model)
        best.add(heldOut: loss, trainer)
      }
      try page.progress(trainer)
    }
    // end snippet
    best.trained.validationLoss = meanLoss(
      over: text.windows, best.trained.parameters, workers: workers, model: model)
    return best
  }
}

extension BestMoment<Transformer> {
  /// How many numbers were learned beside the tables of tokens and positions.
  var size: Int { trained.parameters.count - trained.model.configuration.tableParameterCount }
}
