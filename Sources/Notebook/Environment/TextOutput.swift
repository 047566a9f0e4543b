import Platform

/// Where a view writes.
protocol TextOutput: AnyObject {
  /// Writes all of `text`, at once.
  func write(_ text: String)

  /// The error number of the first write that failed; nothing is written after it.
  var failure: Int32? { get }
}

/// The process's standard output, unbuffered.
///
/// A reader that has gone away (`| head -1`) is noticed, and is no crash.
final class StandardOutput: TextOutput {
  private(set) var failure: Int32?

  func write(_ text: String) {
    guard failure == nil else { return }
    var text = text
    let code = text.withUTF8 { SystemCall.writeAll(UnsafeRawBufferPointer($0), to: STDOUT_FILENO) }
    if code != 0 { failure = code }
  }
}
