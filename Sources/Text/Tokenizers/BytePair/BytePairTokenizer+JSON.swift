import Platform

extension BytePairTokenizer {
  /// A `BPE` model behind `ByteLevel`.
  public func huggingFaceJSON() -> [UInt8] {
    let names = (0..<vocabulary.count).map { alphabet.name(of: vocabulary.bytes(of: $0)) }
    return HuggingFaceJSON.bytes(
      preTokenizer: Self.byteLevel(addPrefixSpace: false),
      decoder: Self.byteLevel(addPrefixSpace: true),  // as Hugging Face writes it; no effect here
      model: [
        "type": "BPE", "dropout": nil, "unk_token": nil, "continuing_subword_prefix": nil,
        "end_of_word_suffix": nil, "fuse_unk": false, "byte_fallback": false,
        "ignore_merges": false, "vocab": HuggingFaceJSON.vocabulary(names),
        "merges": .array(merges.map { .strings([names[Int($0.left)], names[Int($0.right)]]) }),
      ])
  }

  private static func byteLevel(addPrefixSpace: Bool) -> JSONValue {
    [
      "type": "ByteLevel", "add_prefix_space": .bool(addPrefixSpace), "trim_offsets": true,
      "use_regex": true,
    ]
  }
}
