#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif
#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// The few things that the runner does with files.
enum Files {
  /// Reads a text, or returns nil where there is none; bytes that are no UTF-8 are replaced.
  static func text(_ path: String) -> String? {
    FileManager.default.contents(atPath: path).map { String(decoding: $0, as: UTF8.self) }
  }

  /// Reads a file's bytes, or returns nil where there is none.
  static func bytes(_ path: String) -> [UInt8]? {
    FileManager.default.contents(atPath: path).map { [UInt8]($0) }
  }

  /// Whether something is there.
  static func exists(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: path)
  }

  /// The names in a folder that begin with a digit, sorted.
  static func numbered(in folder: String) -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.filter { $0.first?.isNumber == true }.sorted()
  }

  /// Makes a folder and those above it.
  static func makeFolder(_ path: String) throws(RunnerError) {
    do {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    } catch {
      throw RunnerError(
        "The folder “\(path)” can't be made: is there a file, or no right to write?")
    }
  }

  /// Writes a file under a temporary name, flushes it to the disk, and renames it.
  ///
  /// So the file is the old or the new one, whole, whenever the program is stopped.
  static func write(_ bytes: [UInt8], to path: String) throws(RunnerError) {
    removeLeftovers(of: path)
    let temporary = "\(path).\(getpid()).tmp"
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw failure(path) }
    var offset = 0
    while offset < bytes.count {
      let count = bytes[offset...].withUnsafeBytes {
        systemWrite(descriptor, $0.baseAddress, $0.count)
      }
      guard count > 0 || errno == EINTR else {
        let error = failure(path)
        close(descriptor)
        unlink(temporary)
        throw error
      }
      offset += max(count, 0)
    }
    let isFlushed = fsync(descriptor) == 0
    guard close(descriptor) == 0, isFlushed, rename(temporary, path) == 0 else {
      let error = failure(path)
      unlink(temporary)
      throw error
    }
  }

  /// Removes the temporary files of writers that were killed; a writer's number is in the name.
  private static func removeLeftovers(of path: String) {
    guard let slash = path.lastIndex(of: "/") else { return }
    let (folder, name) = (String(path[..<slash]), path[path.index(after: slash)...])
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    for candidate in names where candidate.hasPrefix(name + ".") && candidate.hasSuffix(".tmp") {
      guard let writer = pid_t(candidate.dropFirst(name.count + 1).dropLast(4)) else { continue }
      if kill(writer, 0) == -1, errno == ESRCH { unlink("\(folder)/\(candidate)") }
    }
  }

  /// When a file was changed last, and how long it is: enough to see a save.
  static func stamp(_ path: String) -> [Int] {
    var status = stat()
    guard stat(path, &status) == 0 else { return [] }
    #if canImport(Darwin)
    let time = status.st_mtimespec
    #else
    let time = status.st_mtim
    #endif
    return [time.tv_sec, time.tv_nsec, Int(status.st_size), Int(status.st_ino)]
  }

  /// Whether one file was changed after another, or the other is missing.
  static func isNewer(_ path: String, than other: String) -> Bool {
    let (first, second) = (stamp(path), stamp(other))
    guard let seconds = second.first else { return true }
    guard let own = first.first else { return false }
    return own != seconds ? own > seconds : first[1] > second[1]
  }

  /// Removes a file, if it is there.
  static func remove(_ path: String) { unlink(path) }

  /// Makes a file as new as this moment; says whether that was possible.
  static func touch(_ path: String) -> Bool { utimes(path, nil) == 0 }

  private static func failure(_ path: String) -> RunnerError {
    RunnerError("“\(path)” can't be written: \(String(cString: strerror(errno))).")
  }
}

/// The system's `write`, whose name the method above hides.
private func systemWrite(_ descriptor: Int32, _ base: UnsafeRawPointer?, _ count: Int) -> Int {
  write(descriptor, base, count)
}
