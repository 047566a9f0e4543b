/// From a pair of tokens to a number that is not negative: a hash table with linear probing.
public struct PairTable: Sendable {
  private static let free = UInt64.max
  private var keys = [UInt64](repeating: PairTable.free, count: 64)
  private var values = [Int32](repeating: 0, count: 64)
  /// How many pairs have a number.
  public private(set) var count = 0

  /// Makes an empty table.
  public init() {}

  /// Two tokens as one key; keys are ordered as pairs are, the left token first.
  @inline(__always)
  public static func key(_ left: Int32, _ right: Int32) -> UInt64 {
    UInt64(UInt32(bitPattern: left)) << 32 | UInt64(UInt32(bitPattern: right))
  }

  /// The two tokens of a key.
  public static func pair(_ key: UInt64) -> (left: Int32, right: Int32) {
    (Int32(truncatingIfNeeded: key >> 32), Int32(truncatingIfNeeded: key))
  }

  /// The number of a pair, or -1.
  @inline(__always)
  public subscript(key: UInt64) -> Int32 {
    let slot = place(of: key)
    return keys[slot] == key ? values[slot] : -1
  }

  /// Gives a pair that has no number yet this one, and returns the number that it has now.
  @inline(__always)
  public mutating func insert(_ key: UInt64, _ value: Int32) -> Int32 {
    let slot = place(of: key)
    if keys[slot] == key { return values[slot] }
    keys[slot] = key
    values[slot] = value
    count += 1
    if count * 2 > keys.count { grow() }
    return value
  }

  @inline(__always)
  private func place(of key: UInt64) -> Int {
    let mask = keys.count - 1
    var slot = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 24) & mask
    while keys[slot] != key && keys[slot] != Self.free { slot = (slot + 1) & mask }
    return slot
  }

  private mutating func grow() {
    let (oldKeys, oldValues) = (keys, values)
    keys = [UInt64](repeating: Self.free, count: oldKeys.count * 2)
    values = [Int32](repeating: 0, count: keys.count)
    for (index, key) in oldKeys.enumerated() where key != Self.free {
      let slot = place(of: key)
      keys[slot] = key
      values[slot] = oldValues[index]
    }
  }
}
