#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// Why the page can't be served.
struct ServeError: Error, Equatable, CustomStringConvertible {
  /// A full sentence: what was wrong, and what would be right.
  let description: String

  init(_ description: String) {
    self.description = description
  }

  /// The system has refused something.
  static func system(_ what: String, _ code: Int32) -> ServeError {
    ServeError("\(what): \(String(cString: strerror(code))).")
  }

  /// The port is not to be had.
  static func cannotListen(port: UInt16, code: Int32) -> ServeError {
    switch code {
    case EADDRINUSE:
      ServeError(
        "Port \(port) is taken: another program listens there, perhaps another workbench. "
          + "Give --port another number, or 0 for any that is free.")
    case EACCES:
      ServeError("Port \(port) is for the system's own programs: give --port 1024 or higher.")
    default:
      system("Port \(port) can't be opened", code)
    }
  }
}
