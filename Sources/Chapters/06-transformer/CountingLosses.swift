#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// What predictions by counting reach on the held-out text, in nats a character.
struct CountingLosses {
  /// `ln V`: every character equally likely.
  let uniform: Double
  /// Each character by its share of the training text.
  let unigram: Double
  /// Each character by its share after the one before; nil where the table would be huge.
  let bigram: Double?

  /// The largest vocabulary for which pairs are counted: a table of 32 MB.
  static let largestForPairs = 2048
}

extension StudyText {
  /// Counts the training text and judges the held-out text; add-one, so that nothing is impossible.
  var countingLosses: CountingLosses {
    let V = tokenizer.vocabularySize
    let held = windows.tokens
    var single = [Int](repeating: 1, count: V)
    for token in training { single[Int(token)] += 1 }
    let total = Double(training.count + V)
    let unigram = held.dropFirst().reduce(0) { $0 - log(Double(single[Int($1)]) / total) }
    let count = Double(windows.targetCount)
    guard V <= CountingLosses.largestForPairs else {
      return CountingLosses(uniform: log(Double(V)), unigram: unigram / count, bigram: nil)
    }
    var pairs = [Int](repeating: 1, count: V * V)
    for (first, second) in zip(training, training.dropFirst()) {
      pairs[Int(first) * V + Int(second)] += 1
    }
    let rows = (0..<V).map { Double(pairs[($0 * V)..<(($0 + 1) * V)].reduce(0, +)) }
    let bigram = zip(held, held.dropFirst()).reduce(0.0) {
      $0 - log(Double(pairs[Int($1.0) * V + Int($1.1)]) / rows[Int($1.0)])
    }
    return CountingLosses(
      uniform: log(Double(V)), unigram: unigram / count, bigram: bigram / count)
  }
}
