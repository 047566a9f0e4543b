#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// What is where, and how it is made, moved and removed.
public enum FileSystem {
  /// What a path leads to.
  public enum Kind: Sendable {
    /// Nothing.
    case missing
    /// A folder.
    case folder
    /// A regular file.
    case file
    /// A link to nothing.
    case danglingLink
    /// A device, a pipe or a socket.
    case other
  }

  /// Looks at what `path` leads to, following links.
  public static func kind(of path: String) -> Kind {
    var status = stat()
    guard stat(path, &status) == 0 else {
      return lstat(path, &status) == 0 ? .danglingLink : .missing
    }
    return kind(status)
  }

  static func kind(_ status: stat) -> Kind {
    switch status.st_mode & S_IFMT {
    case S_IFDIR: .folder
    case S_IFREG: .file
    default: .other
    }
  }

  /// Whether `path` leads to something.
  public static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

  /// Whether `path` leads to a program that may be run.
  public static func isExecutable(_ path: String) -> Bool { access(path, X_OK) == 0 }

  /// Whether something exists and may be read.
  public static func isReadable(_ path: String) -> Bool { access(path, R_OK) == 0 }

  /// The names in a folder, in the order of their bytes; empty where it can't be read.
  public static func names(in path: String) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted()
  }

  /// Makes a folder and those above it, where they are missing.
  ///
  /// - Throws: `FileError`.
  public static func makeFolder(_ path: String) throws(FileError) {
    if kind(of: path) == .folder { return }
    let parent = FilePath.folder(of: path)
    if parent != path, kind(of: parent) != .folder { try makeFolder(parent) }
    // Another process may make it at the same time.
    guard mkdir(path, 0o777) == 0 || (errno == EEXIST && kind(of: path) == .folder) else {
      let reason = SystemCall.reason(errno)
      throw FileError(
        "The folder “\(path)” can't be made: \(reason).", cause: .other, reason: reason)
    }
  }

  /// Removes a file or a whole folder, following no link; says nothing where that fails.
  public static func remove(_ path: String) {
    try? FileManager.default.removeItem(atPath: path)
  }

  /// Exchanges two files or folders in one step.
  ///
  /// - Returns: 0, or the error number.
  public static func exchange(_ first: String, _ second: String) -> Int32 {
    #if canImport(Darwin)
    return renamex_np(first, second, UInt32(RENAME_SWAP)) == 0 ? 0 : errno
    #else
    // The overlay doesn't import `renameat2`, which is in glibc since 2.28 and in musl since 1.2.6.
    typealias RenameAt2 =
      @convention(c) (
        Int32, UnsafePointer<CChar>, Int32, UnsafePointer<CChar>, UInt32
      ) -> Int32
    guard let symbol = dlsym(nil, "renameat2") else { return ENOSYS }
    let renameAt2 = unsafeBitCast(symbol, to: RenameAt2.self)
    let exchangeFlag: UInt32 = 2  // RENAME_EXCHANGE of linux/fs.h
    return renameAt2(AT_FDCWD, first, AT_FDCWD, second, exchangeFlag) == 0 ? 0 : errno
    #endif
  }

  /// Flushes a folder's entries to the disk.
  ///
  /// - Returns: 0, or the error number.
  public static func synchronizeFolder(_ path: String) -> Int32 {
    switch SystemCall.retrying({ open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC) }) {
    case .failure(let code): return code
    case .success(let descriptor):
      defer { close(descriptor) }
      // Some network file systems can't flush a folder and say so: nothing is lost by that.
      if case .failure(let code) = SystemCall.retrying({ fsync(descriptor) }),
        code != EINVAL, code != ENOTSUP
      {
        return code
      }
      return 0
    }
  }

  /// A name that no other process, and no earlier call, has used.
  public static func uniqueSuffix() -> String {
    "\(getpid())-" + String(UInt32.random(in: 0x1000_0000...UInt32.max), radix: 16)
  }
}
