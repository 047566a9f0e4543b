/// Reads files whole.
public enum WholeFile {
  /// Reads a file or a pipe to its end.
  ///
  /// - Throws: `FileError` whose cause says whether it is missing, a folder, a device, or unreadable.
  public static func read(_ path: String) throws(FileError) -> [UInt8] {
    var bytes: [UInt8] = []
    try read(path) { piece, byteCount in
      bytes.reserveCapacity(byteCount + 1)
      bytes.append(contentsOf: piece)
    }
    return bytes
  }

  /// Reads a file's bytes, or returns nil where it can't be read.
  public static func bytes(_ path: String) -> [UInt8]? { try? read(path) }

  /// Reads a text, or returns nil where it can't be read; bytes that are no UTF-8 are replaced, and
  /// every line ends in a line feed, however the file was saved or checked out.
  public static func text(_ path: String) -> String? {
    textBytes(path).map { String(decoding: $0, as: UTF8.self) }
  }

  /// Reads a text's bytes with every line ending in a line feed, or returns nil where it can't be read.
  public static func textBytes(_ path: String) -> [UInt8]? {
    bytes(path).map { LineEnds.unified($0) }
  }

  /// Reads a file piece by piece.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - body: Gets each piece, and the size that the whole file had at first; 0 for a pipe.
  /// - Throws: `FileError`.
  static func read(
    _ path: String, _ body: (UnsafeRawBufferPointer, Int) -> Void
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
    let byteCount = max(0, Int(status.st_size))
    var chunk = [UInt8](repeating: 0, count: 1 << 18)
    while true {
      let outcome = chunk.withUnsafeMutableBytes { buffer in
        SystemCall.retrying { systemRead(descriptor, buffer) }
      }
      switch outcome {
      case .success(0): return
      case .success(let count):
        chunk.withUnsafeBytes { body(UnsafeRawBufferPointer(rebasing: $0[..<count]), byteCount) }
      case .failure(let code): throw .reading(path, code)
      }
    }
  }
}

/// The system's `read`, whose name the methods above hide.
private func systemRead(_ descriptor: Int32, _ buffer: UnsafeMutableRawBufferPointer) -> Int {
  read(descriptor, buffer.baseAddress, buffer.count)
}
