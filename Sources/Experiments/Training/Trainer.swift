import Autograd
import LanguageModels
import NeuralNetworks
import Notebook
import Phrases
import Tensors
import Text

/// A model in training: its parameters, their gradient and the optimiser.
///
/// The loop stays in sight; what it does not show is here: shards of a batch on several threads, the
/// clock, and the check that every loss is a finite number.
///
/// ```swift
/// var trainer = Trainer(parameters, by: plan, "transformer", on: workers)
/// for step in 0..<plan.steps {
///   try trainer.backward(sampler.next(using: &batches), model)  // the loss and its gradient
///   trainer.update(learningRate: plan.schedule[step])           // against the gradient
///   try page.progress(trainer)
/// }
/// ```
public struct Trainer {
  /// The learned numbers, as they are now.
  public private(set) var parameters: Parameters

  /// The loss of the last batch, before its update.
  public private(set) var loss = Float.nan

  /// The learning rate of the last update.
  public private(set) var learningRate: Float = 0

  /// How many steps are done.
  public private(set) var stepCount = 0

  /// How many tokens were read.
  public private(set) var tokenCount = 0

  /// Seconds in the steps themselves: gradients and updates.
  public private(set) var seconds = 0.0

  /// What is trained, for the learner.
  public let name: Phrase

  /// How many steps there will be.
  public let plannedSteps: Int

  /// What would keep the loss finite, for the learner; nil for what most chapters can say.
  public let advice: Phrase?

  private let gradients: DataParallel
  private var optimizer: any Optimizer
  private let workers: Workers
  private let clock = ContinuousClock()

  /// Prepares a training.
  ///
  /// - Parameters:
  ///   - parameters: The model's numbers at the beginning.
  ///   - steps: How many steps there will be.
  ///   - optimizer: The constants of the optimiser.
  ///   - name: What is trained, for progress and errors.
  ///   - workers: The threads; the result does not depend on how many.
  ///   - shardCount: In how many parts each batch is read.
  ///   - advice: What would keep the loss finite, as in "a smaller --learning-rate keeps it finite".
  public init(
    _ parameters: Parameters, steps: Int, optimizer: AdamW.Configuration, _ name: Phrase,
    on workers: Workers, shardCount: Int = Self.shardCount, advice: Phrase? = nil
  ) {
    self.parameters = parameters
    self.name = name
    self.workers = workers
    self.advice = advice
    plannedSteps = steps
    gradients = DataParallel(for: parameters, shardCount: shardCount)
    self.optimizer = AdamW(optimizer, for: parameters)
  }

  /// Prepares a training by a plan.
  ///
  /// - Parameters:
  ///   - parameters: The model's numbers at the beginning.
  ///   - plan: How long, how fast, by which optimiser.
  ///   - name: What is trained, for progress and errors.
  ///   - workers: The threads; the result does not depend on how many.
  ///   - shardCount: In how many parts each batch is read.
  ///   - matrices: What Muon moves where the plan has it; AdamW moves all else.
  ///   - advice: What would keep the loss finite.
  public init(
    _ parameters: Parameters, by plan: TrainingPlan, _ name: Phrase, on workers: Workers,
    shardCount: Int = Self.shardCount, matrices: [Parameter] = [], advice: Phrase? = nil
  ) {
    self.init(
      parameters, steps: plan.steps, optimizer: plan.optimizer, name, on: workers,
      shardCount: shardCount, advice: advice)
    if let muon = plan.muon {
      optimizer = Muon(muon, adamW: plan.optimizer, for: parameters, matrices: matrices)
    }
  }

  /// How many parts of a batch run side by side, where a training asks for no other number.
  ///
  /// Two: enough for two cores. A part of the result, not of the machine, since the gradients of the
  /// parts are added in their order.
  public static let shardCount = 2

  /// The learned numbers as they are now, to be looked at later.
  public var snapshot: Snapshot { Snapshot(step: stepCount, parameters) }

  /// Tokens a second in the steps themselves.
  public var tokensPerSecond: Double { Double(tokenCount) / max(seconds, 1e-9) }

  // MARK: - A step

  /// Computes the loss of a language model on a batch, and its gradient.
  ///
  /// - Parameters:
  ///   - batch: Windows; negative targets are not asked for.
  ///   - model: The model of these parameters.
  /// - Throws: `TrainingError` where the loss is NaN or infinite.
  public mutating func backward(_ batch: Batch, _ model: some LanguageModel) throws {
    let start = clock.now
    let loss = gradients.backward(batch, parameters, workers: workers, model: model)
    tokenCount += batch.tokenCount
    try finish(loss, since: start)
  }

  /// Computes the loss of a recurrent model on a batch that continues the last one, and its gradient.
  ///
  /// - Parameters:
  ///   - batch: Windows.
  ///   - model: The model of these parameters.
  ///   - state: What is carried over; becomes what is carried on.
  /// - Throws: `TrainingError` where the loss is NaN or infinite.
  public mutating func backward(
    _ batch: Batch, _ model: RecurrentLanguageModel, state: inout RecurrentState
  ) throws {
    let start = clock.now
    let loss = gradients.backward(
      batch, parameters, workers: workers, model: model, state: &state)
    tokenCount += batch.tokenCount
    try finish(loss, since: start)
  }

  /// Computes any loss over a batch, and its gradient.
  ///
  /// - Parameters:
  ///   - rowCount: How many rows the batch has.
  ///   - loss: The part of the loss that some rows have; the parts add up to the loss of the batch, so each
  ///     divides by the size of the whole batch. Runs on several threads.
  /// - Throws: `TrainingError` where the loss is NaN or infinite.
  public mutating func backward(
    rows rowCount: Int, loss: (_ tape: Tape, _ rows: Range<Int>) -> Variable
  ) throws {
    let start = clock.now
    let count = gradients.shardCount
    let total = gradients.backward(parameters, workers: workers) { tape, index in
      loss(tape, (index * rowCount / count)..<((index + 1) * rowCount / count))
    }
    try finish(total, since: start)
  }

  /// Moves the parameters one step against the gradient.
  ///
  /// - Parameters:
  ///   - learningRate: The length of the step.
  ///   - rates: What it is multiplied by, tensor by tensor; nil for 1.
  public mutating func update(learningRate: Float, rates: ParameterRates? = nil) {
    let start = clock.now
    optimizer.update(
      &parameters, with: gradients, learningRate: learningRate, rates: rates, workers: workers)
    self.learningRate = learningRate
    stepCount += 1
    seconds += (clock.now - start) / .seconds(1)
  }

  private mutating func finish(_ loss: Float, since start: ContinuousClock.Instant) throws {
    seconds += (clock.now - start) / .seconds(1)
    self.loss = loss
    guard loss.isFinite else {
      throw TrainingError.lossNotFinite(
        model: name, loss: loss, step: stepCount + 1, of: plannedSteps, advice: advice)
    }
  }
}

extension Page {
  /// Shows how far a training has got, with its loss.
  ///
  /// - Throws: `Cancelled` where the run shall stop.
  public func progress(_ trainer: Trainer) throws {
    try progress(
      trainer.stepCount, of: trainer.plannedSteps, trainer.name,
      detail: "loss \(trainer.loss, decimals: 2)")
  }
}
