import Notebook
import Platform
import WorkbenchProject

/// The runs of chapters that are on disk: the last one, and earlier ones with other options.
struct RunStore: Sendable {
  let files: OutputFiles

  /// The key under which the last run is asked for.
  static let latest = "latest"

  /// The folder of a run, from the output folder on; nil for what can't be a key.
  func folder(_ chapter: String, _ key: String) -> [String]? {
    guard PackageFolder.isChapter(chapter) else { return nil }
    if key == Self.latest { return [chapter] }
    guard Self.isKey(key) else { return nil }
    return ["runs", chapter, key]
  }

  /// The keys of the earlier runs, the newest first.
  func keys(_ chapter: String) -> [String] {
    guard PackageFolder.isChapter(chapter) else { return [] }
    let dated = files.names(["runs", chapter]).filter(Self.isKey).compactMap { key in
      files.date(["runs", chapter, key, "run.json"]).map { (key: key, date: $0) }
    }
    return dated.sorted { ($0.date, $0.key) > ($1.date, $1.key) }.map(\.key)
  }

  /// When a run was published; nil where there is none.
  func date(_ chapter: String, _ key: String = latest) -> Double? {
    folder(chapter, key).flatMap { files.date($0 + ["run.json"]) }
  }

  /// What a run has recorded.
  func run(_ chapter: String, _ key: String = latest) -> RunRecord? {
    read(chapter, key, "run.json")
  }

  /// What a run has recorded that depends on the clock.
  func timing(_ chapter: String, _ key: String = latest) -> RunRecord? {
    read(chapter, key, "timing.json")
  }

  private func read(_ chapter: String, _ key: String, _ name: String) -> RunRecord? {
    guard let folder = folder(chapter, key), let bytes = files.read(folder + [name]) else {
      return nil
    }
    return try? JSON.decode(RunRecord.self, from: bytes)
  }

  /// Whether a text is such a hash of options as runs are kept under.
  static func isKey(_ text: String) -> Bool {
    let digits = text.hasPrefix("unknown-") ? text.dropFirst(8) : text[...]
    return digits.utf8.count == 8
      && digits.utf8.allSatisfy { (48...57).contains($0) || (97...102).contains($0) }
  }

  /// Whether a text names a picture, or the numbers behind one.
  static func isFigureFile(_ text: String) -> Bool {
    guard let dot = text.lastIndex(of: "."),
      ["png", "json"].contains(text[text.index(after: dot)...])
    else { return false }
    var name = text[..<dot]
    if name.hasSuffix(".timed") { name = name.dropLast(6) }
    return !name.isEmpty && text.utf8.count <= 200
      && name.utf8.allSatisfy {
        (97...122).contains($0) || (48...57).contains($0) || $0 == 45 || $0 == 95
      }
  }

  /// The bytes of a figure that a run has published.
  func figure(_ chapter: String, _ key: String, _ file: String) -> [UInt8]? {
    guard Self.isFigureFile(file), let folder = folder(chapter, key) else { return nil }
    return files.read(folder + [file])
  }

  /// The bytes of a figure of the run that goes on, from the folder in which it works.
  ///
  /// One run of a chapter holds the folder's lock, so there is one such folder, or it is a dead run's.
  func liveFigure(_ chapter: String, _ file: String) -> [UInt8]? {
    guard PackageFolder.isChapter(chapter), Self.isFigureFile(file) else { return nil }
    let folders = files.names([]).filter { $0.hasPrefix(".\(chapter).") && !$0.hasSuffix("lock") }
    for folder in folders {
      if let bytes = files.read([folder, file]) { return bytes }
    }
    return files.read([chapter, file])
  }
}
