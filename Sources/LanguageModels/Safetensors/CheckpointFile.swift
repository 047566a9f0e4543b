import Platform

/// Files, with the errors of checkpoints.
enum CheckpointFile {
  /// Writes a file so that its path holds the whole earlier version or the whole new one.
  ///
  /// - Throws: `CheckpointError.unwritable` or `notDurable`.
  static func write(
    to path: String, _ body: (borrowing AtomicFile) throws(FileError) -> Void
  ) throws(CheckpointError) {
    do throws(FileError) {
      try AtomicFile.write(to: path, body)
    } catch {
      throw error.cause == .notDurable
        ? .notDurable(path: path, reason: error.reason)
        : .unwritable(path: path, reason: error.reason)
    }
  }

  /// Opens a file for reading.
  ///
  /// - Throws: `CheckpointError.unreadable`.
  static func open(_ path: String) throws(CheckpointError) -> ReadOnlyFile {
    do throws(FileError) {
      return try ReadOnlyFile(path: path)
    } catch {
      throw .unreadable(path: path, reason: error.reason)
    }
  }

  /// Fills a buffer with the bytes of a file from `offset` on.
  ///
  /// - Throws: `CheckpointError.unreadable`, or `truncated` when the file has become shorter.
  static func fill(
    _ buffer: UnsafeMutableRawBufferPointer, from file: ReadOnlyFile, at offset: Int
  ) throws(CheckpointError) {
    let count: Int
    do throws(FileError) {
      count = try file.read(into: buffer, from: offset)
    } catch {
      throw .unreadable(path: file.path, reason: error.reason)
    }
    guard count == buffer.count else {
      throw .truncated(
        path: file.path, needed: UInt64(offset + buffer.count), found: offset + count)
    }
  }
}
