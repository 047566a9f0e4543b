/// Writes a file so that at every moment, even after a power failure, its path holds the whole earlier
/// version or the whole new one.
///
/// The bytes go to a temporary file in the same folder, which is synchronised with the disk and then
/// renamed; at last the folder is synchronised. When anything fails, the temporary file is removed.
public struct AtomicFile: ~Copyable {
  private static let prefix = ".tmp-"
  private let path: String
  private let temporaryPath: String
  private let descriptor: Int32

  /// Writes a file at once.
  ///
  /// - Parameters:
  ///   - bytes: The whole contents of the file.
  ///   - path: Where the file shall be; its folder must exist. A file there is replaced.
  /// - Throws: `FileError` naming the file and the reason; the earlier file is then untouched, unless
  ///   the cause is `notDurable`.
  public static func write(_ bytes: [UInt8], to path: String) throws(FileError) {
    try write(to: path) { file throws(FileError) in try file.append(bytes) }
  }

  /// Writes a file piece by piece.
  ///
  /// - Parameters:
  ///   - path: Where the file shall be; its folder must exist. A file there is replaced.
  ///   - body: Appends the pieces; when it throws, the file at `path` stays as it was.
  /// - Throws: What `body` throws, and `FileError` as `write(_:to:)` does.
  public static func write(
    to path: String, _ body: (borrowing AtomicFile) throws(FileError) -> Void
  ) throws(FileError) {
    let file = try begin(path)
    do throws(FileError) {
      try body(file)
      try file.synchronise()
    } catch {
      close(file.descriptor)
      unlink(file.temporaryPath)
      throw error
    }
    try file.publish()
  }

  /// Appends values as they are in memory, such as bytes or numbers.
  ///
  /// - Throws: `FileError`.
  public borrowing func append<Value: BitwiseCopyable>(_ values: [Value]) throws(FileError) {
    let code = values.withUnsafeBytes { SystemCall.writeAll($0, to: descriptor) }
    guard code == 0 else { throw .writing(path, code) }
  }

  /// Removes the temporary files of writers that were killed; a writer's number is in the name.
  public static func removeLeftovers(in folder: String) {
    for name in FileSystem.names(in: folder) where name.hasPrefix(prefix) {
      let number = name.dropFirst(prefix.utf8.count).prefix { $0 != "-" }
      guard let writer = pid_t(number), kill(writer, 0) == -1, errno == ESRCH else { continue }
      unlink(FilePath.join(folder, name))
    }
  }

  private static func begin(_ path: String) throws(FileError) -> AtomicFile {
    let folder = FilePath.folder(of: path)
    try check(path, in: folder)
    let temporaryPath = FilePath.join(folder, prefix + FileSystem.uniqueSuffix())
    let flags = O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC
    switch SystemCall.retrying({ open(temporaryPath, flags, 0o666) }) {
    case .success(let descriptor):
      return AtomicFile(path: path, temporaryPath: temporaryPath, descriptor: descriptor)
    case .failure(let code): throw .writing(path, code)
    }
  }

  /// Looks at what is in the way, which `rename` would tell less clearly or even replace.
  private static func check(_ path: String, in folder: String) throws(FileError) {
    func problem(_ text: String, _ cause: FileError.Cause, _ code: Int32) -> FileError {
      FileError(
        "“\(path)” can't be written: \(text).", cause: cause, reason: SystemCall.reason(code))
    }
    switch FileSystem.kind(of: folder) {
    case .folder: break
    case .missing, .danglingLink:
      throw problem("there is no folder “\(folder)”; make it first", .missing, ENOENT)
    case .file, .other:
      throw problem("“\(folder)” is a file, not a folder", .other, ENOTDIR)
    }
    switch FileSystem.kind(of: path) {
    case .missing, .file, .danglingLink: break
    case .folder: throw problem("it is a folder; name a file in it", .isFolder, EISDIR)
    case .other: throw problem("it is a device or a pipe, not a file", .isDevice, ENXIO)
    }
  }

  private borrowing func synchronise() throws(FileError) {
    #if canImport(Darwin)
    // `fsync` leaves the bytes in the drive's own memory there.
    if fcntl(descriptor, F_FULLFSYNC) == 0 { return }
    #endif
    let descriptor = descriptor
    if case .failure(let code) = SystemCall.retrying({ fsync(descriptor) }) {
      throw .writing(path, code)
    }
  }

  /// Puts the temporary file in place.
  private consuming func publish() throws(FileError) {
    // Not repeated when interrupted: the descriptor is gone then, and its bytes are on the disk.
    var code = close(descriptor) != 0 && errno != EINTR ? errno : 0
    if code == 0, rename(temporaryPath, path) != 0 { code = errno }
    guard code == 0 else {
      unlink(temporaryPath)
      throw .writing(path, code)
    }
    let flushed = FileSystem.synchronizeFolder(FilePath.folder(of: path))
    guard flushed == 0 else {
      let reason = SystemCall.reason(flushed)
      throw FileError(
        "“\(path)” is written, but may be lost in a power failure, since its folder can't be "
          + "synchronised: \(reason).",
        cause: .notDurable, reason: reason)
    }
  }
}
