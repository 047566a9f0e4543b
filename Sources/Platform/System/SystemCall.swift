/// Calls of the system, repeated where a signal interrupts them, and their errors in words.
public enum SystemCall {
  /// What a call came to.
  public enum Outcome<Result> {
    /// The call's result.
    case success(Result)
    /// The error number.
    case failure(Int32)
  }

  /// Repeats a call while a signal interrupts it.
  ///
  /// - Returns: The call's result, or the error number when it is negative.
  public static func retrying<Result: SignedInteger>(_ call: () -> Result) -> Outcome<Result> {
    while true {
      let result = call()
      if result >= 0 { return .success(result) }
      let code = errno
      if code != EINTR { return .failure(code) }
    }
  }

  /// Returns an error number in words, such as `No such file or directory`.
  public static func reason(_ code: Int32) -> String {
    strerror(code).map { String(cString: $0) } ?? "error \(code)"
  }

  /// Writes all bytes to a descriptor, however many calls that takes, and waits where it is full.
  ///
  /// - Returns: 0, or the error number.
  public static func writeAll(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) -> Int32 {
    guard let base = bytes.baseAddress else { return 0 }
    var offset = 0
    while offset < bytes.count {
      switch retrying({ write(descriptor, base + offset, bytes.count - offset) }) {
      case .success(0): return ENOSPC
      case .success(let count): offset += count
      case .failure(EAGAIN):
        var waiting = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        _ = poll(&waiting, 1, 1000)
      case .failure(let code): return code
      }
    }
    return 0
  }
}
