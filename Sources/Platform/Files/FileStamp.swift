/// When a file was changed last, how long it is and which file it is: enough to see a save.
public struct FileStamp: Equatable, Sendable {
  private let seconds: Int
  private let nanoseconds: Int
  private let byteCount: Int
  private let number: UInt64

  /// Looks at a file; nil where there is none.
  public init?(of path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    #if canImport(Darwin)
    let time = status.st_mtimespec
    #else
    let time = status.st_mtim
    #endif
    seconds = time.tv_sec
    nanoseconds = time.tv_nsec
    byteCount = Int(status.st_size)
    number = UInt64(status.st_ino)
  }

  /// Whether one file was changed after another, or the other is missing.
  public static func isNewer(_ path: String, than other: String) -> Bool {
    guard let second = FileStamp(of: other) else { return true }
    guard let first = FileStamp(of: path) else { return false }
    return (first.seconds, first.nanoseconds) > (second.seconds, second.nanoseconds)
  }

  /// Makes a file as new as this moment; says whether that was possible.
  public static func touch(_ path: String) -> Bool { utimes(path, nil) == 0 }
}
