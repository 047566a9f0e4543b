/// Learns which pairs of tokens to merge.
///
/// Each different word is kept once, with how often the text has it. Every pair knows how often it
/// occurs and in which words; the most frequent one is merged in these words alone, and only the
/// counts of its neighbours change. Among pairs that are equally frequent the one whose tokens
/// have the lower numbers, the left one first, is merged: the rule of Hugging Face's `tokenizers`,
/// so the merges are the same.
///
/// - Complexity: O(bytes) to count words; a merge costs the letters of the words that have the
///   pair.
/// - Reference: ["Neural Machine Translation of Rare Words with Subword Units"](https://arxiv.org/abs/1508.07909).
struct BytePairTrainer {
  /// The bytes of each token.
  private(set) var vocabulary: WordIndex
  private var learned: [BytePairMerge] = []

  private var symbols: [Int32] = []
  private var starts: [Int] = []
  private var lengths: [Int] = []
  private var wordCounts: [Int]

  private var pairs = PairTable()
  private var frequencies: [Int] = []
  /// Pairs by falling frequency, then by their tokens; each with the list of words to merge it in.
  private var candidates = MergeQueue()
  private var wordLists: [[Int32]] = []
  /// The list that a pair's new words are gathered in during a merge, or -1.
  private var openList: [Int32] = []
  private var openPairs: [UInt64] = []

  /// - Parameters:
  ///   - text: What to learn from.
  ///   - alphabet: Gives tokens 0 to 255.
  init(text: String, alphabet: ByteAlphabet) {
    vocabulary = WordIndex()
    var tokenOfByte = [Int32](repeating: 0, count: 256)
    for (token, byte) in alphabet.bytes.enumerated() {
      _ = vocabulary.insert([byte])
      tokenOfByte[Int(byte)] = Int32(token)
    }
    let words: WordIndex
    (words, wordCounts) = Self.countWords(of: text)
    for word in 0..<words.count {
      starts.append(symbols.count)
      lengths.append(words.length(of: word))
      for byte in words.bytes(of: word) { symbols.append(tokenOfByte[Int(byte)]) }
    }
    for word in 0..<words.count {
      for place in starts[word]..<starts[word] + lengths[word] - 1 {
        change(symbols[place], symbols[place + 1], inWord: word, by: 1)
      }
    }
    offerOpenPairs()
  }

  /// The merges in the order in which an encoder prefers them.
  ///
  /// Two merges can make the same token, and then a pair can be merged a second time; it counts
  /// from then on.
  var merges: [BytePairMerge] {
    var seen = PairTable()
    var kept: [BytePairMerge] = []
    for merge in learned.reversed() {
      let key = PairTable.key(merge.left, merge.right)
      guard seen[key] < 0 else { continue }
      _ = seen.insert(key, 0)
      kept.append(merge)
    }
    return kept.reversed()
  }

  /// Merges pairs until the vocabulary has this size or no pair is left.
  mutating func train(vocabularySize: Int) {
    while vocabulary.count < vocabularySize, var best = candidates.popFirst() {
      let frequency = frequencies[Int(pairs[best.key])]
      if best.order != -frequency {  // the count has changed since it was offered
        best.order = -frequency
        candidates.insert(best)
        continue
      }
      if frequency < 1 { break }
      let (left, right) = PairTable.pair(best.key)
      let bytes = vocabulary.bytes(of: Int(left)) + vocabulary.bytes(of: Int(right))
      let token = Int32(vocabulary.insert(bytes).number)
      learned.append(BytePairMerge(left: left, right: right, token: token))
      let words = wordLists[Int(best.payload)]
      wordLists[Int(best.payload)] = []
      for word in words { merge(left, right, into: token, inWord: Int(word)) }
      offerOpenPairs()
    }
  }

  private static func countWords(of text: String) -> (words: WordIndex, counts: [Int]) {
    var words = WordIndex()
    var counts: [Int] = []
    Array(text.utf8).withUnsafeBufferPointer { bytes in
      let scanner = BytePairScanner(bytes)
      var start = 0
      while start < bytes.count {
        let end = scanner.endOfWord(at: start)
        let (number, isNew) = words.insert(UnsafeBufferPointer(rebasing: bytes[start..<end]))
        if isNew { counts.append(1) } else { counts[number] += 1 }
        start = end
      }
    }
    return (words, counts)
  }

  private mutating func merge(
    _ left: Int32, _ right: Int32, into token: Int32, inWord word: Int
  ) {
    let start = starts[word]
    let end = start + lengths[word]
    var read = start
    var write = start
    while read < end {
      guard symbols[read] == left, read + 1 < end, symbols[read + 1] == right else {
        symbols[write] = symbols[read]
        read += 1
        write += 1
        continue
      }
      if write > start {
        change(symbols[write - 1], left, inWord: word, by: -1)
        change(symbols[write - 1], token, inWord: word, by: 1)
      }
      if read + 2 < end {
        change(right, symbols[read + 2], inWord: word, by: -1)
        change(token, symbols[read + 2], inWord: word, by: 1)
      }
      symbols[write] = token
      read += 2
      write += 1
    }
    lengths[word] = write - start
  }

  /// Counts a pair in a word once more or once less, and notes the word when there is more of it.
  @inline(__always)
  private mutating func change(_ left: Int32, _ right: Int32, inWord word: Int, by sign: Int) {
    let key = PairTable.key(left, right)
    let pair = Int(pairs.insert(key, Int32(frequencies.count)))
    if pair == frequencies.count {
      frequencies.append(0)
      openList.append(-1)
    }
    frequencies[pair] += sign * wordCounts[word]
    guard sign > 0 else { return }
    if openList[pair] < 0 {
      openList[pair] = Int32(wordLists.count)
      wordLists.append([])
      openPairs.append(key)
    }
    let list = Int(openList[pair])
    if wordLists[list].last != Int32(word) { wordLists[list].append(Int32(word)) }
  }

  private mutating func offerOpenPairs() {
    for key in openPairs {
      let pair = Int(pairs[key])
      if frequencies[pair] > 0 {
        candidates.insert(
          MergeQueue.Entry(order: -frequencies[pair], key: key, payload: openList[pair]))
      }
      openList[pair] = -1
    }
    openPairs.removeAll(keepingCapacity: true)
  }
}
