import Foundation

/// A fresh folder that is gone when the test's closure ends.
func withTemporaryFolder<Result>(_ body: (String) throws -> Result) throws -> Result {
  let folder = FileManager.default.temporaryDirectory
    .appendingPathComponent("text tests é \(UUID().uuidString)")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  return try body(folder.path)
}

/// Writes bytes to a file of a folder and returns its path.
func write(_ bytes: [UInt8], named name: String, in folder: String) throws -> String {
  let path = "\(folder)/\(name)"
  try Data(bytes).write(to: URL(fileURLWithPath: path))
  return path
}

/// The bytes of a file of Tests/Fixtures.
func fixture(_ name: String, file: String = #filePath) throws -> [UInt8] {
  let tests = URL(fileURLWithPath: file)  // Tests/TextTests/Support/TemporaryFolder.swift
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
  return [UInt8](try Data(contentsOf: tests.appendingPathComponent("Fixtures/\(name)")))
}
