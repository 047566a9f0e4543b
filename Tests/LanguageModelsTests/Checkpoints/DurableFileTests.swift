import Foundation
import Testing

@testable import LanguageModels

@Suite struct DurableFileTests {
  private func contents(_ path: String) throws -> [UInt8] {
    try [UInt8](Data(contentsOf: URL(filePath: path)))
  }

  private func names(in folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
  }

  @Test("A file is replaced as a whole, and no temporary file stays")
  func replaces() throws {
    try SafetensorsTestFiles.withFolder { folder in
      let path = folder + "/model"
      try DurableFile.write(Array("old and longer".utf8), to: path)
      try DurableFile.write(Array("new".utf8), to: path)
      #expect(try contents(path) == Array("new".utf8))
      try DurableFile.write([], to: path)
      #expect(try contents(path) == [])
      #expect(try names(in: folder) == ["model"])
    }
  }

  @Test("A write that fails leaves the earlier file and nothing else")
  func keepsEarlierFile() throws {
    try SafetensorsTestFiles.withFolder { folder in
      let path = folder + "/model"
      try DurableFile.write(Array("old".utf8), to: path)
      let reason = CheckpointError.missingTensor(path: path, tensor: "a")
      let error = #expect(throws: CheckpointError.self) {
        try DurableFile.write(to: path) { file throws(CheckpointError) in
          try [UInt8]("new".utf8).withUnsafeBufferPointer { bytes throws(CheckpointError) in
            try file.append(UnsafeRawBufferPointer(bytes))
          }
          throw reason
        }
      }
      #expect(error == reason)
      #expect(try contents(path) == Array("old".utf8))
      #expect(try names(in: folder) == ["model"])
    }
  }

  @Test("A path that can't be written is named with its reason")
  func refusesBadPaths() throws {
    try SafetensorsTestFiles.withFolder { folder in
      let missing = #expect(throws: CheckpointError.self) {
        try DurableFile.write([1], to: folder + "/missing/model")
      }
      #expect(
        missing?.description
          == "The checkpoint '\(folder)/missing/model' can't be written: No such file or directory. "
          + "An earlier version of it is unchanged.")
      try FileManager.default.createDirectory(
        atPath: folder + "/taken", withIntermediateDirectories: false)
      let taken = #expect(throws: CheckpointError.self) {
        try DurableFile.write([1], to: folder + "/taken")
      }
      #expect(taken == .unwritable(path: folder + "/taken", reason: "Is a directory"))
      let long = folder + "/" + String(repeating: "n", count: 256)
      let tooLong = #expect(throws: CheckpointError.self) { try DurableFile.write([1], to: long) }
      #expect(tooLong == .unwritable(path: long, reason: "File name too long"))
      #expect(try names(in: folder) == ["taken"])
    }
  }

  @Test("Names of 255 bytes, of other scripts and with spaces are written")
  func writesUnusualNames() throws {
    try SafetensorsTestFiles.withFolder { folder in
      for name in [String(repeating: "n", count: 255), "\u{ac00} \u{1f600}", "-rf"] {
        try DurableFile.write(Array(name.utf8), to: folder + "/" + name)
        #expect(try contents(folder + "/" + name) == Array(name.utf8))
      }
    }
  }

  @Test("Writers at once leave one whole version")
  func writesConcurrently() async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appending(path: "model").path
    try await withThrowingTaskGroup(of: Void.self) { group in
      for writer in UInt8(0)..<16 {
        group.addTask { try DurableFile.write([UInt8](repeating: writer, count: 50_000), to: path) }
      }
      try await group.waitForAll()
    }
    let bytes = try contents(path)
    #expect(bytes.count == 50_000)
    #expect(Set(bytes).count == 1)
    #expect(try names(in: folder.path) == ["model"])
  }
}
