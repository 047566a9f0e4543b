import ArgumentParser
import Platform

extension ParsableCommand {
  /// Runs a command as the program that it is, and ends the process.
  ///
  /// Descriptors 0 to 2 are there before anything is opened, so that no file gets the number of a closed
  /// one; arguments that are no UTF-8 are refused, since they would be repaired and name another file;
  /// messages are made visible; and output that was lost is an error, of `--help` too.
  ///
  /// - Parameter check: What may refuse the command line before it is parsed.
  package static func runAsProgram(_ check: () throws -> Void = {}) -> Never {
    StandardStreams.reserve()
    if let sentence = Arguments.refusal { end(2, sentence) }
    do {
      try check()
      var command = try parseAsRoot()
      try command.run()
    } catch {
      let (status, text) = (exitCode(for: error).rawValue, fullMessage(for: error))
      if status != 0 || text.isEmpty { end(status, text) }
      print(text)
    }
    if let reason = StandardStreams.lossOfOutput() {
      end(1, "The standard output can't be written: \(reason).")
    }
    Platform.exit(0)
  }

  private static func end(_ status: Int32, _ text: String) -> Never {
    fflush(nil)
    if !text.isEmpty { StandardStreams.complain(text) }
    Platform.exit(status)
  }
}

/// The words of the command line as the system gave them.
enum Arguments {
  /// What to say of an argument that is no UTF-8; nil where all are.
  static var refusal: String? {
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
      rename the file and give its new name (for Korean ones convmv -f cp949 -t utf8 FILE shows the new \
      name, and with --notest it renames).
      """
  }
}
