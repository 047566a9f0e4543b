/// Why a file or folder could not be read, written or moved.
public struct FileError: Error, Equatable, CustomStringConvertible {
  /// What kind of thing was wrong.
  public enum Cause: Equatable, Sendable {
    /// Nothing is there.
    case missing
    /// A folder is there, not a file.
    case isFolder
    /// A device is there, not a file.
    case isDevice
    /// The file is written, but may be lost in a power failure.
    case notDurable
    /// Something else; the reason says what.
    case other
  }

  /// A full sentence: which file, what was wrong, and what would be right.
  public let description: String
  /// What kind of thing was wrong.
  public let cause: Cause
  /// The reason without the file, such as `No such file or directory`, for other sentences.
  public let reason: String

  /// Makes an error from its sentence.
  public init(_ description: String) {
    self.init(description, cause: .other, reason: description)
  }

  /// Makes an error from its sentence and what others may need to write their own.
  public init(_ description: String, cause: Cause, reason: String) {
    self.description = description
    self.cause = cause
    self.reason = reason
  }

  /// Makes the error of a call on the file at `path` that the system refused.
  static func reading(_ path: String, _ code: Int32) -> FileError {
    let reason = SystemCall.reason(code)
    return FileError(
      "“\(path)” can't be read: \(reason).",
      cause: code == ENOENT || code == ENOTDIR ? .missing : .other, reason: reason)
  }

  static func writing(_ path: String, _ code: Int32) -> FileError {
    let reason = SystemCall.reason(code)
    return FileError("“\(path)” can't be written: \(reason).", cause: .other, reason: reason)
  }
}
