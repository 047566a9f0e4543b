/// Reads files whole.
public enum WholeFile {
  /// Reads a file or a pipe to its end.
  ///
  /// - Throws: `FileError` whose cause says whether it is missing, a folder, a device, or unreadable.
  public static func read(_ path: String) throws(FileError) -> [UInt8] {
    var bytes: [UInt8] = []
    let makeRoom = { (size: Int) in bytes.reserveCapacity(size + 1) }
    try read(path, sizeHint: makeRoom) { bytes.append(contentsOf: $0) }
    return bytes
  }

  /// Reads a file's bytes, or returns nil where it can't be read.
  public static func bytes(_ path: String) -> [UInt8]? { try? read(path) }

  /// Reads a text, or returns nil where it can't be read; bytes that are no UTF-8 are replaced.
  public static func text(_ path: String) -> String? {
    bytes(path).map { String(decoding: $0, as: UTF8.self) }
  }

  /// Reads a file piece by piece.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - sizeHint: Gets its size before the first piece; 0 for a pipe.
  ///   - body: Gets each piece.
  /// - Throws: `FileError`.
  static func read(
    _ path: String, sizeHint: (Int) -> Void = { _ in }, _ body: (UnsafeRawBufferPointer) -> Void
  ) throws(FileError) {
    let descriptor: Int32
    switch SystemCall.retrying({ open(path, O_RDONLY | O_CLOEXEC) }) {
    case .success(let opened): descriptor = opened
    case .failure(let code): throw .reading(path, code)
    }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw .reading(path, errno) }
    switch status.st_mode & S_IFMT {
    case S_IFREG, S_IFIFO: break
    case S_IFDIR:
      throw FileError(
        "“\(path)” is a folder, not a file.", cause: .isFolder, reason: SystemCall.reason(EISDIR))
    default:
      throw FileError(
        "“\(path)” is a device, not a file.", cause: .isDevice,
        reason: "it is a device, not a file")
    }
    sizeHint(max(0, Int(status.st_size)))
    var chunk = [UInt8](repeating: 0, count: 1 << 18)
    while true {
      let outcome = chunk.withUnsafeMutableBytes { buffer in
        SystemCall.retrying { systemRead(descriptor, buffer) }
      }
      switch outcome {
      case .success(0): return
      case .success(let count):
        chunk.withUnsafeBytes { body(UnsafeRawBufferPointer(rebasing: $0[..<count])) }
      case .failure(let code): throw .reading(path, code)
      }
    }
  }
}

/// The system's `read`, whose name the methods above hide.
private func systemRead(_ descriptor: Int32, _ buffer: UnsafeMutableRawBufferPointer) -> Int {
  read(descriptor, buffer.baseAddress, buffer.count)
}
