import Foundation

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// Runs another program in this one's place at the terminal.
enum Spawn {
  /// Runs a program to its end, with this process's input and outputs.
  ///
  /// Ctrl-C reaches the program, which says what becomes of its run; this process waits for it.
  ///
  /// - Returns: Its exit status; 128 and the signal where one ended it.
  /// - Throws: `WorkbenchError` where it can't start.
  static func run(_ program: String, _ arguments: [String]) throws(WorkbenchError) -> Int32 {
    // A handler, since a program inherits that a signal is ignored, but no handler.
    let earlier = signal(SIGINT) { _ in }
    defer { signal(SIGINT, earlier) }
    var words: [UnsafeMutablePointer<CChar>?] = ([program] + arguments).map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }
    var child: pid_t = 0
    let code = posix_spawnp(&child, program, nil, nil, &words, environ)
    guard code == 0 else {
      throw WorkbenchError(
        "The command '\(program)' can't be started: \(String(cString: strerror(code))).")
    }
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0, errno == EINTR {}
    let signalNumber = status & 0x7f
    return signalNumber == 0 ? (status >> 8) & 0xff : 128 + signalNumber
  }
}
