import Foundation

/// A folder that vanishes with its owner.
final class TemporaryFolder {
  let path: String

  init() throws {
    let url = FileManager.default.temporaryDirectory
      .appendingPathComponent("platform-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    path = url.path
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
  }

  /// The path of something in it.
  func callAsFunction(_ name: String) -> String {
    path + "/" + name
  }

  func write(_ text: String, to name: String) throws {
    let url = URL(fileURLWithPath: self(name))
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url)
  }

  func text(of name: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(fileURLWithPath: self(name))), as: UTF8.self)
  }

  func names(_ folder: String = ".") throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: self(folder)).sorted()
  }

  /// Every file below a folder with its bytes.
  func contents(_ folder: String = ".") throws -> [String: Data] {
    var result: [String: Data] = [:]
    for name in try FileManager.default.subpathsOfDirectory(atPath: self(folder)) {
      var isFolder: ObjCBool = false
      let path = self(folder) + "/" + name
      _ = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
      result[name] =
        isFolder.boolValue ? Data() : try Data(contentsOf: URL(fileURLWithPath: path))
    }
    return result
  }
}
