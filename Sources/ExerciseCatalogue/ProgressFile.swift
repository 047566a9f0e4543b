import Platform

/// The learner's progress, one plain text file.
///
///     # Progress of the exercises, written by `swift run exercises`.
///     05.1 solved hints=2
///     05.2 attempted hints=3 gave-up
///
/// Lines and words that this version doesn't understand are kept as they are, and lines may end in any way.
public struct ProgressFile: Equatable, Sendable {
  /// The file's name, in the package of the exercises; ignored by git.
  public static let name = "progress.txt"
  private static let heading = "# Progress of the exercises, written by `swift run exercises`."

  private var entries: [String: ExerciseProgress] = [:]
  private var foreign: [String] = []
  /// Words of an exercise's line that this version doesn't understand.
  private var remarks: [String: [String]] = [:]

  /// Makes a progress in which everything is new.
  public init() {}

  /// Reads a progress.
  public init(_ text: String) {
    for line in text.split(whereSeparator: \.isNewline) where line != Self.heading {
      let words = line.split(whereSeparator: \.isWhitespace).map(String.init)
      guard words.count >= 2, !line.hasPrefix("#"),
        let state = ExerciseProgress.State(rawValue: words[1])
      else {
        foreign.append(String(line))
        continue
      }
      var entry = ExerciseProgress(state: state)
      for word in words.dropFirst(2) {
        if word == "gave-up" {
          entry.gaveUp = true
        } else if word.hasPrefix("hints="), let count = Int(word.dropFirst(6)) {
          entry.hintsUsed = min(max(count, 0), 3)
        } else {
          remarks[words[0], default: []].append(word)
        }
      }
      entries[words[0]] = entry
    }
  }

  /// Reads the progress in a package of exercises; no file means that all is new.
  public static func read(in folder: String) -> ProgressFile {
    ProgressFile(WholeFile.text("\(folder)/\(name)") ?? "")
  }

  /// How far one exercise is.
  public subscript(id: String) -> ExerciseProgress {
    get { entries[id] ?? ExerciseProgress() }
    set { entries[id] = newValue }
  }

  /// The file's text, sorted by exercise.
  public var text: String {
    let told = entries.filter { $0.value != ExerciseProgress() || remarks[$0.key] != nil }
    let lines = told.sorted { $0.key < $1.key }.map { id, entry in
      let words = ["hints=\(entry.hintsUsed)"] + (entry.gaveUp ? ["gave-up"] : [])
      return ([id, entry.state.rawValue] + words + (remarks[id] ?? [])).joined(separator: " ")
    }
    return ([Self.heading] + lines + foreign).joined(separator: "\n") + "\n"
  }

  /// Reads, changes one entry, and writes by rename.
  ///
  /// - Throws: `FileError` where it can't be written.
  public static func change(
    _ id: String, in folder: String, _ body: (inout ExerciseProgress) -> Void
  ) throws(FileError) {
    var file = read(in: folder)
    let before = file[id]
    body(&file[id])
    guard file[id] != before else { return }
    AtomicFile.removeLeftovers(in: folder)
    try AtomicFile.write(Array(file.text.utf8), to: "\(folder)/\(name)")
  }
}
