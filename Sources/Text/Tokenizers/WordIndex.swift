/// Numbers different words from 0 on, in the order in which they are first seen.
///
/// Words are compared byte by byte. A dictionary of `String` would hold the composed and the
/// decomposed form of a letter to be one word, and would be several times slower.
struct WordIndex: Sendable {
  private var slots = [Int32](repeating: -1, count: 1024)
  private var hashes: [UInt64] = []
  private var starts: [Int] = [0]
  private var arena: [UInt8] = []

  /// How many words there are.
  var count: Int { hashes.count }

  /// The bytes of a word.
  func bytes(of word: Int) -> ArraySlice<UInt8> { arena[starts[word]..<starts[word + 1]] }

  /// How many bytes a word has.
  func length(of word: Int) -> Int { starts[word + 1] - starts[word] }

  /// The number of a word, or nil when it has none.
  func find(_ word: UnsafeBufferPointer<UInt8>) -> Int? {
    let slot = place(of: word, hash: Self.hash(word))
    return slots[slot] < 0 ? nil : Int(slots[slot])
  }

  /// The number of a word, or nil when it has none.
  func find(_ word: some Collection<UInt8>) -> Int? {
    Array(word).withUnsafeBufferPointer { find($0) }
  }

  /// The number of a word, a fresh one when it is new.
  @inline(__always)
  mutating func insert(_ word: UnsafeBufferPointer<UInt8>) -> (number: Int, isNew: Bool) {
    let hash = Self.hash(word)
    let slot = place(of: word, hash: hash)
    if slots[slot] >= 0 { return (Int(slots[slot]), false) }
    return (add(word, hash: hash, slot: slot), true)
  }

  /// The number of a word, a fresh one when it is new.
  mutating func insert(_ word: some Collection<UInt8>) -> (number: Int, isNew: Bool) {
    Array(word).withUnsafeBufferPointer { insert($0) }
  }

  @inline(never)
  private mutating func add(
    _ word: UnsafeBufferPointer<UInt8>, hash: UInt64, slot: Int
  ) -> Int {
    let number = hashes.count
    slots[slot] = Int32(number)
    hashes.append(hash)
    arena.append(contentsOf: word)
    starts.append(arena.count)
    if hashes.count * 2 > slots.count { grow() }
    return number
  }

  /// The slot that holds a word, or the free one where it belongs.
  @inline(__always)
  private func place(of word: UnsafeBufferPointer<UInt8>, hash: UInt64) -> Int {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: hash >> 20) & mask
    while slots[slot] >= 0 {
      let number = Int(slots[slot])
      if hashes[number] == hash && isEqual(number, word) { return slot }
      slot = (slot + 1) & mask
    }
    return slot
  }

  @inline(__always)
  private func isEqual(_ number: Int, _ word: UnsafeBufferPointer<UInt8>) -> Bool {
    let start = starts[number]
    guard starts[number + 1] - start == word.count else { return false }
    for offset in 0..<word.count where arena[start + offset] != word[offset] { return false }
    return true
  }

  private mutating func grow() {
    let mask = slots.count * 2 - 1
    slots = [Int32](repeating: -1, count: mask + 1)
    for (number, hash) in hashes.enumerated() {
      var slot = Int(truncatingIfNeeded: hash >> 20) & mask
      while slots[slot] >= 0 { slot = (slot + 1) & mask }
      slots[slot] = Int32(number)
    }
  }

  /// FNV-1a with its high bits stirred into those that choose a slot.
  @inline(__always)
  private static func hash(_ word: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in word { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    return (hash ^ (hash >> 32)) &* 0x9E37_79B9_7F4A_7C15
  }
}
