import LanguageModels
import Tensors
import TestSupport
import Testing

@Suite struct SamplingTests {
  private let logits = Tensor(Shape(5), [1, 3, 2, 3, -1])

  private func exponentials(_ values: [Float], temperature: Float = 1) -> [Float] {
    let powers = values.map { value -> Float in
      var (sum, term) = (1.0, 1.0)  // e^x by its series: x is small
      for n in 1..<60 {
        term *= Double(value / temperature) / Double(n)
        sum += term
      }
      return Float(sum)
    }
    let total = powers.reduce(0, +)
    return powers.map { $0 / total }
  }

  @Test("Probabilities are the softmax of the logits over the temperature", arguments: [0.5, 1, 2])
  func temperatures(temperature: Float) {
    let expected = exponentials([1, 3, 2, 3, -1], temperature: temperature)
    expectClose(Sampling(temperature: temperature).probabilities(logits), expected)
  }

  @Test(
    "A distribution sums to 1 and is nowhere negative",
    arguments: [
      Sampling(), Sampling(temperature: 0), Sampling(temperature: 0.1), Sampling(temperature: 100),
      Sampling(topK: 1), Sampling(topK: 3), Sampling(topK: 99), Sampling(topP: 0.01),
      Sampling(topP: 0.6), Sampling(topP: 1), Sampling(temperature: 2, topK: 3, topP: 0.5),
    ])
  func sumsToOne(sampling: Sampling) {
    var generator = SeededGenerator(seed: 4)
    for scale in [Float(0), 1, 30, 1e4] {
      let logits = Tensor(
        Shape(50), (0..<50).map { _ in scale * Float.normal(using: &generator) })
      let weights = sampling.probabilities(logits)
      #expect(weights.count == 50)
      #expect(weights.allSatisfy { $0 >= 0 && $0.isFinite })
      expectClose(weights.reduce(0, +), 1, absolute: 1e-5)
    }
  }

  @Test("Temperature 0 takes the likeliest, and of those that tie always the same one")
  func temperatureZero() {
    let weights = Sampling(temperature: 0).probabilities(logits)
    #expect(weights.filter { $0 == 1 }.count == 1)
    #expect(weights[1] + weights[3] == 1)
    var generator = SeededGenerator(seed: 1)
    let drawn = (0..<50).map { _ in Sampling(temperature: 0)(logits, using: &generator) }
    #expect(Set(drawn).count == 1)
  }

  @Test("Top-k keeps the k likeliest, and of those that tie the smaller token")
  func topK() {
    #expect(Sampling(topK: 1).probabilities(logits) == [0, 1, 0, 0, 0])
    expectClose(Sampling(topK: 2).probabilities(logits), [0, 0.5, 0, 0.5, 0])
    let three = Sampling(topK: 3).probabilities(logits)
    expectClose(three, [0] + exponentials([3, 2, 3]) + [0])
    #expect(Sampling(topK: 5).probabilities(logits).allSatisfy { $0 > 0 })
  }

  @Test("Top-p keeps the fewest tokens that together reach p")
  func topP() {
    // Probabilities 0.4, 0.3, 0.2, 0.1.
    let logits = Tensor(Shape(4), [0.4, 0.3, 0.2, 0.1].map { Float($0).logarithm })
    expectClose(Sampling(topP: 0.39).probabilities(logits), [1, 0, 0, 0])
    expectClose(Sampling(topP: 0.41).probabilities(logits), [4 / 7, 3 / 7, 0, 0])
    expectClose(Sampling(topP: 0.69).probabilities(logits), [4 / 7, 3 / 7, 0, 0])
    expectClose(Sampling(topP: 0.71).probabilities(logits), [4 / 9, 3 / 9, 2 / 9, 0])
    expectClose(Sampling(topP: 1).probabilities(logits), [0.4, 0.3, 0.2, 0.1])
  }

  @Test("Top-p counts within what top-k left")
  func topKThenTopP() {
    let logits = Tensor(Shape(4), [0.4, 0.3, 0.2, 0.1].map { Float($0).logarithm })
    // Of the two that stay, the first has 4/7 = 0.571.
    expectClose(Sampling(topK: 2, topP: 0.57).probabilities(logits), [1, 0, 0, 0])
    expectClose(Sampling(topK: 2, topP: 0.58).probabilities(logits), [4 / 7, 3 / 7, 0, 0])
  }

  @Test("Equal logits stay equal whatever the temperature, and top-k takes the first of them")
  func ties() {
    let flat = Tensor(Shape(4), repeating: 2)
    expectClose(Sampling(temperature: 7).probabilities(flat), [0.25, 0.25, 0.25, 0.25])
    expectClose(Sampling(topK: 2).probabilities(flat), [0.5, 0.5, 0, 0])
    expectClose(Sampling(topP: 0.7).probabilities(flat), [1 / 3, 1 / 3, 1 / 3, 0])
  }

  @Test("The same seed draws the same tokens, and many draws come near the distribution")
  func draws() {
    func drawn(_ seed: UInt64) -> [Int32] {
      var generator = SeededGenerator(seed: seed)
      return (0..<20_000).map { _ in Sampling()(logits, using: &generator) }
    }
    let tokens = drawn(5)
    #expect(tokens == drawn(5))
    #expect(tokens != drawn(6))
    let shares = (0..<5).map { token in
      Float(tokens.count { $0 == token }) / Float(tokens.count)
    }
    // Five standard errors of a share: 5 · √(0.25 / 20,000) = 0.018.
    expectClose(shares, Sampling().probabilities(logits), absolute: 0.018, relative: 1e-6)
  }

  @Test("A token that was cut off is never drawn")
  func cutTokens() {
    var generator = SeededGenerator(seed: 8)
    for _ in 0..<2000 {
      let token = Sampling(temperature: 5, topK: 2)(logits, using: &generator)
      #expect(token == 1 || token == 3)
    }
  }

  @Test("A rule that can't be stops the program with a sentence")
  func refusesRules() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) { _ = Sampling(temperature: -1, topK: 0) }
    expectStop(
      result,
      "Sampling: expected temperature >= 0, topK >= 1 and 0 < topP <= 1, got temperature -1.0, "
        + "topK 0, topP none.")
  }
}

extension Float {
  /// The natural logarithm, by Newton's method on the exponential series.
  fileprivate var logarithm: Float {
    var y = 0.0
    for _ in 0..<40 {
      var (power, term) = (1.0, 1.0)
      for n in 1..<40 {
        term *= y / Double(n)
        power += term
      }
      y += Double(self) / power - 1
    }
    return Float(y)
  }
}
