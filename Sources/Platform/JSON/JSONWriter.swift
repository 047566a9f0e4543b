/// Writes JSON: the same value, the same bytes.
public struct JSONWriter: Sendable {
  /// Where lines are broken.
  public enum Layout: Sendable {
    /// Nowhere, and no spaces.
    case line
    /// Each member of an object on a line of its own, arrays on one line.
    case members
    /// Each member and each element on a line of its own, as Foundation's coder does.
    case tree
  }

  /// How control characters are written in texts.
  public enum Escapes: Sendable {
    /// As `\n` where JSON has such a letter, and else by number.
    case letters
    /// By number, and the character 127 too.
    case numbers
  }

  /// Where lines are broken.
  public var layout: Layout
  /// Whether members are in the order of their names' bytes, or in their own.
  public var sortsNames: Bool
  /// How control characters are written.
  public var escapes: Escapes

  /// Makes a writer.
  public init(layout: Layout = .line, sortsNames: Bool = false, escapes: Escapes = .letters) {
    self.layout = layout
    self.sortsNames = sortsNames
    self.escapes = escapes
  }

  /// Writes a value as UTF-8, without a line break at its end.
  ///
  /// - Precondition: Its numbers are finite; JSON has no others.
  public func bytes(of value: JSONValue) -> [UInt8] {
    var text = Text(escapes: escapes)
    write(value, to: &text, level: 0)
    return text.bytes
  }

  private func write(
    _ value: JSONValue, to text: inout Text, level: Int
  ) {
    switch value {
    case .null: text.raw("null")
    case .bool(let value): text.raw(value ? "true" : "false")
    case .number(let number):
      guard number.isFinite else {
        fatalError("The number \(number.text) can't be written as JSON: numbers must be finite.")
      }
      text.raw(number.text)
    case .string(let value): text.string(value)
    case .array(let values):
      text.raw("[")
      for (index, value) in values.enumerated() {
        if index > 0 { text.raw(layout == .members ? ", " : ",") }
        if layout == .tree { text.newLine(level + 1) }
        write(value, to: &text, level: level + 1)
      }
      if layout == .tree { text.end(level, isEmpty: values.isEmpty) }
      text.raw("]")
    case .object(let object): write(object, to: &text, level: level)
    }
  }

  private var colon: String {
    switch layout {
    case .line: ":"
    case .members: ": "
    case .tree: " : "
    }
  }

  private func write(
    _ object: JSONObject, to text: inout Text, level: Int
  ) {
    var members = object.members
    if sortsNames { members.sort { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) } }
    text.raw("{")
    for (index, member) in members.enumerated() {
      if index > 0 { text.raw(",") }
      if layout != .line { text.newLine(level + 1) }
      text.string(member.name)
      text.raw(colon)
      write(member.value, to: &text, level: level + 1)
    }
    switch layout {
    case .line: break
    case .members: if !members.isEmpty { text.newLine(level) }
    case .tree: text.end(level, isEmpty: members.isEmpty)
    }
    text.raw("}")
  }

  /// The text that grows.
  private struct Text {
    let escapes: Escapes
    private(set) var bytes: [UInt8] = []

    init(escapes: Escapes) {
      self.escapes = escapes
    }

    mutating func raw(_ text: String) { bytes.append(contentsOf: text.utf8) }

    mutating func newLine(_ level: Int) {
      bytes.append(UInt8(ascii: "\n"))
      bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: 2 * level))
    }

    /// The line of a closing bracket; what is empty has an empty line, as Foundation writes it.
    mutating func end(_ level: Int, isEmpty: Bool) {
      if isEmpty { bytes.append(UInt8(ascii: "\n")) }
      newLine(level)
    }

    mutating func string(_ text: String) {
      bytes.append(UInt8(ascii: "\""))
      for byte in text.utf8 {
        switch byte {
        case UInt8(ascii: "\""): raw("\\\"")
        case UInt8(ascii: "\\"): raw("\\\\")
        case 0x20..<0x7F, 0x80...: bytes.append(byte)
        case 0x7F where escapes == .letters: bytes.append(byte)
        default: control(byte)
        }
      }
      bytes.append(UInt8(ascii: "\""))
    }

    private mutating func control(_ byte: UInt8) {
      let letters: [UInt8: String] = [
        0x08: "\\b", 0x09: "\\t", 0x0A: "\\n", 0x0C: "\\f", 0x0D: "\\r",
      ]
      if escapes == .letters, let letter = letters[byte] { return raw(letter) }
      raw("\\u00" + (byte < 0x10 ? "0" : "") + String(byte, radix: 16))
    }
  }
}
