import Autograd
import Tensors

/// Reads a text token by token and predicts the next one from the last few.
public struct PerceptronDecoder: NextTokenDecoder {
  private let model: PerceptronLanguageModel
  private let parameters: Parameters
  private var context: [Int32]

  /// Makes a decoder that has read nothing.
  ///
  /// - Parameters:
  ///   - model: A perceptron over the last tokens.
  ///   - parameters: Its learned numbers; the decoder keeps this snapshot.
  public init(_ model: PerceptronLanguageModel, parameters: Parameters) {
    self.model = model
    self.parameters = parameters
    context = model.contexts(before: [0], in: [])
  }

  /// Counted bytes of what is kept of the text: one number for each token of the context.
  public var byteCount: Int { context.count * MemoryLayout<Int32>.stride }

  /// Reads a token on.
  ///
  /// - Returns: Logits, `[vocabularySize]`.
  public mutating func read(_ token: Int32) -> Tensor {
    context.removeFirst()
    context.append(token)
    return parameters.withTape { tape in
      model(contexts: context, on: tape).tensor
        .reshaped(Shape(model.configuration.vocabularySize))
    }
  }
}
