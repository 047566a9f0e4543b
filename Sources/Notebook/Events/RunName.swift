/// Names of steps, metrics, figures and claims.
enum RunName {
  /// Whether a text is fit to name a step, a metric and a file.
  static func isValid(_ text: String) -> Bool {
    !text.isEmpty
      && text.utf8.allSatisfy { byte in
        (0x61...0x7a).contains(byte) || (0x30...0x39).contains(byte) || byte == 0x2d || byte == 0x5f
      }
  }
}
