import Phrases
import Platform

extension Project {
  /// A chapter's folder in `Sources/Chapters`.
  public struct ChapterSource: Equatable, Sendable {
    /// The folder's name, such as `05-attention`.
    public let folder: String
    /// The question that it asks.
    public let title: Phrase

    /// What a learner types, such as `attention`.
    public var product: String { String(folder.dropFirst(3)) }

    /// Two digits.
    public var number: String { String(folder.prefix(2)) }
  }

  /// The chapters that are built, in order: each folder `Sources/Chapters/NN-name` is one.
  public func chapters() -> [ChapterSource] {
    let root = FilePath.join(folder, "Sources/Chapters")
    return FileSystem.names(in: root).filter(Self.isNumbered).map { name in
      ChapterSource(
        folder: name, title: title(of: name).map { Phrase(stringLiteral: $0) } ?? .verbatim(name))
    }
  }

  /// The title that a chapter's source states.
  private func title(of name: String) -> String? {
    let files = FileSystem.names(in: FilePath.join(folder, "Sources/Chapters/\(name)"))
    for file in files where file.hasSuffix(".swift") {
      let source = text("Sources/Chapters/\(name)/\(file)") ?? ""
      if let match = source.firstMatch(of: /static let title: Phrase = "([^"]*)"/) {
        return String(match.1)
      }
    }
    return nil
  }
}
