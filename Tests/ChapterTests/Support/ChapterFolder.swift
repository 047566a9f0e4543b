import Foundation
import Testing

/// A chapter as its folder names it: `Sources/Chapters/NN-name`.
struct ChapterFolder: CustomTestStringConvertible, Sendable {
  /// `05-attention`.
  let id: String

  /// What a learner types: `attention`.
  var product: String { String(id.drop { $0 != "-" }.dropFirst()) }

  var testDescription: String { id }

  /// All of the chapter's code.
  var sources: String {
    get throws {
      let folder = Self.package.appending(path: "Sources/Chapters/\(id)")
      return try FileManager.default.contentsOfDirectory(
        at: folder, includingPropertiesForKeys: nil
      )
      .filter { $0.pathExtension == "swift" }
      .map { try String(contentsOf: $0, encoding: .utf8) }.joined()
    }
  }

  /// The package that this file was compiled in.
  static var package: URL {
    URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
  }

  /// All chapters, in order.
  static let all: [ChapterFolder] = {
    let folder = package.appending(path: "Sources/Chapters").path
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.filter { $0.first?.isNumber == true }.sorted().map { ChapterFolder(id: $0) }
  }()
}
