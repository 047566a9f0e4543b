/// A text as sentences of numbered words, for models that learn from which words stand together.
///
/// A word is a run of letters, digits and marks in lower case, with apostrophes inside it. Signs and
/// spaces are left out, and so are words rarer than a least count.
public struct WordCorpus: Sendable {
  /// The words that are kept, the most frequent first, among equals in the order of their bytes.
  public let words: [String]
  /// How often each word occurs.
  public let counts: [Int]
  /// The words of all sentences, one after the other, as numbers in `words`.
  public let tokens: [Int32]
  /// Where each sentence lies in `tokens`; one for each that was given, empty ones too.
  public let sentences: [Range<Int>]
  /// How many words the text has, rare ones included.
  public let wordCount: Int
  /// How many different words the text has, rare ones included.
  public let differentWordCount: Int

  /// Counts and numbers the words of sentences.
  ///
  /// - Parameters:
  ///   - sentences: The sentences, in order.
  ///   - leastCount: How often a word must occur to be kept.
  ///   - name: What error sentences call the text.
  /// - Throws: `WordCorpusError` when there is no word, no word often enough, or only one, and where words
  ///   are not parted by spaces.
  /// - Complexity: O(bytes + w log w) for w different words.
  public init(
    sentences: some Sequence<String>, leastCount: Int, name: String
  ) throws(WordCorpusError) {
    var index = WordIndex()
    var seen: [Int] = []
    var raw: [Int32] = []
    var ranges: [Range<Int>] = []
    for sentence in sentences {
      let start = raw.count
      Self.forEachWord(of: sentence) { word in
        let (number, isNew) = index.insert(word)
        if isNew { seen.append(1) } else { seen[number] += 1 }
        raw.append(Int32(truncatingIfNeeded: number))
      }
      ranges.append(start..<raw.count)
    }
    guard !raw.isEmpty else { throw .noWords(name: name) }
    if UnspacedScript.holds(index) { throw .unspaced(name: name) }
    let kept = seen.indices.filter { seen[$0] >= leastCount }.sorted { left, right in
      seen[left] != seen[right]
        ? seen[left] > seen[right]
        : index.bytes(of: left).lexicographicallyPrecedes(index.bytes(of: right))
    }
    guard let first = kept.first else {
      throw .noFrequentWord(name: name, most: seen.max() ?? 0, leastCount: leastCount)
    }
    guard kept.count > 1 else {
      throw .oneWord(name: name, word: Self.text(index, first), leastCount: leastCount)
    }
    var number = [Int32](repeating: -1, count: seen.count)
    for (new, old) in kept.enumerated() { number[old] = Int32(new) }
    var tokens: [Int32] = []
    tokens.reserveCapacity(raw.count)
    var sentences: [Range<Int>] = []
    for range in ranges {
      let start = tokens.count
      for token in raw[range] where number[Int(token)] >= 0 { tokens.append(number[Int(token)]) }
      sentences.append(start..<tokens.count)
    }
    words = kept.map { Self.text(index, $0) }
    counts = kept.map { seen[$0] }
    wordCount = raw.count
    differentWordCount = seen.count
    self.tokens = tokens
    self.sentences = sentences
  }

  /// The words of a text, as they would be numbered, whether a corpus has them or not.
  public static func words(of text: String) -> [String] {
    var words: [String] = []
    forEachWord(of: text) { words.append(String(decoding: $0, as: UTF8.self)) }
    return words
  }

  private static func text(_ index: WordIndex, _ number: Int) -> String {
    String(decoding: index.bytes(of: number), as: UTF8.self)
  }

  /// Hands over each word of a text in lower case.
  private static func forEachWord(
    of text: String, _ body: (UnsafeBufferPointer<UInt8>) -> Void
  ) {
    Array(text.lowercased().utf8).withUnsafeBufferPointer { bytes in
      let cursor = UTF8Cursor(bytes: bytes)
      var start = 0
      while start < bytes.count {
        let (kind, next) = cursor.character(at: start)
        guard isPartOfWord(kind) else {
          start = next
          continue
        }
        let end = wordEnd(from: next, in: cursor)
        body(UnsafeBufferPointer(rebasing: bytes[start..<end]))
        start = end
      }
    }
  }

  /// Where a word ends: before the first sign that is no apostrophe between parts of words.
  private static func wordEnd(from start: Int, in cursor: UTF8Cursor) -> Int {
    var end = start
    while end < cursor.bytes.count {
      let (kind, next) = cursor.character(at: end)
      if isPartOfWord(kind) {
        end = next
        continue
      }
      guard cursor.bytes[end] == UInt8(ascii: "'"), next < cursor.bytes.count,
        isPartOfWord(cursor.character(at: next).class)
      else { break }
      end = next
    }
    return end
  }

  private static func isPartOfWord(_ kind: ScalarClass) -> Bool {
    switch kind {
    case .letter, .number, .mark: true
    case .space, .other: false
    }
  }
}
