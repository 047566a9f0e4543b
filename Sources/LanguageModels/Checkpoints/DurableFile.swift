#if canImport(Darwin)
import Darwin
#elseif canImport(Musl)
import Musl
#else
import Glibc
#endif

/// Writes a file so that at any moment, even after a power failure, its path holds the whole earlier
/// version or the whole new one.
///
/// The bytes go to a temporary file in the same folder, which is synchronised with the disk and then
/// renamed; at last the folder is synchronised. When anything fails, the temporary file is removed.
struct DurableFile: ~Copyable {
  private let path: String
  private let temporaryPath: String
  private let descriptor: Int32

  /// Writes a file at once.
  ///
  /// - Throws: `CheckpointError.unwritable` or `notDurable`.
  static func write(_ bytes: [UInt8], to path: String) throws(CheckpointError) {
    try write(to: path) { file throws(CheckpointError) in
      try bytes.withUnsafeBufferPointer { buffer throws(CheckpointError) in
        try file.append(UnsafeRawBufferPointer(buffer))
      }
    }
  }

  /// Writes a file piece by piece.
  ///
  /// - Parameters:
  ///   - path: Where the file is to be.
  ///   - body: Appends the pieces; when it throws, the file at `path` stays as it was.
  /// - Throws: What `body` throws, and `CheckpointError.unwritable` or `notDurable`.
  static func write(
    to path: String, _ body: (borrowing DurableFile) throws(CheckpointError) -> Void
  ) throws(CheckpointError) {
    let file = try DurableFile(path: path)
    do throws(CheckpointError) {
      try body(file)
      try file.synchronise()
    } catch {
      close(file.descriptor)
      unlink(file.temporaryPath)
      throw error
    }
    try file.publish()
  }

  /// Appends bytes.
  ///
  /// - Throws: `CheckpointError.unwritable`.
  func append(_ bytes: UnsafeRawBufferPointer) throws(CheckpointError) {
    guard let base = bytes.baseAddress else { return }
    var written = 0
    while written < bytes.count {
      switch SystemCalls.retrying({
        systemWrite(descriptor, base + written, bytes.count - written)
      }) {
      case .success(0): throw unwritable(ENOSPC)
      case .success(let count): written += count
      case .failure(let code): throw unwritable(code)
      }
    }
  }

  private init(path: String) throws(CheckpointError) {
    self.path = path
    // Two writers at once each need a file of their own; `O_EXCL` finds the first name that is free.
    for attempt in 0..<1000 {
      let candidate = Self.folder(of: path) + "/.checkpoint-\(getpid())-\(attempt).tmp"
      let outcome = SystemCalls.retrying {
        open(candidate, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
      }
      switch outcome {
      case .success(let descriptor):
        self.temporaryPath = candidate
        self.descriptor = descriptor
        return
      case .failure(EEXIST): continue
      case .failure(let code):
        throw .unwritable(path: path, reason: SystemCalls.reason(code))
      }
    }
    throw .unwritable(path: path, reason: SystemCalls.reason(EEXIST))
  }

  private func synchronise() throws(CheckpointError) {
    #if canImport(Darwin)
    // `fsync` leaves the bytes in the drive's own memory there.
    if fcntl(descriptor, F_FULLFSYNC) == 0 { return }
    #endif
    if case .failure(let code) = SystemCalls.retrying({ fsync(descriptor) }) {
      throw unwritable(code)
    }
  }

  /// Puts the temporary file in place.
  private consuming func publish() throws(CheckpointError) {
    // Not repeated when interrupted: the descriptor is gone then, and its bytes are on the disk.
    if close(descriptor) != 0 && errno != EINTR {
      let error = unwritable(errno)
      unlink(temporaryPath)
      throw error
    }
    if rename(temporaryPath, path) != 0 {
      let error = unwritable(errno)
      unlink(temporaryPath)
      throw error
    }
    try Self.synchroniseFolder(of: path)
  }

  private static func synchroniseFolder(of path: String) throws(CheckpointError) {
    let opened = SystemCalls.retrying { open(folder(of: path), O_RDONLY | O_CLOEXEC) }
    switch opened {
    case .failure(let code):
      throw .notDurable(path: path, reason: SystemCalls.reason(code))
    case .success(let descriptor):
      defer { close(descriptor) }
      // Some file systems have no such operation on folders, and need none.
      if case .failure(let code) = SystemCalls.retrying({ fsync(descriptor) }),
        code != EINVAL && code != ENOTSUP
      {
        throw .notDurable(path: path, reason: SystemCalls.reason(code))
      }
    }
  }

  private static func folder(of path: String) -> String {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  private func unwritable(_ code: Int32) -> CheckpointError {
    .unwritable(path: path, reason: SystemCalls.reason(code))
  }
}

/// The system's `write`, under a name that the methods above do not hide.
private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawPointer, _ count: Int) -> Int {
  write(descriptor, bytes, count)
}
