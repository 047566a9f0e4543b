import NeuralNetworks

/// How long and how fast a model learns.
public struct TrainingPlan: Sendable {
  /// How many steps.
  public var steps: Int
  /// How many of them the learning rate rises.
  public var warmupSteps: Int
  /// The largest learning rate.
  public var peakRate: Float
  /// The learning rate at the end.
  public var floorRate: Float
  /// The constants of the optimiser.
  public var optimizer: AdamW.Configuration
  /// The constants of Muon, for the matrices that a training gives to it; nil leaves them to AdamW.
  public var muon: Muon.Configuration?

  /// Makes a plan.
  ///
  /// - Parameters:
  ///   - steps: How many steps.
  ///   - warmupSteps: How many of them the learning rate rises.
  ///   - peakRate: The largest learning rate.
  ///   - floorRate: The learning rate at the end; nil for a tenth of the largest.
  ///   - optimizer: The constants of the optimiser.
  public init(
    steps: Int, warmupSteps: Int, peakRate: Float, floorRate: Float? = nil,
    optimizer: AdamW.Configuration = AdamW.Configuration()
  ) {
    self.steps = steps
    self.warmupSteps = warmupSteps
    self.peakRate = peakRate
    self.floorRate = floorRate ?? peakRate / 10
    self.optimizer = optimizer
  }

  /// Linear warm-up, then half a cosine.
  public var schedule: CosineSchedule {
    CosineSchedule(
      peak: peakRate, floor: floorRate, warmupSteps: warmupSteps, totalSteps: steps)
  }

  /// The numbers of steps after which something is kept.
  ///
  /// - Parameter fractions: Parts of the training, 0 before it and 1 at its end.
  /// - Returns: Numbers of steps, in the order of the parts.
  public func steps(at fractions: [Double]) -> [Int] {
    fractions.map { Int((Double(steps) * $0).rounded()) }
  }

  /// Whether a curve of about so many points has one after a number of steps; the last step has one.
  public func isPoint(_ done: Int, of count: Int) -> Bool {
    done == steps || done % max(1, steps / max(1, count)) == 0
  }
}
