@testable import Notebook

/// Keeps what is written, or fails like a pipe that nobody reads.
final class Capture: TextOutput {
  private(set) var text = ""
  private(set) var failure: Int32?
  private let failsWith: Int32?

  init(failsWith: Int32? = nil) {
    self.failsWith = failsWith
  }

  func write(_ text: String) {
    guard failsWith == nil else {
      failure = failsWith
      return
    }
    self.text += text
  }

  var lines: [String] {
    text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }
}
