import Foundation
import Testing

@testable import Text

@Suite("What a file is, by its bytes")
struct FileKindTests {
  /// What reading the bytes of `texts/a file.txt` says.
  private func sentence(_ bytes: [UInt8]) -> String {
    do {
      _ = try Corpus(bytes: bytes, name: "a file.txt", path: "texts/a file.txt")
      return "text"
    } catch {
      return error.description
    }
  }

  static let korean = "나는 오늘 학교에 갔다. 고양이가 창문 옆에서 잠을 잔다.\n"
  static let english = "In the beginning God created the heaven and the earth.\n"
  static let chinese = "他今天去学校。 猫在窗户旁边睡觉，河水很宽夜很长。\n"
  static let japanese = "わたしは きょう がっこうへ いきました。猫が窓のそばで眠っている。\n"
  static let russian = "В начале сотворил Бог небо и землю.\n"

  private static func wide(_ text: String, isBig: Bool) -> [UInt8] {
    text.utf16.flatMap { unit in
      let (high, low) = (UInt8(unit >> 8), UInt8(unit & 0xFF))
      return isBig ? [high, low] : [low, high]
    }
  }

  @Test(
    "UTF-16 is recognised with its mark and without, in both byte orders",
    arguments: [english, korean, chinese, japanese, russian], [false, true])
  func wide(text: String, isBig: Bool) {
    let bytes = Self.wide(text, isBig: isBig)
    let name = isBig ? "UTF-16BE" : "UTF-16LE"
    #expect(
      sentence(bytes) == """
        a file.txt looks like text in \(name), not UTF-8; make it UTF-8: iconv -f \(name) -t UTF-8 \
        'texts/a file.txt' > 'utf8-a file.txt'
        """)
    #expect(
      sentence((isBig ? [0xFE, 0xFF] : [0xFF, 0xFE]) + bytes).contains("iconv -f UTF-16 -t"))
    #expect(sentence(bytes.dropLast()).contains(name))  // cut within a character
  }

  @Test("UTF-32 is recognised too")
  func widest() {
    let little = Self.korean.unicodeScalars.flatMap { scalar in
      (0..<4).map { UInt8(scalar.value >> (8 * $0) & 0xFF) }
    }
    #expect(sentence(little).contains("iconv -f UTF-32LE"))
    #expect(sentence([0xFF, 0xFE, 0, 0] + little).contains("iconv -f UTF-32 -t"))
  }

  @Test("A text with a NUL here and there is a text")
  func zeros() {
    var bytes = Array(String(repeating: Self.english, count: 20).utf8)
    for place in stride(from: 7, to: bytes.count, by: 60) { bytes[place] = 0 }
    #expect(sentence(bytes) == "text")
    #expect(sentence(Array((Self.korean + "\0" + Self.japanese).utf8)) == "text")
  }

  @Test(
    "Encodings of two bytes a character are told by their frequent characters",
    arguments: [
      (korean, "CP949"), (chinese, "GB18030"), (japanese, "SHIFT_JIS"), (japanese, "EUC-JP"),
    ])
  func doubleBytes(text: String, name: String) throws {
    guard let bytes = try Self.converted(text, to: name) else { return }
    #expect(sentence(bytes).contains("iconv -f \(name) -t UTF-8 'texts/a file.txt'"))
  }

  /// What the system's `iconv` makes of a text; nil where it has none.
  private static func converted(_ text: String, to name: String) throws -> [UInt8]? {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/iconv")
    process.arguments = ["-f", "UTF-8", "-t", name]
    let (input, output) = (Pipe(), Pipe())
    (process.standardInput, process.standardOutput) = (input, output)
    guard (try? process.run()) != nil else { return nil }
    try input.fileHandleForWriting.write(contentsOf: Data(text.utf8))
    try input.fileHandleForWriting.close()
    let bytes = try output.fileHandleForReading.readToEnd()
    process.waitUntilExit()
    return bytes.map(Array.init)
  }

  @Test("Western European is no Asian text")
  func western() {
    let text = "Die Ger\u{E4}te f\u{FC}r die K\u{FC}che: na\u{EF}ve caf\u{E9}s, 20 \u{B0}C.\n"
    let bytes = text.unicodeScalars.map { UInt8($0.value) }
    #expect(sentence(bytes).contains("is not UTF-8: the byte at offset 7 starts no character"))
  }

  @Test(
    "A file cut within its last character says where, and how to keep the rest", arguments: [1, 2])
  func cutShort(bytes count: Int) {
    let bytes = Array(String(repeating: "한국어 ", count: 30).utf8).dropLast(1 + count)
    #expect(
      sentence(Array(bytes)) == """
        a file.txt is cut short: it ends within the character that begins at byte 296, as after an \
        unfinished download; fetch it again, or keep what is whole: head -c 296 'texts/a file.txt' > \
        'whole-a file.txt'
        """)
  }

  @Test(
    "Archives and documents are named, and what makes text of them",
    arguments: [
      ([0x1F, 0x8B, 8], "compressed with gzip; unpack it first: gunzip 'texts/a file.txt'"),
      ([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0], "compressed with xz; unpack it first: unxz"),
      (Array("BZh91AY&SY".utf8), "compressed with bzip2; unpack it first: bunzip2"),
      ([0x28, 0xB5, 0x2F, 0xFD, 4], "compressed with Zstandard; unpack it first: zstd -d"),
      ([0x50, 0x4B, 3, 4] + Array("....a.txt".utf8), "a zip archive; unpack it first: unzip"),
      (
        [0x50, 0x4B, 3, 4] + Array("....word/document.xml".utf8),
        "a Word document (docx), not plain text; save it as plain text (UTF-8), or: pandoc -t plain"
      ),
      (
        [0x50, 0x4B, 3, 4] + Array("mimetypeapplication/epub+zip".utf8), "an e-book (EPUB)"
      ),
      (
        [0x50, 0x4B, 3, 4] + Array("mimetypeapplication/vnd.oasis.opendocument.text".utf8),
        "an OpenDocument text (odt)"
      ),
      (Array("%PDF-1.4\n1 0 obj".utf8), "a PDF, not plain text; take its text out: pdftotext"),
      (Array("{\\rtf1\\ansi Hello}".utf8), "an RTF document, not plain text"),
      ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], "an old Word or Hangul (HWP) document"),
      ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], "a PNG picture, not text"),
    ] as [([UInt8], String)])
  func kinds(bytes: [UInt8], words: String) {
    #expect(sentence(bytes).hasPrefix("a file.txt is " + words))
  }

  @Test(
    "A text that only begins like an archive is a text",
    arguments: ["BZh is a prefix", "PK or not"])
  func lookalikes(text: String) {
    #expect(sentence(Array(text.utf8)) == "text")
  }

  @Test("Words of a command line are quoted where a shell would cut them")
  func quoting() {
    #expect(ShellWord.quoted("a.txt") == "a.txt")
    #expect(ShellWord.quoted("it's $5") == "'it'\\''s $5'")
    #expect(ShellWord.quoted("-x") == "./-x")
    #expect(ShellWord.quoted("한글.txt") == "한글.txt")
  }
}
