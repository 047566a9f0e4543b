import Foundation

@testable import LanguageModels

/// Builds and finds safetensors files for tests.
enum SafetensorsTestFiles {
  /// A file's bytes: the header's length, the header, then zeros as data.
  static func bytes(_ header: [UInt8], dataByteCount: Int = 0) -> [UInt8] {
    lengthPrefix(UInt64(header.count)) + header + [UInt8](repeating: 0, count: dataByteCount)
  }

  /// The eight bytes that announce a header's length.
  static func lengthPrefix(_ length: UInt64) -> [UInt8] {
    (0..<8).map { UInt8(truncatingIfNeeded: length >> (8 * UInt64($0))) }
  }

  /// A header's member: one tensor of 32-bit numbers.
  static func tensor(
    _ name: String, shape: String = "[1]", offsets: String = "[0,4]", type: String = "F32"
  ) -> String {
    "\"\(name)\":{\"dtype\":\"\(type)\",\"shape\":\(shape),\"data_offsets\":\(offsets)}"
  }

  /// A file of `Tests/Fixtures/safetensors`, made by the reference library.
  static func fixture(_ name: String) throws -> [UInt8] {
    try [UInt8](Data(contentsOf: fixtureURL(name)))
  }

  /// Where a file of `Tests/Fixtures/safetensors` is.
  static func fixtureURL(_ name: String) -> URL {
    URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Fixtures/safetensors/\(name)")
  }

  /// Runs `body` with a new folder, which is removed afterwards.
  static func withFolder(_ body: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "workbench-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try body(folder.path)
  }

  /// What opening the bytes under the name `model` says, or `nil` when they are accepted.
  static func complaint(about bytes: [UInt8]) -> String? {
    do throws(CheckpointError) {
      _ = try SafetensorsFile(bytes: bytes, path: "model")
      return nil
    } catch {
      return error.description
    }
  }
}
