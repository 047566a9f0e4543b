/// Cuts a stream of bytes into lines, of which it keeps no more than a limit.
struct LineSplitter {
  private var line: [UInt8] = []
  private var isCut = false
  private let limit: Int

  init(limit: Int = 65_536) {
    self.limit = limit
  }

  /// Takes the next bytes.
  ///
  /// - Returns: The lines that they complete, as UTF-8; other bytes are replaced, since they are only
  ///   shown. Of a longer line its beginning is left.
  mutating func take(_ bytes: UnsafeRawBufferPointer) -> [String] {
    var lines: [String] = []
    var rest = bytes[...]
    while let end = rest.firstIndex(of: 10) {
      keep(rest[..<end])
      lines.append(finish())
      rest = rest[(end + 1)...]
    }
    keep(rest)
    return lines
  }

  /// Takes the end: returns the last line where no line break ends it.
  mutating func end() -> String? {
    line.isEmpty ? nil : finish()
  }

  private mutating func keep(_ bytes: Slice<UnsafeRawBufferPointer>) {
    let room = limit - line.count
    if bytes.count > room { isCut = true }
    line += bytes.prefix(room)
  }

  private mutating func finish() -> String {
    defer {
      line.removeAll(keepingCapacity: true)
      isCut = false
    }
    if line.last == 13 { line.removeLast() }
    return String(decoding: line, as: UTF8.self) + (isCut ? " …" : "")
  }
}
