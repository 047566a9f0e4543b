import Foundation
import Synchronization
import Testing

/// A whole quick run of a chapter that several tests look at: each is made once, however many do.
///
/// A test that changes what is left behind makes a run of its own.
enum QuickRun: String, CaseIterable {
  /// Seed 0 on two threads.
  case usual
  /// Seed 0 on one thread.
  case oneThread
  /// Seed 1 on two threads.
  case otherSeed

  /// What a run left behind.
  struct Left: Sendable {
    let outcome: ChapterProcess.Outcome
    /// The folder given with `--output`.
    let output: URL
    /// The chapter's own folder in it.
    let published: URL
  }

  private var arguments: [String] {
    switch self {
    case .usual: ["--threads", "2"]
    case .oneThread: ["--threads", "1"]
    case .otherSeed: ["--threads", "2", "--seed", "1"]
    }
  }

  /// Makes the run, or hands out the one that was made.
  func of(_ chapter: ChapterFolder) throws -> Left {
    try Self.made.withLock { made in
      let key = "\(rawValue)/\(chapter.id)"
      if let left = made[key] { return left }
      let folder = Self.folder.appending(path: key)
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      let outcome = try ChapterProcess.run(
        chapter.product, ["--quick", "--output", "out"] + arguments, in: folder)
      let output = folder.appending(path: "out")
      let left = Left(
        outcome: outcome, output: output, published: output.appending(path: chapter.id))
      made[key] = left
      return left
    }
  }

  private static let made = Mutex<[String: Left]>([:])

  /// Removed when the tests end.
  private static let folder: URL = {
    let name = "quick-runs-\(ProcessInfo.processInfo.processIdentifier)"
    atexit {
      let name = "quick-runs-\(ProcessInfo.processInfo.processIdentifier)"
      try? FileManager.default.removeItem(
        at: FileManager.default.temporaryDirectory.appending(path: name))
    }
    return FileManager.default.temporaryDirectory.appending(path: name)
  }()
}
