import Notebook
import Phrases
import Platform

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// A compressor that the system may have, run as a program.
public struct InstalledCompressor: Hashable, Sendable {
  /// What is typed, also the row's name.
  public let command: String
  /// The program, as metrics name it.
  public let id: String
  /// The Debian package that has it.
  public let package: String

  /// Matches over long distances, then codes by context.
  public static let xz = InstalledCompressor(command: "xz -9", id: "xz", package: "xz-utils")

  /// From the fastest to the tightest.
  public static let all = [
    InstalledCompressor(command: "gzip -9", id: "gzip", package: "gzip"),
    InstalledCompressor(command: "zstd -19", id: "zstd", package: "zstd"), xz,
  ]

  /// Says how to get a program that is not there.
  public var missing: Phrase { "not installed: sudo apt-get install \(package)" }

  /// The number of bytes that the program makes of a text, or nil where it is not installed.
  ///
  /// - Throws: `NotebookError` where it fails, `FileError` where its input can't be written.
  public func size(of bytes: [UInt8]) throws -> Int? {
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
}
