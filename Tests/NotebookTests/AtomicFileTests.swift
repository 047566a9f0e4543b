import Foundation
import Testing

@testable import Notebook

@Suite("An atomic file")
struct AtomicFileTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  @Test("replaces the earlier version whole, and leaves no temporary file")
  func replaces() throws {
    try folder.write("old and longer", to: "a b 한.txt")
    try AtomicFile.write(Array("new".utf8), to: folder("a b 한.txt"))
    #expect(try folder.text(of: "a b 한.txt") == "new")
    #expect(try folder.names() == ["a b 한.txt"])
  }

  @Test("may be empty, or have a name of 255 bytes")
  func extremes() throws {
    let name = String(repeating: "n", count: 255)
    try AtomicFile.write([], to: folder(name))
    #expect(try folder.text(of: name) == "")
  }

  @Test("says which folder is missing")
  func missingFolder() throws {
    let path = folder("none/model.bin")
    let error = #expect(throws: FileError.self) { try AtomicFile.write([1], to: path) }
    #expect(
      error?.description
        == "“\(path)” can't be written: there is no folder “\(folder("none"))”; make it first.")
  }

  @Test("says that a file stands where a folder is meant")
  func fileAsFolder() throws {
    try folder.write("x", to: "file")
    let path = folder("file/model.bin")
    let error = #expect(throws: FileError.self) { try AtomicFile.write([1], to: path) }
    #expect(
      error?.description
        == "“\(path)” can't be written: “\(folder("file"))” is a file, not a folder.")
  }

  @Test("replaces neither a folder nor a device")
  func otherKinds() throws {
    let error = #expect(throws: FileError.self) { try AtomicFile.write([1], to: folder.path) }
    #expect(
      error?.description
        == "“\(folder.path)” can't be written: it is a folder; name a file in it.")
    let device = #expect(throws: FileError.self) { try AtomicFile.write([1], to: "/dev/null") }
    #expect(
      device?.description
        == "“/dev/null” can't be written: it is a device or a pipe, not a file.")
  }

  @Test("leaves nothing behind where its name is too long")
  func nameTooLong() throws {
    let path = folder(String(repeating: "n", count: 256))
    let error = #expect(throws: FileError.self) { try AtomicFile.write([1], to: path) }
    #expect(error?.description == "“\(path)” can't be written: File name too long.")
    #expect(try folder.names() == [])
  }

  #if os(Linux)
  @Test("is told when the disk is full")
  func fullDisk() throws {
    let handle = try #require(FileHandle(forWritingAtPath: "/dev/full"))
    let code = [UInt8](repeating: 1, count: 100_000).withUnsafeBytes {
      Platform.writeAll($0, to: handle.fileDescriptor)
    }
    #expect(code == ENOSPC)
  }
  #endif
}
