import Foundation
import Platform
import Testing

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
      SystemCall.writeAll($0, to: handle.fileDescriptor)
    }
    #expect(code == ENOSPC)
  }
  #endif

  @Test("A write that fails leaves the earlier file and nothing else")
  func keepsEarlierFile() throws {
    try folder.write("old", to: "model")
    let reason = FileError("Stop.")
    let error = #expect(throws: FileError.self) {
      try AtomicFile.write(to: folder("model")) { file throws(FileError) in
        try file.append(Array("new".utf8))
        throw reason
      }
    }
    #expect(error == reason)
    #expect(try folder.text(of: "model") == "old")
    #expect(try folder.names() == ["model"])
  }

  @Test("Errors tell their cause and the system's reason")
  func reasons() throws {
    func error(_ path: String) -> FileError? {
      #expect(throws: FileError.self) { try AtomicFile.write([1], to: path) }
    }
    let missing = error(folder("missing/model"))
    #expect(missing?.cause == .missing)
    #expect(missing?.reason == "No such file or directory")
    let taken = error(folder.path)
    #expect(taken?.cause == .isFolder)
    #expect(taken?.reason == "Is a directory")
    #expect(error(folder(String(repeating: "n", count: 256)))?.reason == "File name too long")
  }

  @Test("Names of 255 bytes, of other scripts and with spaces are written")
  func writesUnusualNames() throws {
    for name in [String(repeating: "n", count: 255), "\u{ac00} \u{1f600}", "-rf"] {
      try AtomicFile.write(Array(name.utf8), to: folder(name))
      #expect(try folder.text(of: name) == name)
    }
  }

  @Test("Writers at once leave one whole version")
  func writesConcurrently() async throws {
    let path = folder("model")
    try await withThrowingTaskGroup(of: Void.self) { group in
      for writer in UInt8(0)..<16 {
        group.addTask { try AtomicFile.write([UInt8](repeating: writer, count: 50_000), to: path) }
      }
      try await group.waitForAll()
    }
    let bytes = try WholeFile.read(path)
    #expect(bytes.count == 50_000)
    #expect(Set(bytes).count == 1)
    #expect(try folder.names() == ["model"])
  }

  @Test("What killed writers have left is removed, and nothing of those that live")
  func removesLeftovers() throws {
    let names = [".tmp-\(Int32.max)-1a", ".tmp-\(getppid())-1a", ".tmp-x", "other.7.tmp"]
    for name in names { try folder.write("", to: name) }
    AtomicFile.removeLeftovers(in: folder.path)
    #expect(try folder.names() == names.dropFirst().sorted())
  }
}
