import Autograd
import NeuralNetworks
import Tensors

/// What a recurrent language model carries from one token to the next: all it remembers of a text.
///
/// A value, detached from any tape: where training carries it on to the next window, gradients end
/// there (truncated backpropagation through time).
public struct RecurrentState: Sendable, Equatable {
  /// What one layer carries.
  public struct Layer: Sendable, Equatable {
    /// The state, `[batch, width]`.
    public let hidden: Tensor
    /// An LSTM's memory cell, `[batch, width]`; nil for other cells.
    public let cell: Tensor?
  }

  /// The layers, lowest first.
  public let layers: [Layer]

  /// The state before the first token: zeros.
  public init(_ configuration: RecurrentConfiguration, batchSize: Int = 1) {
    let zeros = Tensor(Shape(batchSize, configuration.width))
    let layer = Layer(hidden: zeros, cell: configuration.cell.hasMemoryCell ? zeros : nil)
    layers = Array(repeating: layer, count: configuration.layerCount)
  }

  /// Copies the state that each layer ended with out of its tape.
  public init(_ final: [RecurrentLayer.State]) {
    layers = final.map { Layer(hidden: $0.hidden.tensor, cell: $0.cell?.tensor) }
  }

  private init(layers: [Layer]) { self.layers = layers }

  /// The number of sequences.
  public var batchSize: Int { layers.first?.hidden.shape[0] ?? 0 }

  /// Counted bytes.
  public var byteCount: Int {
    layers.reduce(0) { sum, layer in
      sum + (layer.hidden.count + (layer.cell?.count ?? 0)) * MemoryLayout<Float>.stride
    }
  }

  /// The state of some of the sequences.
  ///
  /// - Parameter rows: Within `0..<batchSize`.
  /// - Returns: `rows.count` sequences.
  public subscript(rows: Range<Int>) -> RecurrentState {
    let order = Array(rows)
    return RecurrentState(
      layers: layers.map {
        Layer(hidden: $0.hidden.gathering(rows: order), cell: $0.cell?.gathering(rows: order))
      })
  }

  /// The states of several batches as those of one, in order.
  ///
  /// - Parameter parts: One or more, of one model.
  /// - Returns: The sequences of all.
  public static func joined(_ parts: [RecurrentState]) -> RecurrentState {
    guard let first = parts.first else {
      fatalError("RecurrentState.joined: expected at least one state.")
    }
    return RecurrentState(
      layers: first.layers.indices.map { index in
        Layer(
          hidden: stack(parts.map { $0.layers[index].hidden }),
          cell: first.layers[index].cell == nil
            ? nil : stack(parts.compactMap { $0.layers[index].cell }))
      })
  }

  private static func stack(_ tensors: [Tensor]) -> Tensor {
    let width = tensors.first?.shape.last ?? 0
    let elements = tensors.flatMap(\.elements)
    return Tensor(Shape(elements.count / max(width, 1), width), elements)
  }

  /// Brings a layer's part onto a tape, as a constant.
  func variables(on tape: Tape) -> [RecurrentLayer.State] {
    layers.map { layer in
      RecurrentLayer.State(
        hidden: tape.variable(layer.hidden), cell: layer.cell.map { tape.variable($0) })
    }
  }
}
