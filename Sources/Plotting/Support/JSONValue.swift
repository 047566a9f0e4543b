/// A value of JSON that is written with sorted keys, the same bytes for the same value.
enum JSONValue: Equatable {
  case null
  case bool(Bool)
  case number(Double)
  case string(String)
  case array([JSONValue])
  case object([String: JSONValue])

  static func numbers(_ values: [Double]) -> JSONValue { .array(values.map(JSONValue.number)) }
  static func strings(_ values: [String]) -> JSONValue { .array(values.map(JSONValue.string)) }
  static func optional(_ value: Double?) -> JSONValue { value.map(JSONValue.number) ?? .null }

  /// Writes the value as UTF-8 with a line break at its end.
  ///
  /// - Throws: `PlotError` where a number is not finite, which JSON can't say.
  func bytes() throws(PlotError) -> [UInt8] {
    var text = ""
    try write(to: &text, indent: "")
    return Array((text + "\n").utf8)
  }

  private func write(to text: inout String, indent: String) throws(PlotError) {
    switch self {
    case .null: text += "null"
    case .bool(let value): text += value ? "true" : "false"
    case .number(let value):
      guard value.isFinite else {
        throw PlotError("The number \(value) can't be written as JSON: numbers must be finite.")
      }
      // A whole number without ".0"; all else as the shortest text that reads back the same.
      text += value == value.rounded() && abs(value) < 1e15 ? String(Int(value)) : "\(value)"
    case .string(let value): Self.write(value, to: &text)
    case .array(let values):
      text += "["
      for (index, value) in values.enumerated() {
        if index > 0 { text += ", " }
        try value.write(to: &text, indent: indent + "  ")
      }
      text += "]"
    case .object(let members):
      text += "{"
      for (index, key) in members.keys.sorted().enumerated() {
        text += index > 0 ? ",\n\(indent)  " : "\n\(indent)  "
        Self.write(key, to: &text)
        text += ": "
        try (members[key] ?? .null).write(to: &text, indent: indent + "  ")
      }
      text += members.isEmpty ? "}" : "\n\(indent)}"
    }
  }

  private static func write(_ value: String, to text: inout String) {
    text += "\""
    for scalar in value.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      case _ where scalar.value < 0x20:
        let digits = String(scalar.value, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: text.unicodeScalars.append(scalar)
      }
    }
    text += "\""
  }
}
