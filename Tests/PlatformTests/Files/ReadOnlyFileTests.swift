import Foundation
import Platform
import Testing

@Suite("A file opened for reading")
struct ReadOnlyFileTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  private func read(_ file: ReadOnlyFile, from offset: Int, count: Int) throws -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    let filled = try bytes.withUnsafeMutableBytes { try file.read(into: $0, from: offset) }
    return Array(bytes[..<filled])
  }

  @Test("gives bytes from any offset, as far as it goes")
  func offsets() throws {
    try folder.write("0123456789", to: "file")
    let file = try ReadOnlyFile(path: folder("file"))
    #expect(file.byteCount == 10)
    #expect(try read(file, from: 3, count: 4) == Array("3456".utf8))
    #expect(try read(file, from: 8, count: 4) == Array("89".utf8))
    #expect(try read(file, from: 0, count: 0) == [])
  }

  @Test("stays the file that was opened")
  func stays() throws {
    try folder.write("old", to: "file")
    let file = try ReadOnlyFile(path: folder("file"))
    try AtomicFile.write(Array("new".utf8), to: folder("file"))
    #expect(try read(file, from: 0, count: 3) == Array("old".utf8))
  }

  @Test("is no folder, no device and not missing")
  func refuses() {
    for (path, reason) in [
      (folder.path, "it is a folder or a device, not a file"),
      ("/dev/null", "it is a folder or a device, not a file"),
      (folder("none"), "No such file or directory"),
    ] {
      let error = #expect(throws: FileError.self) { try ReadOnlyFile(path: path) }
      #expect(error?.reason == reason)
    }
  }
}
