import Foundation
import Platform
import Testing

@Suite("A whole file")
struct WholeFileTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  private func cause(_ path: String) -> FileError? {
    #expect(throws: FileError.self) { try WholeFile.read(path) }
  }

  @Test("is read whole, whatever its length")
  func lengths() throws {
    for count in [0, 1, 1 << 18, (1 << 18) + 1, 700_000] {
      let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 7) }
      try Data(bytes).write(to: URL(filePath: folder("file")))
      #expect(try WholeFile.read(folder("file")) == bytes)
    }
  }

  @Test("that is none says why")
  func causes() throws {
    let missing = cause(folder("none"))
    #expect(missing?.cause == .missing)
    #expect(
      missing?.description == "“\(folder("none"))” can't be read: No such file or directory.")
    #expect(cause(folder.path)?.cause == .isFolder)
    #expect(cause(folder.path)?.reason == "Is a directory")
    #expect(cause("/dev/null")?.cause == .isDevice)
    #expect(WholeFile.bytes(folder("none")) == nil)
  }

  @Test("with bytes that are no UTF-8 is a text with replacements")
  func replaces() throws {
    try Data([0x61, 0xff]).write(to: URL(filePath: folder("file")))
    #expect(WholeFile.text(folder("file")) == "a\u{fffd}")
  }
}
