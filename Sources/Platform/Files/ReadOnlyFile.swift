/// A regular file opened for reading at any offset.
///
/// It stays the file that was opened: when a newer version is renamed onto its path, the older one is
/// read to its end, and a file that is cut short gives an error, never a fault as a mapped one would.
public final class ReadOnlyFile: Sendable {
  /// The path it was opened with.
  public let path: String
  /// Its size when it was opened, in bytes.
  public let byteCount: Int
  private let descriptor: Int32

  /// Opens a regular file.
  ///
  /// - Throws: `FileError`.
  public init(path: String) throws(FileError) {
    // Not blocking: a pipe at the path must not stop the program until somebody writes to it.
    switch SystemCall.retrying({ open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK) }) {
    case .success(let descriptor): self.descriptor = descriptor
    case .failure(let code): throw .reading(path, code)
    }
    self.path = path
    var status = stat()
    let isKnown = fstat(descriptor, &status) == 0
    self.byteCount = Int(status.st_size)
    guard isKnown && status.st_mode & S_IFMT == S_IFREG else {
      let reason = "it is a folder or a device, not a file"
      throw FileError("“\(path)” can't be read: \(reason).", cause: .isDevice, reason: reason)
    }
  }

  deinit {
    close(descriptor)
  }

  /// Fills a buffer with the bytes from `offset` on, as far as the file goes.
  ///
  /// - Returns: How many bytes were read: fewer than the buffer takes where the file has become shorter.
  /// - Throws: `FileError`.
  public func read(
    into buffer: UnsafeMutableRawBufferPointer, from offset: Int
  ) throws(FileError) -> Int {
    guard let base = buffer.baseAddress else { return 0 }
    var filled = 0
    while filled < buffer.count {
      let outcome = SystemCall.retrying {
        pread(descriptor, base + filled, buffer.count - filled, off_t(offset + filled))
      }
      switch outcome {
      case .success(0): return filled
      case .success(let count): filled += count
      case .failure(let code): throw .reading(path, code)
      }
    }
    return filled
  }
}
