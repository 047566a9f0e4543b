import Platform

extension JSONValue {
  static func optional(_ value: Double?) -> JSONValue { value.map(JSONValue.double) ?? .null }

  /// Writes the value as UTF-8 with sorted names and a line break at its end.
  ///
  /// - Throws: `PlotError` where a number is not finite, which JSON can't say.
  func bytes() throws(PlotError) -> [UInt8] {
    if let number = nonFiniteNumber {
      throw PlotError("The number \(number.text) can't be written as JSON: numbers must be finite.")
    }
    let writer = JSONWriter(layout: .members, sortsNames: true)
    return writer.bytes(of: self) + [UInt8(ascii: "\n")]
  }
}
