/// Applies merges inside one word: always the one that was learned first, at the leftmost place.
///
/// The letters are a linked list and the possible merges wait in a heap, so that a word of a
/// million letters takes no longer, a letter, than a short one but for a logarithm.
struct WordMerger {
  private var tokens: [Int32] = []
  private var next: [Int32] = []
  private var previous: [Int32] = []
  /// Ordered by rank, then by place.
  private var queue = MergeQueue()

  /// Appends the tokens of a word.
  ///
  /// - Parameters:
  ///   - word: At least one byte.
  ///   - tokenizer: Has the merges.
  ///   - output: Grows by the word's tokens.
  /// - Complexity: O(n log n) for n bytes.
  mutating func append(
    _ word: UnsafeBufferPointer<UInt8>, of tokenizer: BytePairTokenizer, to output: inout [Int32]
  ) {
    tokens.removeAll(keepingCapacity: true)
    next.removeAll(keepingCapacity: true)
    previous.removeAll(keepingCapacity: true)
    queue.removeAll()
    for (place, byte) in word.enumerated() {
      tokens.append(tokenizer.tokenOfByte[Int(byte)])
      previous.append(Int32(place) - 1)
      next.append(place + 1 < word.count ? Int32(place) + 1 : -1)
    }
    for place in 0..<word.count - 1 { offer(at: place, of: tokenizer) }

    while let entry = queue.popFirst() {
      let place = Int(entry.payload)
      let merge = tokenizer.merges[entry.order]
      guard tokens[place] >= 0, next[place] >= 0 else { continue }
      let right = Int(next[place])
      let rank = tokenizer.ranks[PairTable.key(tokens[place], tokens[right])]
      // The neighbours may have changed since; what counts is that they still make this token.
      guard rank >= 0, tokenizer.merges[Int(rank)].token == merge.token else { continue }
      tokens[place] = merge.token
      tokens[right] = -1
      next[place] = next[right]
      if next[right] >= 0 { previous[Int(next[right])] = Int32(place) }
      if previous[place] >= 0 { offer(at: Int(previous[place]), of: tokenizer) }
      if next[place] >= 0 { offer(at: place, of: tokenizer) }
    }

    var place: Int32 = 0
    while place >= 0 {
      output.append(tokens[Int(place)])
      place = next[Int(place)]
    }
  }

  @inline(__always)
  private mutating func offer(at place: Int, of tokenizer: BytePairTokenizer) {
    let rank = tokenizer.ranks[PairTable.key(tokens[place], tokens[Int(next[place])])]
    guard rank >= 0 else { return }
    queue.insert(
      MergeQueue.Entry(order: Int(rank), key: UInt64(place), payload: Int32(place)))
  }
}
