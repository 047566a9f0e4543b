import Autograd
import LanguageModels
import NeuralNetworks
import Tensors
import TestSupport
import Testing
import Text

@Suite("Loss with a past") struct LossWithPastTests {
  private let text: [Int32] = (0..<41).map { (place: Int) in Int32(place * place % 7) }
  private let workers = Workers(threadCount: 2)

  /// The mean of some targets' losses, computed from the logits of one window or text.
  private func mean(
    _ model: some LanguageModel, _ parameters: Parameters, _ window: Range<Int>, from first: Int
  ) -> Double {
    let logits = model.logits(of: Array(text[window]), parameters)
    let targets = Array(text[(window.lowerBound + 1)...window.upperBound])
    let losses = tokenLosses(logits: logits, targets: targets).dropFirst(first)
    return losses.reduce(0, +) / Double(losses.count)
  }

  @Test("A transformer is judged on the second halves of windows that overlap by half")
  func overlapping() throws {
    var (generator, parameters) = (SeededGenerator(seed: 1), Parameters())
    let model = Transformer(
      TransformerConfiguration(
        vocabularySize: 7, contextLength: 8, layerCount: 1, headCount: 2, width: 8),
      in: &parameters, using: &generator)
    let judged = try LossWithPast(tokens: text, past: 4, streamCount: 3)
    #expect(judged.judgedCount == 36)
    let expected = (0..<9).map { mean(model, parameters, ($0 * 4)..<($0 * 4 + 8), from: 4) }
    #expect(
      abs(judged.mean(parameters, workers: workers, model: model) - expected.reduce(0, +) / 9)
        < 1e-5)
  }

  @Test("A recurrent model carries its state on, and is judged on the same tokens")
  func carried() throws {
    var (generator, parameters) = (SeededGenerator(seed: 1), Parameters())
    let model = RecurrentLanguageModel(
      RecurrentConfiguration(cell: .lstm, vocabularySize: 7, embeddingWidth: 5, width: 6),
      in: &parameters, using: &generator)
    let judged = try LossWithPast(tokens: text, past: 4, streamCount: 3)
    #expect(judged.judgedCount == 36)
    // Each of three streams reads 4 tokens unjudged and 12 judged.
    let expected = (0..<3).map { mean(model, parameters, ($0 * 12)..<($0 * 12 + 16), from: 4) }
    #expect(
      abs(judged.mean(parameters, workers: workers, model: model) - expected.reduce(0, +) / 3)
        < 1e-5)
  }

  @Test("A text without room for a judged window is refused with a sentence")
  func short() {
    #expect(
      throws: CorpusError.tooShort(name: "The held-out text", tokenCount: 8, contextLength: 8)
    ) {
      try LossWithPast(tokens: Array(text.prefix(8)), past: 4, streamCount: 2)
    }
  }
}
