/// Cuts a text into the words inside which byte pairs are merged, as GPT-2 does.
///
/// It finds what GPT-2's regular expression finds, by hand, so that no text makes it slow:
///
///     's|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+
///
/// In words: an English ending after an apostrophe; else a run of letters, of digits or of other
/// signs, each with the one space before it; else a run of white space, whose last character is
/// left to stand alone, or before the word that follows.
///
/// - Complexity: O(bytes) for a whole text: each character is looked at most three times.
/// - Reference: ["Language Models are Unsupervised Multitask Learners"](https://cdn.openai.com/better-language-models/language_models_are_unsupervised_multitask_learners.pdf), section 2.2.
struct BytePairScanner {
  private let cursor: UTF8Cursor
  private var bytes: UnsafeBufferPointer<UInt8> { cursor.bytes }

  init(_ bytes: UnsafeBufferPointer<UInt8>) { cursor = UTF8Cursor(bytes: bytes) }

  /// Where the word that starts at `start` ends.
  ///
  /// - Precondition: `start < bytes.count`, and the word before ended there.
  @inline(__always)
  func endOfWord(at start: Int) -> Int {
    let lead = bytes[start]
    if lead == UInt8(ascii: "'"), let end = endOfContraction(at: start) { return end }
    var (kind, end) = cursor.character(at: start)
    if kind == .space {
      guard lead == UInt8(ascii: " "), end < bytes.count else { return endOfSpaces(at: start) }
      let next = cursor.character(at: end)
      if next.class == .space { return endOfSpaces(at: start) }
      (kind, end) = next  // one space before a word belongs to it
    }
    let run = Self.kindOfRun(kind)
    while end < bytes.count {
      let next = cursor.character(at: end)
      guard Self.kindOfRun(next.class) == run else { break }
      end = next.end
    }
    return end
  }

  /// Marks stand with the signs: the expression knows letters, numbers and white space only.
  @inline(__always)
  private static func kindOfRun(_ kind: ScalarClass) -> ScalarClass {
    kind == .mark ? .other : kind
  }

  private func endOfContraction(at start: Int) -> Int? {
    func letter(_ distance: Int) -> UInt8 {
      start + distance < bytes.count ? bytes[start + distance] : 0
    }
    switch letter(1) {
    case UInt8(ascii: "s"), UInt8(ascii: "t"), UInt8(ascii: "m"), UInt8(ascii: "d"):
      return start + 2
    case UInt8(ascii: "r"), UInt8(ascii: "v"):
      return letter(2) == UInt8(ascii: "e") ? start + 3 : nil
    case UInt8(ascii: "l"):
      return letter(2) == UInt8(ascii: "l") ? start + 3 : nil
    default:
      return nil
    }
  }

  private func endOfSpaces(at start: Int) -> Int {
    var last = start
    var end = start
    while end < bytes.count {
      let next = cursor.character(at: end)
      guard next.class == .space else { break }
      last = end
      end = next.end
    }
    return end == bytes.count || last == start ? end : last
  }
}
