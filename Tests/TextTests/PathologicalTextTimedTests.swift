import Platform
import Testing
import Text

/// Measured by a clock: run apart from the other tests.
@Suite("Texts made to be slow", .serialized)
struct PathologicalTextTimedTests {
  private static let units = ["a", "^", " ", "\n", "a.", "漢", "'", "ab", " a", "\u{301}"]

  /// Seconds of work of this thread alone: other tests share the machine meanwhile.
  private func seconds(_ work: () throws -> Void) rethrows -> Double {
    func now() -> Double {
      var time = timespec()
      clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
      return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
    }
    let start = now()
    try work()
    return now() - start
  }

  /// The least of three measurements.
  private func encodingSeconds(_ text: String, by tokenizer: BytePairTokenizer) -> Double {
    (0..<3).map { _ in
      var count = 0
      let elapsed = seconds { count = tokenizer.encode(text).count }
      #expect(count > 0)
      return elapsed
    }.min() ?? 0
  }

  @Test("A megabyte of one sign is encoded in time that grows with its length", arguments: units)
  func repeatedSigns(unit: String) throws {
    let quarter = String(repeating: unit, count: 250_000 / unit.utf8.count)
    let megabyte = String(repeating: quarter, count: 4)
    let tokenizer = try BytePairTokenizer(
      learningFrom: String(repeating: unit, count: 1_000) + " the light", vocabularySize: 300)
    let short = encodingSeconds(quarter, by: tokenizer)
    let long = encodingSeconds(megabyte, by: tokenizer)
    #expect(long < 5)
    // Four times the text: a linear method takes 4 times as long, a quadratic one 16 times.
    #expect(long < 8 * short + 0.05)
    #expect(try tokenizer.decodeBytes(tokenizer.encode(megabyte)) == Array(megabyte.utf8))
  }

  @Test("A megabyte without a space is learned from and encoded in seconds")
  func noSpaces() throws {
    var generator = SplitMix64(seed: 13)
    let letters = Array("abcdefghijklmnopqrstuvwxyz".utf8)
    let bytes = (0..<1_000_000).map { _ in letters[Int.random(in: 0..<26, using: &generator)] }
    let text = String(decoding: bytes, as: UTF8.self)
    var learned: BytePairTokenizer?
    let learning = try seconds {
      learned = try BytePairTokenizer(learningFrom: text, vocabularySize: 300)
    }
    let tokenizer = try #require(learned)
    #expect(tokenizer.vocabularySize == 300)
    #expect(learning < 5)
    #expect(encodingSeconds(text, by: tokenizer) < 5)
  }
}
