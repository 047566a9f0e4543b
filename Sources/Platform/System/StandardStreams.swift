#if canImport(Glibc)
@preconcurrency import Glibc
#elseif canImport(Musl)
@preconcurrency import Musl
#elseif canImport(Darwin)
@preconcurrency import Darwin
#endif

/// The standard streams of the process.
public enum StandardStreams {
  /// Has printed lines leave the process one by one, also where they don't go to a terminal.
  public static func bufferByLine() {
    setvbuf(stdout, nil, _IOLBF, 0)
  }

  /// Takes the numbers of standard streams that were closed, so that no file that is opened gets them.
  ///
  /// What is written to one fails as it does with a closed one.
  package static func reserve() {
    for descriptor in STDIN_FILENO...STDERR_FILENO where fcntl(descriptor, F_GETFD) == -1 {
      // The lowest free number is this one. Output: opened to be read only.
      _ = open("/dev/null", descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY)
    }
  }

  /// Why something that was printed is lost; nil where all went out.
  package static func lossOfOutput() -> String? {
    errno = 0
    guard fflush(stdout) != 0 || ferror(stdout) != 0 else { return nil }
    return errno == 0 ? "it is closed or full" : SystemCall.reason(errno)
  }

  /// Writes a message to the standard error, with all signs made visible.
  package static func complain(_ text: String) {
    fputs(text.visible + "\n", stderr)
  }
}
