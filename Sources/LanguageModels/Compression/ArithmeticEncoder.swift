/// Turns symbols with known chances into about as few bits as these chances allow.
///
/// A symbol of chance `p` costs `log₂ (1 / p)` bits, whole or not: only the end of a message is rounded
/// up, by two bits at most.
///
/// - Reference: ["Arithmetic Coding for Data Compression"](https://doi.org/10.1145/214762.214771).
public struct ArithmeticEncoder: Sendable {
  private var (low, high) = (UInt64(0), ArithmeticCode.most)
  /// Bits whose value hangs on the next one written: the interval lies around the middle.
  private var waiting = 0
  private var bytes: [UInt8] = []
  private var (bits, bitCount) = (UInt8(0), 0)

  /// Makes an encoder that has written nothing.
  public init() {}

  /// Writes a symbol.
  ///
  /// - Parameters:
  ///   - below: The sum of the counts of the symbols before it.
  ///   - count: Its own count, at least 1.
  ///   - total: The sum of all counts, at most 2²⁰.
  public mutating func encode(below: Int, count: Int, total: Int) {
    ArithmeticCode.check(below: below, count: count, total: total)
    ArithmeticCode.narrow(&low, &high, below: below, count: count, total: total)
    while true {
      if high < ArithmeticCode.half {
        write(0)
      } else if low >= ArithmeticCode.half {
        write(1)
        (low, high) = (low - ArithmeticCode.half, high - ArithmeticCode.half)
      } else if low >= ArithmeticCode.quarter, high < ArithmeticCode.half + ArithmeticCode.quarter {
        waiting += 1
        (low, high) = (low - ArithmeticCode.quarter, high - ArithmeticCode.quarter)
      } else {
        break
      }
      (low, high) = (2 * low, 2 * high + 1)
    }
  }

  /// Ends the message.
  ///
  /// - Returns: Whole bytes; zeros at the end are left out, since the decoder reads zeros there.
  public consuming func finish() -> [UInt8] {
    waiting += 1
    write(low < ArithmeticCode.quarter ? 0 : 1)
    while bitCount > 0 { put(0) }
    while bytes.last == 0 { bytes.removeLast() }
    return bytes
  }

  private mutating func write(_ bit: UInt8) {
    put(bit)
    while waiting > 0 {
      put(1 - bit)
      waiting -= 1
    }
  }

  private mutating func put(_ bit: UInt8) {
    bits = bits << 1 | bit
    bitCount += 1
    if bitCount == 8 {
      bytes.append(bits)
      (bits, bitCount) = (0, 0)
    }
  }
}
