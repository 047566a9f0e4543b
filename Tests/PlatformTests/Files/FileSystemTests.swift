import Foundation
import Platform
import Testing

@Suite("The file system")
struct FileSystemTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  @Test("tells files, folders, dangling links and devices apart")
  func kinds() throws {
    try folder.write("x", to: "file")
    try FileManager.default.createSymbolicLink(
      atPath: folder("link"), withDestinationPath: folder("nowhere"))
    #expect(FileSystem.kind(of: folder("file")) == .file)
    #expect(FileSystem.kind(of: folder.path) == .folder)
    #expect(FileSystem.kind(of: folder("link")) == .danglingLink)
    #expect(FileSystem.kind(of: folder("none")) == .missing)
    #expect(FileSystem.kind(of: "/dev/null") == .other)
  }

  @Test("makes folders in folders, and twice does no harm")
  func makesFolders() throws {
    try FileSystem.makeFolder(folder("a/b/c"))
    try FileSystem.makeFolder(folder("a/b/c"))
    #expect(FileSystem.kind(of: folder("a/b/c")) == .folder)
    try folder.write("x", to: "file")
    let error = #expect(throws: FileError.self) { try FileSystem.makeFolder(folder("file/b")) }
    #expect(error?.reason == "File exists")
  }

  @Test("exchanges two folders")
  func exchanges() throws {
    try folder.write("1", to: "a/x")
    try folder.write("2", to: "b/x")
    #expect(FileSystem.exchange(folder("a"), folder("b")) == 0)
    #expect(try folder.text(of: "a/x") == "2")
    #expect(FileSystem.exchange(folder("a"), folder("none")) == ENOENT)
  }

  @Test("gives names in the order of their bytes")
  func names() throws {
    for name in ["b", "a", "Z"] { try folder.write("", to: name) }
    #expect(FileSystem.names(in: folder.path) == ["Z", "a", "b"])
    #expect(FileSystem.names(in: folder("none")) == [])
  }

  @Test(
    "takes paths apart",
    arguments: [
      ("a/b", "a", "b"), ("/a", "/", "a"), ("a", ".", "a"), ("/a/b/", "/a/b", "b"), ("/", "/", "/"),
    ])
  func parts(path: String, folder: String, name: String) {
    #expect(FilePath.folder(of: path) == folder)
    #expect(FilePath.name(of: path) == name)
    #expect(FilePath.join("a/", "b") == FilePath.join("a", "b"))
  }

  @Test("sees a save")
  func stamps() throws {
    #expect(FileStamp(of: folder("file")) == nil)
    try folder.write("1", to: "file")
    let first = FileStamp(of: folder("file"))
    #expect(first == FileStamp(of: folder("file")))
    try folder.write("12", to: "file")
    #expect(first != FileStamp(of: folder("file")))
    #expect(FileStamp.isNewer(folder("file"), than: folder("none")))
    #expect(!FileStamp.isNewer(folder("none"), than: folder("file")))
  }
}
