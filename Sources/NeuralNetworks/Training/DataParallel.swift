import Autograd
import Tensors

/// The part of a batch's loss that a shard holds.
///
/// The parts add up to the loss of the batch, so each divides by the size of the whole batch.
public protocol ShardLoss {
  /// Computes the part of shard `index`. Runs on several threads at once.
  func callAsFunction(_ tape: Tape, _ index: Int) -> Variable
}

/// Computes the gradient of a loss over a batch, in shards that run on several threads.
///
/// Each shard of the batch runs forward and backward on a tape of its own, with room of its own for
/// gradients, which are then added in the order of the shards. The number of shards belongs to the
/// recipe and not to the machine, so the result is the same to the last bit on any number of threads.
public final class DataParallel {
  /// The number of shards.
  public let shardCount: Int
  /// The number of parameters.
  public let parameterCount: Int
  /// The gradient of the last loss, and its norm.
  public let gradients: Gradients

  private let tapes: [Tape]
  private let losses: UnsafeMutablePointer<Float>
  private let squares: UnsafeMutablePointer<Double>

  /// How many shards a batch is cut into where a recipe does not say otherwise.
  ///
  /// Two, since that is what keeps two cores busy, and the smallest machines have as many. More shards use
  /// more cores, but each has a smaller part of the batch, whose matrix products are slower, and memory of
  /// its own for all gradients. Another number gives another order of sums, so other last digits: it is
  /// part of the recipe, like the seed.
  public static let defaultShardCount = 2

  /// Makes room for the gradients of all shards.
  ///
  /// - Precondition: `shardCount` is at least 1.
  /// - Complexity: `shardCount` floats a parameter.
  public init(for parameters: Parameters, shardCount: Int = DataParallel.defaultShardCount) {
    guard shardCount >= 1 else {
      fatalError("DataParallel: expected 1 shard or more, got \(shardCount).")
    }
    self.shardCount = shardCount
    parameterCount = parameters.count
    tapes = (0..<shardCount).map { _ in Tape() }
    gradients = Gradients(count: parameters.count, room: shardCount * parameters.count)
    losses = .allocate(capacity: shardCount)
    squares = .allocate(capacity: max(1, Gradients.pieceCount(of: parameters.count)))
  }

  deinit {
    losses.deallocate()
    squares.deallocate()
  }

  /// The norm of the last gradient, over all parameters.
  public var norm: Float { gradients.norm }

  /// The gradient of the last loss, copied, `[parameterCount]`.
  public var gradient: Tensor { gradients.tensor }

  /// How many blocks of memory the tapes have asked for; constant after the first step.
  public var allocationCount: Int { tapes.reduce(0) { $0 + $1.allocationCount } }

  /// The bytes that the tapes hold: activations, their gradients, what the way back needs.
  public var tapeBytes: Int { tapes.reduce(0) { $0 + $1.byteCount } }

  /// Notes the time of each operation from now on.
  ///
  /// - Returns: A profile for each shard: what runs at the same time is counted apart.
  public func startProfiles() -> [Profile] {
    tapes.map { tape in
      let profile = Profile()
      tape.profile = profile
      return profile
    }
  }

  /// Notes no time any longer.
  public func endProfiles() {
    for tape in tapes { tape.profile = nil }
  }

  /// Runs a loss forward and backward on every shard and adds the gradients up.
  ///
  /// - Parameters:
  ///   - parameters: The model's parameters.
  ///   - workers: The threads to use.
  ///   - loss: The loss of a shard.
  /// - Returns: The loss of the batch.
  public func backward(_ parameters: Parameters, workers: Workers, loss: some ShardLoss) -> Float {
    parameters.values.withUnsafePointer { values in
      workers.run(
        shardCount,
        ShardWork(
          loss: loss, tapes: tapes, layout: parameters.layout, values: values,
          gradients: gradients.memory, losses: losses, count: parameterCount))
    }
    addShards(workers)
    return (0..<shardCount).reduce(0) { $0 + losses[$1] }
  }

  /// Runs a loss forward and backward on every shard and adds the gradients up.
  ///
  /// - Parameters:
  ///   - parameters: The model's parameters.
  ///   - workers: The threads to use.
  ///   - loss: Computes the part of the loss that shard `index` holds. The parts add up to the loss
  ///     of the batch, so each divides by the size of the whole batch. Runs on several threads.
  /// - Returns: The loss of the batch.
  public func backward(
    _ parameters: Parameters, workers: Workers, loss: (_ tape: Tape, _ index: Int) -> Variable
  ) -> Float {
    withoutActuallyEscaping(loss) {
      backward(parameters, workers: workers, loss: ClosureLoss(loss: $0))
    }
  }

  /// Adds the shards' gradients into the first one's memory and takes the norm of the sum.
  private func addShards(_ workers: Workers) {
    let pieces = Gradients.pieceCount(of: parameterCount)
    workers.run(
      pieces,
      AddingWork(
        gradients: gradients.memory, squares: squares, shardCount: shardCount, count: parameterCount
      ))
    gradients.norm = Gradients.norm(ofPieces: pieces) { squares[$0] }
  }
}

private struct ClosureLoss: ShardLoss {
  let loss: (Tape, Int) -> Variable

  func callAsFunction(_ tape: Tape, _ index: Int) -> Variable { loss(tape, index) }
}

/// One pass forward and backward; a piece is a shard.
private struct ShardWork<Loss: ShardLoss>: PieceWork {
  let loss: Loss
  let tapes: [Tape]
  let layout: Parameters.Layout
  let values: UnsafePointer<Float>
  let gradients: UnsafeMutablePointer<Float>
  let losses: UnsafeMutablePointer<Float>
  let count: Int

  func callAsFunction(_ shard: Int) {
    let tape = tapes[shard]
    tape.reset(
      parameters: ParameterMemory(
        layout: layout, values: values, gradients: gradients + shard * count))
    let part = loss(tape, shard)
    losses[shard] = part.scalar
    tape.backward(from: part)
  }
}

/// The sum of the shards' gradients and its squares; a piece is a stretch of parameters.
private struct AddingWork: PieceWork {
  let gradients: UnsafeMutablePointer<Float>
  let squares: UnsafeMutablePointer<Double>
  let shardCount: Int
  let count: Int

  func callAsFunction(_ piece: Int) {
    let start = piece * Gradients.pieceSize
    let length = min(Gradients.pieceSize, count - start)
    let sum = gradients + start
    for shard in 1..<max(shardCount, 1) {
      Kernels.add(sum + shard * count, to: sum, count: length)
    }
    squares[piece] = Gradients.squares(of: gradients, piece: piece, count: count)
  }
}
