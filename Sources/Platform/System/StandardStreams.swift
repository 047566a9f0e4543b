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
}
