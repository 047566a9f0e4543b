import ExerciseKit
import Platform

/// Single keys from the terminal, without waiting for Return.
struct Keyboard {
  private let earlier: termios

  /// Takes the terminal's keys; nil where standard input is no terminal.
  init?() {
    var settings = termios()
    guard isatty(STDIN_FILENO) == 1, tcgetattr(STDIN_FILENO, &settings) == 0 else { return nil }
    earlier = settings
    settings.c_lflag &= ~tcflag_t(ICANON | ECHO)
    tcsetattr(STDIN_FILENO, TCSANOW, &settings)
  }

  /// Gives the terminal back as it was.
  func release() {
    var settings = earlier
    tcsetattr(STDIN_FILENO, TCSANOW, &settings)
  }

  /// Waits up to a time for a key.
  func key(milliseconds: Int32) -> Character? {
    var waiting = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
    guard poll(&waiting, 1, milliseconds) == 1 else { return nil }
    var byte: UInt8 = 0
    // A terminal that is gone reads as its end, which is as good as q.
    guard read(STDIN_FILENO, &byte, 1) == 1 else { return "q" }
    return Character(UnicodeScalar(byte))
  }

  /// Reads a line, or nil at the end of the input or when somebody asks to stop.
  static func line() -> String? {
    var bytes: [UInt8] = []
    while !Interruption.process.isPending {
      var waiting = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
      guard poll(&waiting, 1, 100) == 1 else { continue }
      var byte: UInt8 = 0
      guard read(STDIN_FILENO, &byte, 1) == 1 else { break }
      if byte == 10 { return String(decoding: bytes, as: UTF8.self) }
      bytes.append(byte)
    }
    return bytes.isEmpty ? nil : String(decoding: bytes, as: UTF8.self)
  }
}
