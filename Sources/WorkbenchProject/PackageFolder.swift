import Foundation

/// The project's folder: its chapters, and when their sources were last changed.
package struct PackageFolder: Sendable {
  package let path: String

  private let dates = DateCache()

  /// Looks for the project at a folder and above it.
  package init(around folder: String) throws(WorkbenchError) {
    var candidate = folder
    while true {
      let manager = FileManager.default
      if manager.fileExists(atPath: candidate + "/Package.swift"),
        manager.fileExists(atPath: candidate + "/Sources/Chapters")
      {
        path = candidate
        return
      }
      guard let slash = candidate.lastIndex(of: "/"), slash > candidate.startIndex else {
        throw WorkbenchError(
          """
          Neither “\(folder)” nor a folder above it holds the chapters: run this in the project's folder.
          """)
      }
      candidate = String(candidate[..<slash])
    }
  }

  /// Takes a folder as it is.
  package init(path: String) {
    self.path = path
  }

  /// The chapter that is a command of this program.
  package static let map = "00-map"

  /// The chapters' folder names, such as `05-attention`, in order.
  package func chapters() -> [String] {
    let names =
      (try? FileManager.default.contentsOfDirectory(atPath: path + "/Sources/Chapters")) ?? []
    return [Self.map] + names.filter { Self.isChapter($0) && $0 != Self.map }.sorted()
  }

  /// Whether a text is fit to name a chapter: two digits, `-`, and lowercase words.
  package static func isChapter(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    guard bytes.count >= 4, bytes.count <= 60, bytes[2] == 45, bytes[3] != 45 else { return false }
    return bytes[..<2].allSatisfy { (48...57).contains($0) }
      && bytes[3...].allSatisfy { (97...122).contains($0) || (48...57).contains($0) || $0 == 45 }
  }

  /// When the chapter's own code was last changed, in seconds since 1970.
  ///
  /// It may be up to two seconds late, since pages ask often and there are hundreds of files.
  package func chapterDate(_ chapter: String) -> Double {
    let folder = chapter == Self.map ? "Workbench/Map" : "Chapters/\(chapter)"
    return dates.value(chapter) { Self.newest(in: "\(path)/Sources/\(folder)") }
  }

  /// When the code that checks exercises was last changed.
  package func exercisesDate() -> Double {
    max(
      Self.newest(in: path + "/Sources/ExerciseRunner"),
      Self.newest(in: path + "/Sources/ExerciseKit"))
  }

  /// When the code that all chapters use was last changed.
  package func libraryDate() -> Double {
    dates.value("") { newestOfLibraries() }
  }

  /// When the code of the local server was last changed, with all that it is made of.
  package func serverDate() -> Double {
    let own = ["WorkbenchServer", "WorkbenchProject"].map {
      Self.newest(in: "\(path)/Sources/\($0)")
    }
    return max(own.max() ?? 0, newestOfLibraries(), Self.date(of: path + "/Package.swift") ?? 0)
  }

  private func newestOfLibraries() -> Double {
    let others = [
      "Chapters", "Bench", "ExerciseRunner", "Workbench", "WorkbenchProject", "WorkbenchServer",
    ]
    let folders = (try? FileManager.default.contentsOfDirectory(atPath: path + "/Sources")) ?? []
    return folders.filter { !others.contains($0) }
      .map { Self.newest(in: "\(path)/Sources/\($0)") }.max() ?? 0
  }

  /// When a file was last changed; nil where there is none.
  package static func date(of file: String) -> Double? {
    let attributes = try? FileManager.default.attributesOfItem(atPath: file)
    return (attributes?[.modificationDate] as? Date)?.timeIntervalSince1970
  }

  /// How the names of files end from which programs are made.
  private static let endings = [".swift", ".h", ".css", ".js", ".svg"]

  private static func newest(in folder: String) -> Double {
    guard let files = FileManager.default.enumerator(atPath: folder) else { return 0 }
    var newest = 0.0
    for case let file as String in files where endings.contains(where: file.hasSuffix) {
      newest = max(newest, date(of: folder + "/" + file) ?? 0)
    }
    return newest
  }
}
