/// Reads back what an `ArithmeticEncoder` wrote, given the same counts in the same order.
public struct ArithmeticDecoder: Sendable {
  private var (low, high) = (UInt64(0), ArithmeticCode.most)
  private var value: UInt64 = 0
  private let bytes: ArraySlice<UInt8>
  private var position: Int
  private var bitMask: UInt8 = 0x80

  /// Starts to read a message.
  public init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    position = bytes.startIndex
    for _ in 0..<ArithmeticCode.bits { value = 2 * value + nextBit() }
  }

  /// Finds the place of the next symbol among the counts.
  ///
  /// - Parameter total: The sum of all counts, at most 2²⁰.
  /// - Returns: A number in `0..<total`; the symbol is the one whose counts it lies in.
  public func place(total: Int) -> Int {
    let width = high - low + 1
    return Int(((value - low + 1) * UInt64(total) - 1) / width)
  }

  /// Goes on behind a symbol.
  ///
  /// - Parameters:
  ///   - below: The sum of the counts of the symbols before it.
  ///   - count: Its own count.
  ///   - total: The sum of all counts.
  public mutating func skip(below: Int, count: Int, total: Int) {
    ArithmeticCode.check(below: below, count: count, total: total)
    ArithmeticCode.narrow(&low, &high, below: below, count: count, total: total)
    while true {
      if high < ArithmeticCode.half {
      } else if low >= ArithmeticCode.half {
        shift(by: ArithmeticCode.half)
      } else if low >= ArithmeticCode.quarter, high < ArithmeticCode.half + ArithmeticCode.quarter {
        shift(by: ArithmeticCode.quarter)
      } else {
        break
      }
      (low, high) = (2 * low, 2 * high + 1)
      value = 2 * value + nextBit()
    }
  }

  private mutating func shift(by distance: UInt64) {
    (low, high, value) = (low - distance, high - distance, value - distance)
  }

  /// Behind the end of a message there are only zeros.
  private mutating func nextBit() -> UInt64 {
    guard position < bytes.endIndex else { return 0 }
    let bit: UInt64 = bytes[position] & bitMask == 0 ? 0 : 1
    bitMask >>= 1
    if bitMask == 0 { (position, bitMask) = (position + 1, 0x80) }
    return bit
  }
}
