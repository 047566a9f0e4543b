#if canImport(Darwin)
import Darwin
#elseif canImport(Musl)
import Musl
#else
import Glibc
#endif

/// The system calls that checkpoints need, repeated where a signal interrupts them.
enum SystemCalls {
  /// Repeats a call while a signal interrupts it.
  ///
  /// - Returns: The call's result, or the error number when it is negative.
  static func retrying<Result: SignedInteger>(_ call: () -> Result) -> Outcome<Result> {
    while true {
      let result = call()
      if result >= 0 { return .success(result) }
      let code = errno
      if code != EINTR { return .failure(code) }
    }
  }

  /// What a call came to.
  enum Outcome<Result> {
    /// The call's result.
    case success(Result)
    /// The error number.
    case failure(Int32)
  }

  /// An error number in words, such as `No such file or directory`.
  static func reason(_ code: Int32) -> String {
    String(cString: strerror(code))
  }
}
