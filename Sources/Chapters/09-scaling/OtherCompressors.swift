import ExerciseKit
import Notebook
import Phrases
import Platform

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// A compressor that the system has, run as a program.
struct OtherCompressor {
  /// What is typed, also the row's name.
  let command: String
  /// Its metric, `bits_per_byte_ID`.
  let id: String
  /// The Debian package that has it.
  let package: String

  static let all = [
    OtherCompressor(command: "gzip -9", id: "gzip", package: "gzip"),
    OtherCompressor(command: "zstd -19", id: "zstd", package: "zstd"),
    OtherCompressor(command: "xz -9", id: "xz", package: "xz-utils"),
  ]

  /// Says how to get a program that is not there.
  var missing: Phrase { "not installed: sudo apt-get install \(package)" }

  /// The number of bytes that the program makes of a text, or nil where it is not installed.
  ///
  /// - Throws: `NotebookError` where it fails.
  // snippet: others
  func size(of bytes: [UInt8]) throws -> Int? {
    let file = FileManager.default.temporaryDirectory.path + "/llm-workbench-\(UUID().uuidString)"
    try AtomicFile.write(bytes, to: file)
    defer { try? FileManager.default.removeItem(atPath: file) }
    let words = command.split(separator: " ").map { String($0) }
    let program = ChildProcess(words[0], words.dropFirst() + ["-q", "-c", file])
    let limits = ChildProcess.Limits(seconds: 120, outputBytes: 2 * bytes.count + 4096)
    guard let outcome = try? program.run(limits: limits) else { return nil }
    if outcome.end == .exited(127) { return nil }
    guard outcome.end == .exited(0) else {
      throw NotebookError(
        "“\(command)” failed (\(String(describing: outcome.end))): reinstall \(package).")
    }
    return outcome.output.count
  }
  // end snippet
}
