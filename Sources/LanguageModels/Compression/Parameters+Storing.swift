import Autograd

extension Parameters {
  /// The numbers as two bytes each can hold them, as large models are handed on: bfloat16, the upper
  /// half of a float, rounded to the nearest.
  ///
  /// - Complexity: O(count).
  public func roundedToTwoBytes() -> Parameters {
    var rounded = self
    let count = count
    rounded.withUnsafeMutableValues { values in
      for i in 0..<count where values[i].isFinite {
        let bits = values[i].bitPattern
        let even = (bits >> 16) & 1  // ties go to the even one
        let carried = Float(bitPattern: (bits &+ 0x7FFF &+ even) & 0xFFFF_0000)
        if carried.isFinite { values[i] = carried }
      }
    }
    return rounded
  }

  /// A number that tells sets of parameters apart.
  public var fingerprint: UInt32 {
    values.withUnsafePointer { checksum(UnsafeRawBufferPointer(start: $0, count: 4 * count)) }
  }
}
