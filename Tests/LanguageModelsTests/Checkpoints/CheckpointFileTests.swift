import Foundation
import Testing

@testable import LanguageModels

@Suite struct CheckpointFileTests {
  private func error(writing path: String) -> CheckpointError? {
    #expect(throws: CheckpointError.self) { try SafetensorsFile.write([], to: path) }
  }

  @Test("A path that can't be written is named with its reason")
  func refusesBadPaths() throws {
    try SafetensorsTestFiles.withFolder { folder in
      #expect(
        error(writing: folder + "/missing/model")?.description
          == "The checkpoint '\(folder)/missing/model' can't be written: No such file or directory. "
          + "An earlier version of it is unchanged.")
      try FileManager.default.createDirectory(
        atPath: folder + "/taken", withIntermediateDirectories: false)
      #expect(
        error(writing: folder + "/taken")
          == .unwritable(path: folder + "/taken", reason: "Is a directory"))
      let long = folder + "/" + String(repeating: "n", count: 256)
      #expect(
        error(writing: long) == .unwritable(path: long, reason: "File name too long"))
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["taken"])
    }
  }
}
