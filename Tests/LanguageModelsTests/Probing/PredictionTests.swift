import Autograd
import LanguageModels
import Tensors
import TestSupport
import Testing
import Text

@Suite("Probes of predictions")
struct PredictionTests {
  private let tiny = TinyTransformer.make()
  private var model: Transformer { tiny.model }
  private var parameters: Parameters { tiny.parameters }
  private let tokens = TinyTransformer.tokens(8)

  private func other(than token: Int32) -> Int32 { (token + 1) % 7 }

  @Test("Probabilities are the softmax of the logits, text by text and place by place")
  func probabilities() {
    let texts = [tokens, Array(tokens.reversed())]
    let found = model.probabilities(after: texts, at: [5, 0], parameters)
    for (text, rows) in zip(texts, found) {
      let expected = TinyTransformer.logits(model, parameters, text).softmax().rows
      expectClose(Tensor(rows: rows), Tensor(rows: [expected[5], expected[0]]))
    }
  }

  @Test("Each token of a long text has the loss that its window gives")
  func longText() {
    let text = TinyTransformer.tokens(13)
    let losses = model.losses(of: text, contextLength: 8, parameters)
    #expect(losses.count == 13 && losses[0] == nil)
    let first = tokenLosses(
      logits: model.logits(of: Array(text[..<8]), parameters), targets: text[1...8])
    // The second window begins half a context before the first token that is missing.
    let second = tokenLosses(
      logits: model.logits(of: Array(text[5..<12]), parameters), targets: text[6...12])
    #expect(losses.dropFirst().compactMap { $0 } == first + second.suffix(4))
    #expect(model.losses(of: [3], contextLength: 8, parameters) == [nil])
  }

  @Test("The loss by position is the mean over windows at each place")
  func byPosition() {
    let batch = Batch(
      inputs: tokens, targets: Array(tokens.dropFirst()) + [0], batchSize: 2, sequenceLength: 4)
    var losses = LossByPosition(contextLength: 4)
    losses.add(batch, of: model, parameters)
    let all = [0, 1].map { row in
      tokenLosses(
        logits: model.logits(of: Array(tokens[(row * 4)..<(row * 4 + 4)]), parameters),
        targets: batch.targets[(row * 4)..<(row * 4 + 4)])
    }
    #expect(losses.windowCount == 2)
    for (place, mean) in losses.means.enumerated() {
      #expect(abs(mean - (all[0][place] + all[1][place]) / 2) < 1e-5)
    }
  }

  @Test("In a model of the past, a change moves itself and what follows, and nothing before")
  func influence() {
    let matrix = Influence.matrix(
      of: model, tokens, replacements: 2, parameters, drawing: other)
    for changed in tokens.indices {
      for predicted in tokens.indices {
        #expect((matrix[changed][predicted] > 1e-4) == (predicted >= changed))
      }
    }
    #expect(Influence.largestBackwards(matrix.map { $0.map(Optional.some) }) < 1e-6)
    #expect(
      Influence.distance([1, 0], [0, 1]) == 1 && Influence.distance([0.5, 0.5], [0.5, 0.5]) == 0)
  }

  @Test("In a model that fills blanks, a change moves blanks on both sides")
  func blanks() {
    let (reader, parameters) = TinyTransformer.make(vocabularySize: 8, isCausal: false)
    let matrix = Influence.onBlanks(
      of: reader, tokens, mask: 7, parameters, drawing: other)
    for changed in tokens.indices {
      for blank in tokens.indices {
        // The first is never a blank, and a blank can't be changed.
        #expect((matrix[changed][blank] == nil) == (blank == 0 || blank == changed))
      }
    }
    #expect(Influence.largestBackwards(matrix) > 1e-4)
  }

  @Test("The last layer of the lens is the model itself")
  func lens() {
    let trace = model.trace(tokens, parameters: parameters)
    let guesses = trace.guesses(at: 2..<5, of: tokens)
    #expect(guesses.count == 3 && guesses.allSatisfy { $0.count == 3 })
    let rows = model.probabilities(after: [tokens], at: 2..<5, parameters)[0]
    for (place, row) in rows.enumerated() {
      let guess = guesses[2][place]
      #expect(row[Int(guess.best)] == row.max())
      #expect(abs(guess.probability - Double(row[Int(tokens[place + 3])])) < 1e-6)
    }
    let losses = tokenLosses(
      logits: model.logits(of: tokens, parameters), targets: Array(tokens.dropFirst()) + [-1])
    let last = trace.lossesByLayer(of: tokens)[2]
    #expect(abs(last - losses.reduce(0, +) / 7) < 1e-5)
  }
}
