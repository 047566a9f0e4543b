#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// Writes files that are, at every moment and after every failure, either the old or the new
/// version, whole.
public enum AtomicFile {
  /// Writes `bytes` to a temporary file beside `path`, flushes it to the disk, and renames it.
  ///
  /// - Parameters:
  ///   - bytes: The whole contents of the file.
  ///   - path: Where the file shall be; its folder must exist. A file there is replaced.
  /// - Throws: `FileError` naming the file and the reason; the earlier file is then untouched and
  ///   the temporary one removed.
  public static func write(_ bytes: [UInt8], to path: String) throws(FileError) {
    let folder = folder(of: path)
    switch Platform.kind(of: folder) {
    case .folder: break
    case .missing, .danglingLink:
      throw FileError("“\(path)” can't be written: there is no folder “\(folder)”; make it first.")
    case .file, .other:
      throw FileError("“\(path)” can't be written: “\(folder)” is a file, not a folder.")
    }
    switch Platform.kind(of: path) {
    case .missing, .file, .danglingLink: break
    case .folder:
      throw FileError("“\(path)” can't be written: it is a folder; name a file in it.")
    case .other:
      throw FileError("“\(path)” can't be written: it is a device or a pipe, not a file.")
    }
    let temporary = join(folder, ".tmp-" + Platform.uniqueSuffix())
    let flags = O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC
    let descriptor = open(temporary, flags, 0o666)
    guard descriptor >= 0 else { throw failure(path, errno) }
    var code = bytes.withUnsafeBytes { Platform.writeAll($0, to: descriptor) }
    if code == 0, fsync(descriptor) != 0 { code = errno }
    if close(descriptor) != 0, code == 0 { code = errno }
    if code == 0, rename(temporary, path) != 0 { code = errno }
    guard code == 0 else {
      unlink(temporary)
      throw failure(path, code)
    }
    let flushed = Platform.synchronizeFolder(folder)
    guard flushed == 0 else { throw failure(path, flushed) }
  }

  /// Joins a folder and a name by one slash.
  static func join(_ folder: String, _ name: String) -> String {
    folder.hasSuffix("/") ? folder + name : folder + "/" + name
  }

  /// The folder that holds `path`.
  static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  private static func failure(_ path: String, _ code: Int32) -> FileError {
    FileError("“\(path)” can't be written: \(Platform.reason(code)).")
  }
}
