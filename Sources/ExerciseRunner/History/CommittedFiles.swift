import ExerciseKit
import Platform

/// What git has of a file: the stubs, and whether checks were changed.
struct CommittedFiles {
  /// The project.
  let root: String

  /// The file as it is in the last commit; nil where git, the repository or the file is missing.
  func latest(_ path: String) -> [UInt8]? {
    version("HEAD", path)
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
  }

  private func git(_ arguments: [String]) -> [UInt8]? {
    let limits = ChildProcess.Limits(seconds: 20, outputBytes: 10_000_000)
    let child = ChildProcess("git", ["-C", root] + arguments)
    guard let outcome = try? child.run(limits: limits), outcome.end == .exited(0) else {
      return nil
    }
    return outcome.output
  }
}
