import Autograd
import LanguageModels
import Tensors
import TestSupport
import Testing

@Suite struct TransformerDecoderTests {
  static let variants: [TransformerConfiguration.Parts] = [
    .all, .all.subtracting(.positions), .all.subtracting(.residual), .all.subtracting(.norm),
    .all.subtracting(.mlp), .all.subtracting(.attention), [],
  ]

  @Test("Token by token it predicts what the model predicts at once", arguments: variants)
  func agreesWithModel(parts: TransformerConfiguration.Parts) {
    let (model, parameters) = TinyTransformer.make(parts: parts)
    let tokens = TinyTransformer.tokens(8)
    let expected = TinyTransformer.logits(model, parameters, tokens)
    var decoder = TransformerDecoder(model, parameters: parameters)
    for (position, token) in tokens.enumerated() {
      let logits = decoder.read(token)
      #expect(logits.shape == Shape(7))
      #expect(decoder.position == position + 1)
      expectClose(
        logits, Tensor(Shape(7), expected.rows[position]), absolute: 1e-4, relative: 1e-4)
    }
  }

  @Test("Past the context's end it goes on from the younger half of the window")
  func agreesPastTheEnd() {
    let (model, parameters) = TinyTransformer.make()
    let tokens = TinyTransformer.tokens(30)
    var decoder = TransformerDecoder(model, parameters: parameters)
    var window: [Int32] = []
    for token in tokens {
      if window.count == 8 { window = Array(window.suffix(4)) }
      window.append(token)
      let expected = TinyTransformer.logits(model, parameters, window).rows[window.count - 1]
      expectClose(
        decoder.read(token), Tensor(Shape(7), expected), absolute: 1e-4, relative: 1e-4)
      #expect(decoder.position == window.count)
    }
  }

  @Test("A text read at once leaves it where reading token by token does")
  func readsTexts() {
    let (model, parameters) = TinyTransformer.make()
    let tokens = TinyTransformer.tokens(11)
    var one = TransformerDecoder(model, parameters: parameters)
    var other = one
    var last = Tensor(Shape(0))
    for token in tokens { last = one.read(token) }
    #expect(other.read(tokens) == last)
  }

  @Test("A copy is a snapshot: what one reads, the other does not know")
  func copiesAreSnapshots() {
    let (model, parameters) = TinyTransformer.make()
    var decoder = TransformerDecoder(model, parameters: parameters)
    _ = decoder.read([1, 2, 3])
    var copy = decoder
    _ = copy.read([4, 5, 6, 0])
    var fresh = TransformerDecoder(model, parameters: parameters)
    #expect(decoder.read(2) == fresh.read([1, 2, 3, 2]))
  }

  @Test("The cache counts two vectors a layer for each token")
  func countsBytes() {
    let (model, parameters) = TinyTransformer.make()
    #expect(model.cacheBytesPerToken == 2 * 2 * 6 * 4)
    var decoder = TransformerDecoder(model, parameters: parameters)
    #expect(decoder.byteCount == 0)
    _ = decoder.read([1, 2, 3])
    #expect(decoder.byteCount == 3 * model.cacheBytesPerToken)
    #expect(model.byteCount(afterReading: 3) == decoder.byteCount)
  }

  @Test("It continues a text with as many tokens as asked for, the same for the same seed")
  func generates() {
    let (model, parameters) = TinyTransformer.make()
    func written(_ seed: UInt64, _ count: Int) -> [Int32] {
      var generator = SeededGenerator(seed: seed)
      var decoder = TransformerDecoder(model, parameters: parameters)
      return decoder.generate(after: [1, 2], count: count, using: &generator)
    }
    #expect(written(3, 0) == [])
    #expect(written(3, 40).count == 40)
    #expect(written(3, 40) == written(3, 40))
    #expect(Array(written(3, 40).prefix(10)) == written(3, 10))
    #expect(written(3, 40) != written(4, 40))
    #expect(written(3, 40).allSatisfy { (0..<7).contains($0) })
  }

  @Test("Without chance it writes the likeliest token each time")
  func generatesGreedily() {
    let (model, parameters) = TinyTransformer.make()
    var generator = SeededGenerator(seed: 1)
    var decoder = TransformerDecoder(model, parameters: parameters)
    let written = decoder.generate(
      after: [3], count: 7, sampling: Sampling(temperature: 0), using: &generator)
    var text: [Int32] = [3]
    for token in written {
      let row = TinyTransformer.logits(model, parameters, text).rows[text.count - 1]
      #expect(row.indices.max { row[$0] < row[$1] } == Int(token))
      text.append(token)
    }
  }

  @Test("A token outside the vocabulary stops the program with a sentence")
  func refusesTokens() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      let (model, parameters) = TinyTransformer.make()
      var decoder = TransformerDecoder(model, parameters: parameters)
      _ = decoder.read(7)
    }
    expectStop(result, "TransformerDecoder: token 7 is not in 0..<7.")
  }
}
