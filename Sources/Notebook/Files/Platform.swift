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

/// The few system calls that this module makes, the only ones that differ between systems.
enum Platform {
  /// What a path leads to.
  enum Kind {
    case missing
    case folder
    case file
    case danglingLink
    case other
  }

  /// Words for an error number, such as "No space left on device".
  static func reason(_ code: Int32) -> String {
    String(cString: strerror(code))
  }

  /// Looks at what `path` leads to, following links.
  static func kind(of path: String) -> Kind {
    var status = stat()
    guard stat(path, &status) == 0 else {
      return lstat(path, &status) == 0 ? .danglingLink : .missing
    }
    switch status.st_mode & S_IFMT {
    case S_IFDIR: return .folder
    case S_IFREG: return .file
    default: return .other
    }
  }

  /// Exchanges two folders in one step, or returns the error number.
  static func exchange(_ first: String, _ second: String) -> Int32 {
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

  /// Writes all bytes to a descriptor, however many calls that takes, or returns the error number.
  static func writeAll(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) -> Int32 {
    guard let base = bytes.baseAddress else { return 0 }
    var offset = 0
    while offset < bytes.count {
      let written = write(descriptor, base + offset, bytes.count - offset)
      if written >= 0 {
        offset += written
      } else if errno == EAGAIN {
        var waiting = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        _ = poll(&waiting, 1, 1000)
      } else if errno != EINTR {
        return errno
      }
    }
    return 0
  }

  /// Flushes a folder's entries to the disk, or returns the error number.
  static func synchronizeFolder(_ path: String) -> Int32 {
    let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return errno }
    defer { close(descriptor) }
    // Some network file systems can't flush a folder and say EINVAL: nothing is lost by that.
    return fsync(descriptor) == 0 || errno == EINVAL ? 0 : errno
  }

  /// The names in a folder, in the order of their bytes; empty where it can't be read.
  static func names(in path: String) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted()
  }

  /// Removes a file or a whole folder, following no link; says nothing where that fails.
  static func remove(_ path: String) {
    try? FileManager.default.removeItem(atPath: path)
  }

  /// A file's bytes, or nil where it can't be read.
  static func bytes(of path: String) -> [UInt8]? {
    FileManager.default.contents(atPath: path).map { [UInt8]($0) }
  }

  /// A name that no other process, and no earlier call, has used.
  static func uniqueSuffix() -> String {
    "\(getpid())-" + String(UInt32.random(in: 0x1000_0000...UInt32.max), radix: 16)
  }
}
