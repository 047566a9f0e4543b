import Foundation
import LanguageModels
import Tensors
import Testing

@Suite struct NGramModelTests {
  /// `abracadabra`, in letters a b c d r.
  static let word: [Int32] = [0, 1, 4, 0, 2, 0, 3, 0, 1, 4, 0]

  /// A text with rare and frequent tokens, so that all discounts are used.
  static func text(_ count: Int, seed: UInt64 = 3) -> [Int32] {
    var generator = SeededGenerator(seed: seed)
    return (0..<count).map { _ in
      Int32(min(5, Int(6 * pow(Double(Float.uniform(using: &generator)), 2))))
    }
  }

  @Test("Runs of letters are counted, and what stands before them")
  func counts() {
    let counts = NGramCounts(Self.word, order: 3, vocabularySize: 5)
    #expect(counts.count(of: []) == 11)
    #expect(counts.count(of: [0]) == 5)
    #expect(counts.count(of: [0, 1]) == 2)
    #expect(counts.count(of: [0, 1, 4]) == 2)
    #expect(counts.count(of: [1, 1]) == 0)
    #expect((1...3).map { counts.differentRuns(ofLength: $0) } == [5, 7, 7])
  }

  @Test("Shares and add-one shares are as counted by hand")
  func shares() {
    let counts = NGramCounts(Self.word, order: 2, vocabularySize: 5)
    let plain = NGramModel(counts, order: 2, smoothing: .none)
    var context = plain.context(after: [0])
    #expect(plain.probability(of: 1, after: &context) == 2.0 / 4)  // a is followed by b, c, d, b
    let addOne = NGramModel(counts, order: 2, smoothing: .addOne)
    context = addOne.context(after: [0])
    #expect(addOne.probability(of: 1, after: &context) == 3.0 / 9)
    context = addOne.context(after: [0])
    #expect(addOne.probability(of: 4, after: &context) == 1.0 / 9)
  }

  @Test("Kneser-Ney is what plain loops over its definition compute", arguments: 1...4)
  func definition(order: Int) {
    let text = Self.text(150)
    let plain = PlainKneserNey(text: text, vocabularySize: 7, order: order)  // token 6 never occurs
    // Counts of longer runs must make no difference.
    for longest in [order, 5] {
      let model = NGramModel(
        NGramCounts(text, order: longest, vocabularySize: 7), order: order, smoothing: .kneserNey)
      for length in 1...order {
        let expected = plain.discounts[length - 1]
        let found = model.discounts[length - 1]
        for (index, value) in [found.once, found.twice, found.more].enumerated() {
          #expect(abs(value - expected[index + 1]) < 1e-12)
        }
      }
      for history in [[], [2], [6], [0, 0], [1, 6], [6, 1], [0, 1, 2], [3, 0, 0, 1]] as [[Int32]] {
        for token in 0..<7 as Range<Int32> {
          var context = model.context(after: history)
          let found = model.probability(of: token, after: &context)
          let expected = plain.probability(of: token, after: history)
          #expect(abs(found - expected) < 1e-12, "\(token) after \(history)")
        }
      }
    }
  }

  @Test("The perplexity of a held-out text is that of the plain loops")
  func perplexity() {
    let (text, heldOut) = (Self.text(120), Self.text(30, seed: 8))
    let model = NGramModel(
      NGramCounts(text, order: 3, vocabularySize: 6), order: 3, smoothing: .kneserNey)
    let plain = PlainKneserNey(text: text, vocabularySize: 6, order: 3)
    let losses = heldOut.indices.map { place in
      -log(plain.probability(of: heldOut[place], after: Array(heldOut[..<place])))
    }
    let (found, expected) = (Surprise(model.losses(of: heldOut)), Surprise(losses))
    #expect(found.tokenCount == 30)
    #expect(abs(found.perplexity - expected.perplexity) < 1e-9)
  }

  @Test("Probabilities sum to 1 after seen and unseen contexts", arguments: Smoothing.allCases)
  func sums(smoothing: Smoothing) {
    let counts = NGramCounts(Self.text(300), order: 4, vocabularySize: 8)
    let model = NGramModel(counts, order: 4, smoothing: smoothing)
    for history in [[], [0], [0, 1, 0], [1, 1, 2]] as [[Int32]] {
      let sum = model.probabilities(after: model.context(after: history)).reduce(0, +)
      #expect(abs(sum - 1) < 1e-12)
    }
    let unseen = model.probabilities(after: model.context(after: [7, 7, 7])).reduce(0, +)
    #expect(abs(unseen - (smoothing == .none ? 0 : 1)) < 1e-12)
  }

  @Test("A text predicts itself with certainty where its contexts occur once")
  func memory() {
    let text: [Int32] = [0, 1, 2, 3, 4, 5]
    let model = NGramModel(
      NGramCounts(text, order: 2, vocabularySize: 6), order: 2, smoothing: .none)
    let losses = model.losses(of: text)
    #expect(abs(losses[0] - log(6)) < 1e-12)
    #expect(losses.dropFirst().allSatisfy { $0 == 0 })
    #expect(model.losses(of: [1, 0])[1] == .infinity)
  }

  @Test("Bits, nats and perplexity are one number")
  func units() {
    let surprise = Surprise([log(2.0), log(8.0)])
    #expect(abs(surprise.bitsPerToken - 2) < 1e-12)
    #expect(abs(surprise.perplexity - 4) < 1e-12)
    #expect(abs(surprise.bits(perCharacterOf: 8) - 0.5) < 1e-12)
    #expect(Surprise([]).natsPerToken == 0)
  }
}
