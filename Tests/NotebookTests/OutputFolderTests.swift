import Foundation
import Platform
import Testing

@testable import Notebook

@Suite("An output folder")
struct OutputFolderTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  private func sentence(root: String) -> String? {
    do throws(FileError) {
      _ = try OutputFolder(root: root, name: "99-toy")
      return nil
    } catch {
      return error.description
    }
  }

  @Test("is made where it is missing, spaces and Hangul and all")
  func made() throws {
    let output = try OutputFolder(root: folder("a b/한글/Output"), name: "99-toy")
    #expect(FileSystem.kind(of: output.staging) == .folder)
    output.discard()
    #expect(try folder.names("a b/한글/Output") == [".99-toy.lock"])
  }

  @Test("may be a link to a folder, or have a name of 255 bytes")
  func unusual() throws {
    let name = String(repeating: "n", count: 255)
    #expect(sentence(root: folder(name)) == nil)
    try FileManager.default.createSymbolicLink(
      atPath: folder("link"), withDestinationPath: folder(name))
    #expect(sentence(root: folder("link")) == nil)
  }

  @Test("can't be a file, nor be below one")
  func file() throws {
    try folder.write("x", to: "file")
    let wanted = "“\(folder("file"))” is a file, not a folder: give --output the path of a folder."
    #expect(sentence(root: folder("file")) == wanted)
    #expect(sentence(root: folder("file/Output")) == wanted)
  }

  @Test("can't be a link that leads nowhere, nor have a name too long")
  func dangling() throws {
    try FileManager.default.createSymbolicLink(
      atPath: folder("link"), withDestinationPath: folder("nowhere"))
    #expect(
      sentence(root: folder("link"))
        == "“\(folder("link"))” is a link that leads nowhere: give --output the path of a folder.")
    let long = folder(String(repeating: "n", count: 256))
    #expect(
      sentence(root: long)
        == "“\(long)” can't be written: File name too long. "
        + "Give --output a folder that you may write to.")
  }

  @Test("says that a file is in the chapter's way")
  func inTheWay() throws {
    try folder.write("x", to: "99-toy")
    #expect(
      sentence(root: folder.path)
        == "“\(folder("99-toy"))” is in the way: it is not a folder. "
        + "Move it, or give another --output.")
    #expect(try folder.names() == [".99-toy.lock", "99-toy"])
  }

  @Test("belongs to one run of a chapter at a time, and is free afterwards")
  func locked() throws {
    let first = try OutputFolder(root: folder.path, name: "99-toy")
    #expect(
      sentence(root: folder.path)
        == "Another run of this chapter is writing to “\(folder.path)”: wait for it to end, "
        + "or give this one a folder of its own with --output.")
    #expect(FileSystem.kind(of: first.staging) == .folder)
    _ = try OutputFolder(root: folder.path, name: "98-other")
    first.discard()
    #expect(sentence(root: folder.path) == nil)
  }

  @Test("is tidied up after dead runs, of this chapter only")
  func stale() throws {
    let foreign = [".98-other.12-abc/x", ".99-toy.notes/x", ".99-toy.12-abc-mine/x"]
    for name in foreign + [".99-toy.12-abc/scores.png", ".99-toy.13-1f2e3d/model/x"] {
      try folder.write("x", to: name)
    }
    #expect(sentence(root: folder.path) == nil)
    #expect(
      try folder.names() == [
        ".98-other.12-abc", ".99-toy.12-abc-mine", ".99-toy.lock", ".99-toy.notes",
      ])
  }

  @Test("follows no link when it tidies up")
  func staleLink() throws {
    try folder.write("precious", to: "elsewhere/thesis.txt")
    try FileManager.default.createDirectory(
      atPath: folder(".99-toy.12-abc"), withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(
      atPath: folder(".99-toy.12-abc/link"), withDestinationPath: folder("elsewhere"))
    #expect(sentence(root: folder.path) == nil)
    #expect(try folder.text(of: "elsewhere/thesis.txt") == "precious")
  }

  @Test("gets back a complete run that a process died over while publishing")
  func recovered() throws {
    let new = #"{"options":{},"seed":2}"#
    let old = #"{"options":{},"seed":1}"#
    try folder.write(old, to: ".99-toy.12-abc-earlier/run.json")
    try folder.write(new, to: ".99-toy.12-abc/run.json")
    #expect(sentence(root: folder.path) == nil)
    #expect(try folder.text(of: "99-toy/run.json") == new)
    let key = RunRecord.key(options: [:], seed: 1)
    #expect(try folder.text(of: "runs/99-toy/\(key)/run.json") == old)
    #expect(try folder.names() == [".99-toy.lock", "99-toy", "runs"])
  }

  @Test("exchanges two folders in one step")
  func exchange() throws {
    try folder.write("1", to: "a/x")
    try folder.write("2", to: "b/x")
    #expect(FileSystem.exchange(folder("a"), folder("b")) == 0)
    #expect(try folder.text(of: "a/x") == "2")
    #expect(FileSystem.exchange(folder("a"), folder("none")) == ENOENT)
  }
}
