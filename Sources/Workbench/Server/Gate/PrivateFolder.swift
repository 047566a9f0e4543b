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

  init() throws(ServeError) {
    // Not TMPDIR, which is too long for a socket's path on some systems.
    let pattern = "/tmp/workbench-XXXXXX"
    var bytes = pattern.utf8CString.map { $0 }
    guard mkdtemp(&bytes) != nil else {
      throw ServeError.system("No folder can be made in “/tmp”", errno)
    }
    path = String(
      decoding: bytes.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// Removes it.
  func remove() {
    unlink(socketPath)
    rmdir(path)
  }
}
