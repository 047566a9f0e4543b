import Platform

/// A checkpoint's `config.json`, read with no trust in it.
enum ConfigurationFile {
  /// Decodes a file of at most a mebibyte.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - type: What it must hold.
  ///   - contents: That in words, for the error's sentence.
  /// - Returns: What it holds.
  /// - Throws: `CheckpointError` when the file can't be read or holds something else.
  static func read<Value: Decodable>(
    _ path: String, as type: Value.Type, contents: String
  ) throws(CheckpointError) -> Value {
    let source = try CheckpointFile.open(path)
    guard source.byteCount <= 1 << 20 else {
      throw .malformedConfiguration(path: path, problem: "it is longer than a mebibyte")
    }
    var bytes = [UInt8](repeating: 0, count: source.byteCount)
    try bytes.withUnsafeMutableBufferPointer { buffer throws(CheckpointError) in
      try CheckpointFile.fill(UnsafeMutableRawBufferPointer(buffer), from: source, at: 0)
    }
    guard let value = try? JSON.decode(type, from: bytes) else {
      throw .malformedConfiguration(path: path, problem: "it is no JSON object with \(contents)")
    }
    return value
  }
}
