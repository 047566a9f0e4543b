import Foundation
import Testing
import Text

@Suite("Corpus")
struct CorpusTests {
  /// The sentence that reading a path or bytes ends with.
  private func sentence(_ work: () throws(CorpusError) -> Corpus) -> String {
    do {
      _ = try work()
      return "no error"
    } catch {
      return error.description
    }
  }

  @Test("A file is read under its name without the folder, NUL and all")
  func readsAFile() throws {
    try withTemporaryFolder { folder in
      let path = try write(Array("no newline at the end: 한글 \0".utf8), named: "a b.txt", in: folder)
      let corpus = try Corpus(contentsOf: path)
      #expect(corpus.name == "a b.txt")
      #expect(Array(corpus.text.utf8) == Array("no newline at the end: 한글 \0".utf8))
    }
  }

  @Test("A missing file, a folder and a device are named, each in one sentence")
  func pathsThatAreNoText() throws {
    try withTemporaryFolder { folder in
      #expect(
        sentence { () throws(CorpusError) in try Corpus(contentsOf: "\(folder)/none") }
          == "There is no file at \(folder)/none; give the path of a UTF-8 text file.")
      #expect(
        sentence { () throws(CorpusError) in try Corpus(contentsOf: folder) }
          == "\(folder) is a folder; give the path of a UTF-8 text file inside it.")
      #expect(
        sentence { () throws(CorpusError) in try Corpus(contentsOf: "/dev/zero") }
          == "/dev/zero is not a file of text; give the path of a UTF-8 text file.")
    }
  }

  @Test("A file that may not be read gives the system's reason", .enabled(if: geteuid() != 0))
  func unreadableFile() throws {
    try withTemporaryFolder { folder in
      let path = try write([65], named: "secret.txt", in: folder)
      try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: path)
      #expect(
        sentence { () throws(CorpusError) in try Corpus(contentsOf: path) }
          == "\(path) cannot be read (Permission denied); give the path of a file that you may read."
      )
    }
  }

  @Test(
    "Bytes that are no text are refused in one sentence",
    arguments: [
      ([], "t is empty; a corpus needs at least one character."),
      ([0xEF, 0xBB, 0xBF], "t is empty; a corpus needs at least one character."),
      (
        [0x41, 0xE9, 0x42],
        "t is not UTF-8: the byte at offset 1 starts no character; save the file as UTF-8, from "
          + "Western European for example with iconv -f WINDOWS-1252 -t UTF-8."
      ),
    ] as [([UInt8], String)])
  func refusedBytes(bytes: [UInt8], expected: String) {
    #expect(
      sentence { () throws(CorpusError) in try Corpus(bytes: bytes, name: "t") } == expected)
  }

  @Test(
    "The first bad byte is found in every kind of ill-formed UTF-8",
    arguments: [
      ([0x61, 0x80], 1),  // a continuation on its own
      ([0xEA, 0xB0], 0),  // nothing but the beginning of a character
      ([0xC0, 0x80], 0), ([0xC1, 0xBF], 0),  // overlong
      ([0xE0, 0x9F, 0x80], 0), ([0xF0, 0x8F, 0x80, 0x80], 0),  // overlong
      ([0xED, 0xA0, 0x80], 0),  // a surrogate
      ([0xF4, 0x90, 0x80, 0x80], 0), ([0xF5, 0x80, 0x80, 0x80], 0),  // above U+10FFFF
      ([0xEA, 0xB0, 0x80, 0xEA, 0xB0, 0x41], 3),
    ] as [([UInt8], Int)])
  func firstBadByte(bytes: [UInt8], offset: Int) {
    #expect(throws: CorpusError.notUTF8(name: "t", byteOffset: offset)) {
      try Corpus(bytes: bytes, name: "t")
    }
  }

  @Test("Random bytes are accepted exactly when the standard library finds them valid")
  func agreesWithTheStandardLibrary() {
    var generator = SplitMix64(seed: 1)
    for _ in 0..<20_000 {
      var bytes = Array(SampleTexts.random(scalarCount: 4, using: &generator).utf8)
      let place = Int.random(in: 0..<bytes.count, using: &generator)
      bytes[place] = UInt8.random(in: 0...255, using: &generator)
      if bytes.starts(with: [0x1F, 0x8B]) { continue }
      let isValid = String(validating: bytes, as: UTF8.self) != nil
      #expect(((try? Corpus(bytes: bytes, name: "t")) != nil) == isValid, "\(bytes)")
    }
  }

  @Test("A byte order mark is dropped, and every line end becomes a line feed")
  func normalisesLineEnds() throws {
    let windows = try Corpus(
      bytes: [0xEF, 0xBB, 0xBF] + Array("a\r\nb\r\r\n\rc\rd\u{2028}e".utf8), name: "t")
    #expect(Array(windows.text.utf8) == Array("a\nb\n\nc\nd\ne".utf8))
  }

  @Test("Canonically equal texts are one, as a Mac's file names and texts are not")
  func composes() throws {
    let apart = try Corpus(
      bytes: Array("\u{1100}\u{1173}\u{11AF} cafe\u{301} \u{212B}".utf8), name: "t")
    #expect(Array(apart.text.unicodeScalars) == Array("글 caf\u{E9} \u{C5}".unicodeScalars))
  }

  @Test("The hash is that of the file, as sha256sum prints it")
  func knownHashes() throws {
    #expect(
      try Corpus(bytes: Array("abc".utf8), name: "t").fileHash
        == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    let windows = try Corpus(bytes: Array("x\r\ny".utf8), name: "t")
    let unix = try Corpus(bytes: Array("x\ny".utf8), name: "t")
    #expect(windows.text == unix.text)
    #expect(windows.fileHash != unix.fileHash)
  }
}
