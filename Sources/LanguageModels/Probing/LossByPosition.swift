import Autograd
import Tensors
import Text

/// How much a longer past helps: the mean loss at each place of a window.
public struct LossByPosition: Sendable {
  /// How many windows were read.
  public private(set) var windowCount = 0
  private var sums: [Double]

  /// Begins with no window.
  ///
  /// - Parameter contextLength: How many tokens each window has.
  public init(contextLength: Int) {
    sums = [Double](repeating: 0, count: contextLength)
  }

  /// Reads the windows of a batch, each from its beginning.
  ///
  /// - Parameters:
  ///   - batch: Windows of `contextLength` tokens.
  ///   - model: The model.
  ///   - parameters: Its learned numbers.
  public mutating func add(_ batch: Batch, of model: some LanguageModel, _ parameters: Parameters) {
    requireShape(
      Shape(batch.sequenceLength), is: Shape(sums.count), in: "LossByPosition, window")
    let logits = parameters.withTape { tape in
      model.logits(of: batch.inputs[...], batchSize: batch.batchSize, on: tape).tensor
    }  // [B, T, V]
    for (place, loss) in tokenLosses(logits: logits, targets: batch.targets).enumerated() {
      sums[place % sums.count] += loss
    }
    windowCount += batch.batchSize
  }

  /// The mean loss at each place, in nats a token.
  public var means: [Double] { sums.map { $0 / Double(max(1, windowCount)) } }
}
