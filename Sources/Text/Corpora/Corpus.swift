import Platform

/// A text to learn from, with the name and hash under which a run's record knows it.
///
/// A file is read strictly: what is not UTF-8 is refused with the offset of the first bad byte and
/// never repaired. A byte order mark at the start is dropped, and CRLF becomes LF, so that a text
/// saved on Windows has the vocabulary of the same text saved anywhere else. All other characters are
/// kept, NUL and lone carriage returns too.
public struct Corpus: Sendable {
  /// The file's name without its folder.
  public let name: String
  /// The text, never empty.
  public let text: String
  /// The SHA-256 of the file's bytes as they were read, 64 hexadecimal digits: `sha256sum FILE` prints
  /// the same.
  public let fileHash: String

  /// Takes bytes that are in memory already.
  ///
  /// - Parameters:
  ///   - bytes: UTF-8, with or without a byte order mark.
  ///   - name: What error sentences and the run's record call the text.
  /// - Throws: `CorpusError` when the bytes are empty, compressed or not UTF-8.
  /// - Complexity: O(bytes).
  public init(bytes: [UInt8], name: String) throws(CorpusError) {
    if bytes.starts(with: [0x1F, 0x8B]) { throw .compressed(name: name) }
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      throw .utf16(name: name)
    }
    if let offset = bytes.withUnsafeBufferPointer({ firstInvalidUTF8Offset(in: $0) }) {
      throw .notUTF8(name: name, byteOffset: offset)
    }
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    var kept = bytes.starts(with: mark) ? Array(bytes.dropFirst(mark.count)) : bytes
    Self.replaceCRLF(in: &kept)
    guard !kept.isEmpty else { throw .empty(name: name) }
    self.name = name
    self.text = String(decoding: kept, as: UTF8.self)  // checked above, so nothing is repaired
    self.fileHash = SHA256.hexadecimal(bytes)
  }

  /// Reads a UTF-8 file.
  ///
  /// - Throws: `CorpusError` when there is no such file, or it is not text.
  public init(contentsOf path: String) throws(CorpusError) {
    try self.init(bytes: Self.bytes(at: path), name: FilePath.name(of: path))
  }

  private static func replaceCRLF(in bytes: inout [UInt8]) {
    let carriageReturn = UInt8(ascii: "\r")
    let newline = UInt8(ascii: "\n")
    guard bytes.contains(carriageReturn) else { return }
    var written = 0
    for read in bytes.indices {
      let next = read + 1
      if bytes[read] == carriageReturn && next < bytes.count && bytes[next] == newline { continue }
      bytes[written] = bytes[read]
      written += 1
    }
    bytes.removeSubrange(written...)
  }
}
