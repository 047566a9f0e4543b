import Platform

/// A text to learn from, with the name and hash under which a run's record knows it.
///
/// A file is read strictly: what is not UTF-8 is refused with what it is, or the offset of the first bad
/// byte, and never repaired. A byte order mark at the start is dropped, every line end becomes LF
/// (`LineEnds`), and letters are composed (NFC), so that a text saved on Windows or a Mac has the
/// vocabulary of the same text saved anywhere else. All other characters are kept, NUL too.
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
  ///   - path: What commands in error sentences call the file; nil for its name.
  /// - Throws: `CorpusError` when the bytes are empty, or no UTF-8 text.
  /// - Complexity: O(bytes).
  public init(bytes: [UInt8], name: String, path: String? = nil) throws(CorpusError) {
    let invalid = bytes.withUnsafeBufferPointer { firstInvalidUTF8Offset(in: $0) }
    if let kind = FileKind.recognise(bytes, invalidOffset: invalid) {
      throw .notText(name: name, path: path ?? name, kind: kind)
    }
    if let invalid { throw .notUTF8(name: name, byteOffset: invalid) }
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let kept = bytes.starts(with: mark) ? Array(bytes.dropFirst(mark.count)) : bytes
    guard !kept.isEmpty else { throw .empty(name: name) }
    self.name = name
    text = String(decoding: LineEnds.unified(kept, unicode: true), as: UTF8.self).composed
    fileHash = SHA256.hexadecimal(bytes)
  }

  /// Reads a UTF-8 file.
  ///
  /// - Throws: `CorpusError` when there is no such file, or it is not text.
  public init(contentsOf path: String) throws(CorpusError) {
    try self.init(bytes: Self.bytes(at: path), name: FilePath.name(of: path), path: path)
  }
}
