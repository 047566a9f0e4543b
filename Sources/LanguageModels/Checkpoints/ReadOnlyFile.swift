#if canImport(Darwin)
import Darwin
#elseif canImport(Musl)
import Musl
#else
import Glibc
#endif

/// A regular file opened for reading at any offset.
///
/// It stays the file that was opened: when a newer version is renamed onto its path, the older one is
/// read to its end, and a file that is cut short gives an error, never a fault as a mapped one would.
final class ReadOnlyFile: Sendable {
  /// The path it was opened with.
  let path: String
  /// Its size when it was opened, in bytes.
  let byteCount: Int
  private let descriptor: Int32

  /// Opens a regular file.
  ///
  /// - Throws: `CheckpointError.unreadable`.
  init(path: String) throws(CheckpointError) {
    // Not blocking: a pipe at the path must not stop the program until somebody writes to it.
    let opened = SystemCalls.retrying { open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK) }
    switch opened {
    case .success(let descriptor): self.descriptor = descriptor
    case .failure(let code):
      throw .unreadable(path: path, reason: SystemCalls.reason(code))
    }
    self.path = path
    var status = stat()
    let isKnown = fstat(descriptor, &status) == 0
    self.byteCount = Int(status.st_size)
    guard isKnown && status.st_mode & S_IFMT == S_IFREG else {
      throw .unreadable(path: path, reason: "it is a folder or a device, not a file")
    }
  }

  deinit {
    close(descriptor)
  }

  /// Fills a buffer with the bytes from `offset` on.
  ///
  /// - Throws: `CheckpointError.unreadable`, or `truncated` when the file has become shorter.
  func read(
    into buffer: UnsafeMutableRawBufferPointer, from offset: Int
  ) throws(CheckpointError) {
    guard let base = buffer.baseAddress else { return }
    var filled = 0
    while filled < buffer.count {
      let outcome = SystemCalls.retrying {
        pread(descriptor, base + filled, buffer.count - filled, off_t(offset + filled))
      }
      switch outcome {
      case .success(0):
        throw .truncated(
          path: path, needed: UInt64(offset + buffer.count), found: offset + filled)
      case .success(let count):
        filled += count
      case .failure(let code):
        throw .unreadable(path: path, reason: SystemCalls.reason(code))
      }
    }
  }
}
