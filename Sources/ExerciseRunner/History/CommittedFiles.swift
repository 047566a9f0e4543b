import ExerciseKit
import Phrases
import Platform

/// What git has of a file: the stubs, and whether checks were changed.
struct CommittedFiles {
  /// The project.
  let root: String

  /// The file as it is in the last commit, with line feeds; nil where git, the repository or the file
  /// is missing.
  func latest(_ path: String) -> [UInt8]? {
    version("HEAD", path)
  }

  /// Why git has no versions at all; nil where it has.
  var complaint: Phrase? {
    switch run(["rev-parse", "--verify", "HEAD"]) {
    case .none: "git is not installed, or can't be started"
    case .some(let outcome) where outcome.end == .exited(0): nil
    case .some(let outcome):
      if let line = String(decoding: outcome.output, as: UTF8.self).split(
        whereSeparator: \.isNewline
      )
      .first {
        "git says “\(line)”"
      } else {
        "git gives no answer"
      }
    }
  }

  /// The newest committed version that nobody has solved, so that a learner may commit solutions.
  func stub(_ path: String) -> [UInt8]? {
    if let latest = latest(path), Self.isStub(latest) { return latest }
    guard let list = git(["log", "--format=%H", "--", path]) else { return nil }
    for commit in String(decoding: list, as: UTF8.self).split(separator: "\n") {
      if let bytes = version(String(commit), path), Self.isStub(bytes) { return bytes }
    }
    return nil
  }

  private static func isStub(_ bytes: [UInt8]) -> Bool {
    String(decoding: bytes, as: UTF8.self).contains("throw NotAttempted()" as String)
  }

  private func version(_ commit: String, _ path: String) -> [UInt8]? {
    guard path.hasPrefix(root + "/") else { return nil }
    return git(["show", "\(commit):./\(path.dropFirst(root.count + 1))"])
      .map { LineEnds.unified($0) }
  }

  private func git(_ arguments: [String]) -> [UInt8]? {
    guard let outcome = run(arguments), outcome.end == .exited(0) else { return nil }
    return outcome.output
  }

  private func run(_ arguments: [String]) -> (end: ProcessEnd, output: [UInt8])? {
    let limits = ChildProcess.Limits(seconds: 20, outputBytes: 10_000_000)
    let child = ChildProcess("git", ["-C", root] + arguments)
    return (try? child.run(limits: limits)).map { ($0.end, $0.output) }
  }
}
