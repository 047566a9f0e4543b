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

/// A folder that nobody else may look into, for the socket between the gate and the server.
struct PrivateFolder: Sendable {
  /// The folder's path.
  let path: String

  /// The socket's path.
  var socketPath: String { path + "/s" }

  /// Makes a folder, and removes those that killed servers have left.
  init() throws(ServeError) {
    Self.removeAbandoned()
    // Not TMPDIR, which is too long for a socket's path on some systems.
    let pattern = "/tmp/workbench-XXXXXX"
    var bytes = pattern.utf8CString.map { $0 }
    guard mkdtemp(&bytes) != nil else {
      throw ServeError.system("No folder can be made in “/tmp”", errno)
    }
    path = String(
      decoding: bytes.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// Removes this user's folders, older than a minute, on whose socket nobody listens.
  private static func removeAbandoned() {
    for name in OutputFiles(root: "/tmp").names([]) where name.hasPrefix("workbench-") {
      let folder = "/tmp/" + name
      var status = stat()
      guard name.utf8.count == 16, lstat(folder, &status) == 0,
        status.st_mode & S_IFMT == S_IFDIR, status.st_uid == geteuid(),
        let date = PackageFolder.date(of: folder), Date().timeIntervalSince1970 - date > 60
      else { continue }
      if let socket = SystemSocket.connect(toPath: folder + "/s") {
        close(socket)
        continue
      }
      guard errno == ECONNREFUSED || errno == ENOENT else { continue }
      // A folder that holds anything else stays: `rmdir` removes only an empty one.
      unlink(folder + "/s")
      rmdir(folder)
    }
  }

  /// Removes it.
  func remove() {
    unlink(socketPath)
    rmdir(path)
  }
}
