import Platform

extension BytePairTokenizer {
  /// Reads merges as GPT-2 publishes them (`vocab.bpe`, `merges.txt`): a line a merge, two names of
  /// tokens with a space between, the first merge first, and before them a line `#version: 0.2`.
  ///
  /// Tokens 0 to 255 are the bytes, then each merge makes the next one. A line that makes a token
  /// which is there already makes no new one.
  ///
  /// - Throws: `TokenizerError.malformedFile` naming the line, from 1, that cannot be used.
  /// - Complexity: O(bytes).
  public init(mergesFile bytes: [UInt8]) throws(TokenizerError) {
    let alphabet = ByteAlphabet()
    var vocabulary = WordIndex()
    for byte in alphabet.bytes { _ = vocabulary.insert([byte]) }
    var merges: [BytePairMerge] = []
    if let offset = bytes.withUnsafeBufferPointer({ firstInvalidUTF8Offset(in: $0) }) {
      throw .malformedFile(reason: "it is not UTF-8 at byte \(offset)")
    }
    let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() {
      if line.isEmpty && index == lines.count - 1 { break }
      if index == 0 && line.starts(with: "#version".utf8) { continue }
      let text = String(decoding: line, as: UTF8.self)
      guard let names = Self.pair(inLine: text),
        let merge = Self.merge(names, alphabet: alphabet, vocabulary: &vocabulary)
      else {
        throw .malformedFile(
          reason: "line \(index + 1) is not two tokens that are bytes or were made by earlier lines"
        )
      }
      merges.append(merge)
    }
    try self.init(
      vocabulary: vocabulary, merges: try Self.distinct(merges), alphabet: alphabet)
  }

  /// Reads the model of a `tokenizer.json`.
  ///
  /// - Throws: `TokenizerError.malformedFile`, saying what is wrong.
  init(model: JSONValue) throws(TokenizerError) {
    let unsupported = [
      "dropout", "unk_token", "continuing_subword_prefix", "end_of_word_suffix", "byte_fallback",
      "ignore_merges",
    ]
    for name in unsupported {
      guard try model.member(name).isNothing else {
        throw .malformedFile(reason: "its \"\(name)\" is set, which is not supported")
      }
    }
    let alphabet = ByteAlphabet()
    var vocabulary = WordIndex()
    for (number, name) in try HuggingFaceJSON.vocabulary(of: model).enumerated() {
      guard let bytes = alphabet.bytes(named: name), !bytes.isEmpty,
        vocabulary.insert(bytes).isNew
      else {
        throw .malformedFile(
          reason: "token \(number) of its vocabulary is no name of bytes, or is there twice")
      }
    }
    guard case .array(let elements) = try model.member("merges") else {
      throw .malformedFile(reason: "its \"merges\" are not an array")
    }
    let count = vocabulary.count
    var merges: [BytePairMerge] = []
    for (rank, element) in elements.enumerated() {
      guard let names = Self.pair(in: element),
        let merge = Self.merge(names, alphabet: alphabet, vocabulary: &vocabulary),
        vocabulary.count == count
      else {
        throw .malformedFile(
          reason: "merge \(rank) is not two tokens that together make a token of its vocabulary")
      }
      merges.append(merge)
    }
    try self.init(
      vocabulary: vocabulary, merges: try Self.distinct(merges), alphabet: alphabet)
  }

  /// Both forms of a merge: `["a","b"]` and, in older files, `"a b"`.
  private static func pair(in element: JSONValue) -> (String, String)? {
    switch element {
    case .string(let line):
      return pair(inLine: line)
    case .array(let names):
      guard names.count == 2, let left = names[0].text, let right = names[1].text else {
        return nil
      }
      return (left, right)
    default:
      return nil
    }
  }

  private static func pair(inLine line: String) -> (String, String)? {
    let names = line.split(separator: " ", omittingEmptySubsequences: false)
    return names.count == 2 ? (String(names[0]), String(names[1])) : nil
  }

  /// The merge of two names; its token joins the vocabulary when it is new.
  private static func merge(
    _ names: (String, String), alphabet: ByteAlphabet, vocabulary: inout WordIndex
  ) -> BytePairMerge? {
    guard let left = alphabet.bytes(named: names.0), let right = alphabet.bytes(named: names.1),
      let leftToken = vocabulary.find(left), let rightToken = vocabulary.find(right)
    else { return nil }
    let token = vocabulary.insert(left + right).number
    return BytePairMerge(left: Int32(leftToken), right: Int32(rightToken), token: Int32(token))
  }

  private static func distinct(
    _ merges: [BytePairMerge]
  ) throws(TokenizerError) -> [BytePairMerge] {
    var seen = PairTable()
    for (rank, merge) in merges.enumerated() {
      guard seen.insert(PairTable.key(merge.left, merge.right), Int32(rank)) == Int32(rank) else {
        throw .malformedFile(reason: "merge \(rank) is there twice")
      }
    }
    return merges
  }
}
