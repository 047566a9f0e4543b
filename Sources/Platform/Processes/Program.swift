/// How every program of the package begins and ends.
public enum Program {
  /// Runs a program, and ends the process.
  ///
  /// Descriptors 0 to 2 are there before anything is opened, so that no file gets the number of a closed
  /// one; arguments that are no UTF-8 are refused, since they would be repaired and name another file;
  /// messages are made visible; and output that was lost is an error, of `--help` too.
  ///
  /// - Parameters:
  ///   - body: Parses the arguments and does what they ask for.
  ///   - message: The whole message for an error.
  ///   - status: The process's status for an error; 0 for help, which goes to the standard output.
  public static func run(
    _ body: () throws -> Void, message: (any Error) -> String, status: (any Error) -> Int32
  ) -> Never {
    StandardStreams.reserve()
    if let sentence = refusedArgument { end(2, sentence) }
    do {
      try body()
    } catch {
      let (status, text) = (status(error), message(error))
      if status != 0 || text.isEmpty { end(status, text) }
      print(text)
    }
    if let reason = StandardStreams.lossOfOutput() {
      end(1, "The standard output can't be written: \(reason).")
    }
    exit(0)
  }

  private static func end(_ status: Int32, _ text: String) -> Never {
    fflush(nil)
    if !text.isEmpty { StandardStreams.complain(text) }
    exit(status)
  }

  /// What to say of an argument that is no UTF-8; nil where all are.
  private static var refusedArgument: String? {
    for index in 1..<max(1, Int(CommandLine.argc)) {
      guard let words = CommandLine.unsafeArgv[index], String(validatingCString: words) == nil
      else {
        continue
      }
      return refusal(of: Array(UnsafeBufferPointer(start: words, count: strlen(words))), at: index)
    }
    return nil
  }

  /// What to say of an argument that is no UTF-8.
  static func refusal(of bytes: [CChar], at index: Int) -> String {
    let shown = bytes.map { byte in
      let byte = UInt8(bitPattern: byte)
      if 0x20..<0x7F ~= byte { return String(UnicodeScalar(byte)) }
      return "\\x" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
    }.joined()
    return """
      Error: argument \(index), “\(shown)”, is not UTF-8. Names from Windows archives often are not: \
      rename the file (convmv -f cp949 -t utf8 --notest shows how for Korean ones), and give its new name.
      """
  }
}
