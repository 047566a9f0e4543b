import Tensors
import Testing

@testable import LanguageModels

@Suite struct ArithmeticCodeTests {
  /// Encodes symbols by fixed counts, and decodes as many.
  private func roundTrip(_ symbols: [Int], counts: [Int]) -> (bytes: [UInt8], symbols: [Int]) {
    let total = counts.reduce(0, +)
    let starts = counts.indices.map { counts[..<$0].reduce(0, +) }
    var encoder = ArithmeticEncoder()
    for symbol in symbols {
      encoder.encode(below: starts[symbol], count: counts[symbol], total: total)
    }
    let bytes = encoder.finish()
    var decoder = ArithmeticDecoder(bytes[...])
    let read = symbols.map { _ in
      let place = decoder.place(total: total)
      let symbol = starts.lastIndex { $0 <= place } ?? 0
      decoder.skip(below: starts[symbol], count: counts[symbol], total: total)
      return symbol
    }
    return (bytes, read)
  }

  @Test("An interval worked out by hand is narrowed as it should be")
  func interval() {
    var (low, high) = (UInt64(0), UInt64(99))
    ArithmeticCode.narrow(&low, &high, below: 2, count: 3, total: 10)
    #expect((low, high) == (20, 49))
    ArithmeticCode.narrow(&low, &high, below: 0, count: 1, total: 3)
    #expect((low, high) == (20, 29))
  }

  @Test("What was written is read back", arguments: [1, 2, 10, 1000, 20_000])
  func exact(length: Int) {
    var generator = SeededGenerator(seed: 3, stream: UInt64(length))
    for counts in [[1], [1, 1], [1, 1_048_575], [1_048_575, 1], [5, 0 + 1, 90, 4], [3, 3, 3]] {
      let total = counts.reduce(0, +)
      let symbols = (0..<length).map { _ in
        let place = Int.random(in: 0..<total, using: &generator)
        var (symbol, below) = (0, counts[0])
        while place >= below {
          symbol += 1
          below += counts[symbol]
        }
        return symbol
      }
      #expect(roundTrip(symbols, counts: counts).symbols == symbols, "\(counts)")
    }
  }

  @Test("The least likely symbol again and again is read back too")
  func unlikely() {
    let symbols = [Int](repeating: 0, count: 500)
    let result = roundTrip(symbols, counts: [1, (1 << 20) - 1])
    #expect(result.symbols == symbols)
    #expect(abs(result.bytes.count - 500 * 20 / 8) <= 1)  // log₂ 2²⁰ bits each
  }

  @Test("A message is as long as its chances say, to two bytes")
  func length() {
    var generator = SeededGenerator(seed: 5)
    let counts = [1, 2, 5, 8]  // of 16: 4, 3, 1.678 and 1 bits
    let symbols = (0..<10_000).map { _ in Int.random(in: 0..<4, using: &generator) }
    let bits = symbols.reduce(0.0) { $0 + [4, 3, 1.678_071_9, 1][$1] }
    let bytes = roundTrip(symbols, counts: counts).bytes
    #expect(abs(Double(bytes.count) - bits / 8) < 2)
  }

  @Test("A prediction becomes counts of 1 or more that sum to the total")
  func counts() {
    var counts = SymbolCounts(vocabularySize: 4)
    for logits: [Float] in [[0, 0, 0, 0], [50, 0, 0, 0], [-1e4, 1e4, 0, 0], [0.1, 3, -2, 1]] {
      counts.predict(Tensor(Shape(4), logits))
      let shares = (0..<4).map { counts.share(of: $0) }
      #expect(shares.allSatisfy { $0.count >= 1 })
      #expect(shares.reduce(0) { $0 + $1.count } == SymbolCounts.total)
      for (symbol, share) in shares.enumerated() {
        #expect(counts.symbol(at: share.below).symbol == symbol)
        #expect(counts.symbol(at: share.below + share.count - 1).symbol == symbol)
      }
    }
    counts.predict(Tensor(Shape(4), [0, 0, 0, 0]))
    #expect(counts.share(of: 2).count == SymbolCounts.total / 4)
  }
}
