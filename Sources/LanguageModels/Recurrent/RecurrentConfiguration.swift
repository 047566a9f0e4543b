import Autograd

/// The size of a recurrent language model.
public struct RecurrentConfiguration: Sendable, Equatable {
  /// What happens at a step.
  public var cell: RecurrentCell
  /// The number of different tokens.
  public var vocabularySize: Int
  /// The number of floats that stand for a token.
  public var embeddingWidth: Int
  /// The length of a layer's state.
  public var width: Int
  /// The number of layers; each reads the states of the one below.
  public var layerCount: Int

  /// Makes a configuration.
  public init(
    cell: RecurrentCell, vocabularySize: Int, embeddingWidth: Int, width: Int, layerCount: Int = 1
  ) {
    self.cell = cell
    self.vocabularySize = vocabularySize
    self.embeddingWidth = embeddingWidth
    self.width = width
    self.layerCount = layerCount
  }

  /// Makes a configuration whose model learns as many numbers as possible without exceeding a count,
  /// or exceeding it by less than it would fall short: the width nearest to it.
  ///
  /// - Parameters:
  ///   - parameterCount: How many numbers the model shall learn.
  ///   - cell: What happens at a step.
  ///   - vocabularySize: The number of different tokens.
  ///   - embeddingWidth: The number of floats that stand for a token.
  ///   - layerCount: The number of layers.
  /// - Returns: The configuration, of width 1 or more.
  public static func matching(
    parameterCount: Int, cell: RecurrentCell, vocabularySize: Int, embeddingWidth: Int,
    layerCount: Int = 1
  ) -> RecurrentConfiguration {
    func sized(_ width: Int) -> RecurrentConfiguration {
      RecurrentConfiguration(
        cell: cell, vocabularySize: vocabularySize, embeddingWidth: embeddingWidth, width: width,
        layerCount: layerCount)
    }
    var width = 1
    while let count = sized(width + 1).parameterCount, count <= parameterCount { width += 1 }
    let (below, above) = (sized(width), sized(width + 1))
    guard let low = below.parameterCount, let high = above.parameterCount else { return below }
    return abs(low - parameterCount) <= abs(high - parameterCount) ? below : above
  }

  /// The size of a model with another cell that learns as many numbers, within one step of the width.
  ///
  /// - Parameter cell: What happens at a step.
  /// - Returns: The size; this one when the cell is the same.
  public func matched(to cell: RecurrentCell) -> RecurrentConfiguration {
    guard cell != self.cell, let count = parameterCount else { return self }
    return .matching(
      parameterCount: count, cell: cell, vocabularySize: vocabularySize,
      embeddingWidth: embeddingWidth, layerCount: layerCount)
  }

  /// How many numbers such a model learns, or nil where that is no number.
  ///
  /// `V E + Σ_layers (G H (inputs + H) + 2 G H) + H V + V` with `G` gates.
  public var parameterCount: Int? {
    var (sum, isTooLarge) = (0, false)
    func add(_ factors: Int...) {
      let product = factors.reduce(1) { result, factor in
        let (value, overflow) = result.multipliedReportingOverflow(by: factor)
        isTooLarge = isTooLarge || overflow
        return value
      }
      let (value, overflow) = sum.addingReportingOverflow(product)
      isTooLarge = isTooLarge || overflow
      sum = value
    }
    add(vocabularySize, embeddingWidth)
    add(cell.gateCount, width, embeddingWidth)
    add(layerCount, cell.gateCount, width, width)
    add(layerCount - 1, cell.gateCount, width, width)
    add(layerCount, 2, cell.gateCount, width)
    add(vocabularySize, width)
    add(vocabularySize)
    return isTooLarge ? nil : sum
  }

  /// Counted bytes of what is carried from one token to the next, for one sequence: the same however
  /// long the sequence is.
  public var stateByteCount: Int {
    layerCount * width * (cell.hasMemoryCell ? 2 : 1) * MemoryLayout<Float>.stride
  }
}
