import Platform

/// The value of one of a run's options, as `run.json` records it.
public enum OptionValue: Equatable, Sendable {
  /// A switch.
  case flag(Bool)

  /// A whole number.
  case integer(Int)

  /// A number.
  case number(Double)

  /// Text.
  case text(String)

  /// Several texts, in order.
  case list([String])

  /// A file that was read: its name without folders, and the SHA-256 of its bytes.
  case file(name: String, sha256: String)

  /// Names a file by the last part of its path and by what is in it.
  ///
  /// - Complexity: O(`bytes.count`).
  public static func file(path: String, bytes: [UInt8]) -> OptionValue {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    return .file(name: name, sha256: SHA256.hexadecimal(bytes))
  }
}

extension OptionValue: Codable {
  private enum FileKeys: String, CodingKey {
    case file
    case sha256
  }

  /// Writes the bare value; a file as an object with `file` and `sha256`.
  public func encode(to encoder: any Encoder) throws {
    if case .file(let name, let sha256) = self {
      var container = encoder.container(keyedBy: FileKeys.self)
      try container.encode(name, forKey: .file)
      try container.encode(sha256, forKey: .sha256)
      return
    }
    var container = encoder.singleValueContainer()
    switch self {
    case .flag(let value): try container.encode(value)
    case .integer(let value): try container.encode(value)
    case .number(let value): try container.encode(value)
    case .text(let value): try container.encode(value)
    case .list(let value): try container.encode(value)
    case .file: break
    }
  }

  /// Reads what `encode(to:)` writes.
  public init(from decoder: any Decoder) throws {
    if let container = try? decoder.container(keyedBy: FileKeys.self) {
      self = .file(
        name: try container.decode(String.self, forKey: .file),
        sha256: try container.decode(String.self, forKey: .sha256))
      return
    }
    let container = try decoder.singleValueContainer()
    if let value = try? container.decode(Bool.self) {
      self = .flag(value)
    } else if let value = try? container.decode(Int.self) {
      self = .integer(value)
    } else if let value = try? container.decode(Double.self) {
      self = .number(value)
    } else if let value = try? container.decode([String].self) {
      self = .list(value)
    } else {
      self = .text(try container.decode(String.self))
    }
  }
}
