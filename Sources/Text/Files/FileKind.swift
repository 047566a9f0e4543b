/// What a file is that is no UTF-8 text, recognised by its bytes and whatever its name says.
public enum FileKind: Equatable, Sendable {
  /// Packed; `command` unpacks it.
  case archive(name: String, command: String)
  /// Made by a program for documents; `advice` makes text of it.
  case document(name: String, advice: String)
  /// A picture, sound or program.
  case other(name: String)
  /// Text in another encoding, as `iconv` names it.
  case encoded(as: String)
  /// UTF-8 that ends within a character, which begins at an offset.
  case cutShort(byteOffset: Int)

  /// Recognises a file that is no UTF-8 text, or is by accident only.
  ///
  /// - Parameters:
  ///   - bytes: All of the file.
  ///   - invalidOffset: Where it stops being UTF-8; nil where it is valid.
  /// - Returns: What it is; nil for UTF-8, and for bytes that nothing is known of.
  /// - Complexity: O(bytes).
  static func recognise(_ bytes: [UInt8], invalidOffset: Int?) -> FileKind? {
    if let kind = packed(bytes) ?? Self.document(bytes) ?? other(bytes) { return kind }
    if let name = WideText.encoding(of: bytes) { return .encoded(as: name) }
    guard let invalidOffset else { return nil }
    if isCutShort(bytes, at: invalidOffset) { return .cutShort(byteOffset: invalidOffset) }
    return DoubleByteText.encoding(of: bytes).map { .encoded(as: $0) }
  }

  /// What it is and how text is made of it, as in "is compressed with xz; unpack it first: unxz a.xz".
  ///
  /// - Parameters:
  ///   - name: What the sentence calls the file.
  ///   - path: What a command calls it.
  /// - Returns: One sentence.
  func sentence(_ name: String, at path: String) -> String {
    let file = ShellWord.quoted(path)
    switch self {
    case .archive(let kind, let command):
      return "\(name) is \(kind); unpack it first: \(command.replacing("FILE", with: file))"
    case .document(let kind, let advice):
      return "\(name) is \(kind), not plain text; \(advice.replacing("FILE", with: file))"
    case .other(let kind):
      return "\(name) is \(kind), not text; give the path of a UTF-8 text file."
    case .encoded(let encoding):
      return "\(name) looks like text in \(encoding), not UTF-8; make it UTF-8: "
        + "iconv -f \(encoding) -t UTF-8 \(file) > \(ShellWord.quoted("utf8-" + name))"
    case .cutShort(let offset):
      return "\(name) is cut short: it ends within the character that begins at byte \(offset), as "
        + "after an unfinished download; fetch it again, or keep what is whole: "
        + "head -c \(offset) \(file) > \(ShellWord.quoted("whole-" + name))"
    }
  }

  // MARK: - Signatures

  private static func packed(_ bytes: [UInt8]) -> FileKind? {
    let kinds: [(signature: [UInt8], name: String, command: String)] = [
      ([0x1F, 0x8B], "compressed with gzip", "gunzip FILE"),
      ([0xFD] + Array("7zXZ".utf8) + [0], "compressed with xz", "unxz FILE"),
      (Array("BZh".utf8), "compressed with bzip2", "bunzip2 FILE"),
      ([0x28, 0xB5, 0x2F, 0xFD], "compressed with Zstandard", "zstd -d FILE"),
      ([0x04, 0x22, 0x4D, 0x18], "compressed with LZ4", "lz4 -d FILE"),
      ([0x5D, 0, 0, 0x80, 0], "compressed with LZMA", "unlzma FILE"),
      ([0x1F, 0x9D], "compressed with compress", "uncompress FILE"),
      ([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], "a 7-Zip archive", "7z x FILE"),
      (Array("Rar!\u{1A}".utf8), "a RAR archive", "unrar x FILE"),
    ]
    for kind in kinds where bytes.starts(with: kind.signature) {
      // "BZh" may begin a text: bzip2 goes on with its level and the digits of pi, or of its root.
      if kind.signature.count == 3, kind.signature[0] == 0x42,
        !bytes.dropFirst(4).starts(with: [0x31, 0x41, 0x59, 0x26, 0x53, 0x59]),
        !bytes.dropFirst(4).starts(with: [0x17, 0x72, 0x45, 0x38, 0x50, 0x90])
      {
        continue
      }
      return .archive(name: kind.name, command: kind.command)
    }
    if bytes.count > 262, bytes[257..<262].elementsEqual("ustar".utf8) {
      return .archive(name: "a tar archive", command: "tar -xf FILE")
    }
    return nil
  }

  private static func document(_ bytes: [UInt8]) -> FileKind? {
    let start = bytes.prefix(1024)
    let text = start.drop { $0 <= 0x20 || [0xEF, 0xBB, 0xBF].contains($0) }
    if text.starts(with: "%PDF-".utf8) {
      return .document(name: "a PDF", advice: "take its text out: pdftotext FILE")
    }
    if text.starts(with: "{\\rtf".utf8) {
      return .document(name: "an RTF document", advice: office)
    }
    if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) {
      return .document(name: "an old Word or Hangul (HWP) document", advice: office)
    }
    guard bytes.starts(with: [0x50, 0x4B, 3, 4]) || bytes.starts(with: [0x50, 0x4B, 5, 6]) else {
      return nil
    }
    let inside: [(mark: String, name: String, advice: String)] = [
      ("word/", "a Word document (docx)", pandoc), ("ppt/", "a PowerPoint file (pptx)", office),
      ("xl/", "an Excel file (xlsx)", office),
      ("application/epub+zip", "an e-book (EPUB)", pandoc),
      ("application/hwp+zip", "a Hangul document (HWPX)", office),
      ("opendocument.text", "an OpenDocument text (odt)", pandoc),
      ("opendocument", "an OpenDocument file", office),
    ]
    // The names of the parts stand before each of them, and all again at the end.
    let names = bytes.prefix(4096) + bytes.suffix(65_536)
    for kind in inside where names.contains(kind.mark) {
      return .document(name: kind.name, advice: kind.advice)
    }
    return .archive(name: "a zip archive", command: "unzip FILE")
  }

  private static let pandoc = "save it as plain text (UTF-8), or: pandoc -t plain FILE -o text.txt"
  private static let office =
    "save it as plain text (UTF-8), or: soffice --convert-to txt:Text FILE"

  private static func other(_ bytes: [UInt8]) -> FileKind? {
    let kinds: [(signature: [UInt8], name: String)] = [
      ([0x89] + Array("PNG\r\n".utf8), "a PNG picture"), ([0xFF, 0xD8, 0xFF], "a JPEG picture"),
      (Array("GIF8".utf8), "a GIF picture"), (Array("OggS".utf8), "sound"),
      (Array("fLaC".utf8), "sound"), ([0x7F] + Array("ELF".utf8), "a program"),
      (Array("SQLite format 3\0".utf8), "a database"),
    ]
    for kind in kinds where bytes.starts(with: kind.signature) { return .other(name: kind.name) }
    if bytes.starts(with: "RIFF".utf8), bytes.count > 8 {
      return .other(name: "sound or a picture")
    }
    return nil
  }

  /// Whether the bytes from an offset to the end begin a character.
  private static func isCutShort(_ bytes: [UInt8], at offset: Int) -> Bool {
    let rest = bytes[offset...]
    guard let lead = rest.first, rest.dropFirst().allSatisfy({ $0 & 0xC0 == 0x80 }) else {
      return false
    }
    let length = lead & 0xE0 == 0xC0 ? 2 : lead & 0xF0 == 0xE0 ? 3 : lead & 0xF8 == 0xF0 ? 4 : 0
    return rest.count < length && offset > 0
  }
}

extension Collection<UInt8> {
  /// Whether a text occurs in these bytes.
  fileprivate func contains(_ text: String) -> Bool {
    let wanted = Array(text.utf8)
    var place = startIndex
    while let next = self[place...].firstIndex(of: wanted[0]) {
      if self[next...].starts(with: wanted) { return true }
      place = index(after: next)
    }
    return false
  }
}

/// A word of a command line.
enum ShellWord {
  /// As a shell reads it whole.
  static func quoted(_ word: String) -> String {
    let plain = word.utf8.allSatisfy { byte in
      byte >= 0x80 || UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte
        || UInt8(ascii: "A")...UInt8(ascii: "Z") ~= byte
        || UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte || "._-/+,@".utf8.contains(byte)
    }
    let word = word.hasPrefix("-") ? "./" + word : word
    return plain ? word : "'" + word.replacing("'", with: "'\\''") + "'"
  }
}
