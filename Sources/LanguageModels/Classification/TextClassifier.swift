import Autograd
import NeuralNetworks
import Tensors
import Text

/// A language model with another head: it reads a text and says of which kind it is.
///
/// What the model makes of each token is pooled into one row for the text, and a linear layer turns that
/// into a score for each class. The body keeps its parameters' names, so that what a language model has
/// learned can be taken over with `Parameters.takeValues(from:)`.
///
/// - Reference: ["Universal Language Model Fine-tuning for Text Classification"](https://arxiv.org/abs/1801.06146);
///   ["Improving Language Understanding by Generative Pre-Training"](https://cdn.openai.com/research-covers/language-unsupervised/language_understanding_paper.pdf).
public struct TextClassifier: Sendable {
  /// The language model that reads.
  public let body: any LanguageModel
  /// From a pooled text to a score for each class.
  public let head: Linear

  /// Adds a head's parameters to the store of a body, as `classifier.weight` and `classifier.bias`.
  public init(
    _ body: any LanguageModel, classCount: Int, in parameters: inout Parameters,
    using generator: inout some RandomNumberGenerator
  ) {
    self.body = body
    head = Linear(
      "classifier", inputs: body.width, outputs: classCount,
      deviation: 0.1 / Float(body.width).squareRoot(), in: &parameters, using: &generator)
  }

  /// Scores the texts of a shard of a batch, filled up to the longest of the shard.
  ///
  /// - Parameters:
  ///   - texts: Texts of the body's tokens.
  ///   - rows: Which of them.
  ///   - tape: A tape over the parameters.
  /// - Returns: Logits, `[rows, classes]`.
  public func callAsFunction(
    _ texts: PaddedTexts, rows: Range<Int>, on tape: Tape
  ) -> Variable {
    let shard = texts[rows]
    let states = body.states(of: shard.inputs[...], batchSize: rows.count, on: tape)  // [B, T, C]
    return head(states.pooled(weights: shard.weights[...]))  // [B, classes]
  }

  /// The tensors that learn together, from the head down to the tables: what unfreezing goes through.
  ///
  /// A language model's own head, where it has one beside its tables, is in none.
  public func layerGroups(in parameters: Parameters) -> [[Parameter]] {
    [body.tensors(named: "classifier.", in: parameters)] + body.layerGroups(in: parameters)
  }

  /// The likeliest class of each text.
  ///
  /// - Parameters:
  ///   - texts: Texts of the body's tokens.
  ///   - longest: How many tokens of each are read.
  ///   - pooling: How its tokens are pooled.
  ///   - parameters: The learned numbers.
  ///   - workers: The threads to use; the answers do not depend on how many.
  /// - Returns: One class a text.
  public func predictions(
    of texts: [[Int32]], longest: Int, pooling: PaddedTexts.Pooling = .mean,
    parameters: Parameters, workers: Workers
  ) -> [Int32] {
    let size = 64
    let count = (texts.count + size - 1) / size
    // Alike lengths side by side, so that little is filled up.
    let order = texts.indices.sorted { (texts[$0].count, $0) < (texts[$1].count, $1) }
    var answers = [Int32](repeating: 0, count: texts.count)
    answers.withUnsafeMutableBufferPointer { answers in
      nonisolated(unsafe) let answers = answers  // each piece writes elements of its own
      workers.run(count) { piece in
        let range = piece * size..<min(texts.count, (piece + 1) * size)
        let batch = PaddedTexts(order[range].map { texts[$0] }, longest: longest, pooling: pooling)
        parameters.withTape { tape in
          let logits = self(batch, rows: 0..<range.count, on: tape)
          let classes = logits.shape.last
          for row in 0..<range.count {
            var best = 0
            for label in 1..<max(1, classes)
            where logits.values[row * classes + label] > logits.values[row * classes + best] {
              best = label
            }
            answers[order[range.lowerBound + row]] = Int32(best)
          }
        }
      }
    }
    return answers
  }
}
