extension BytePairTokenizer {
  /// A `BPE` model behind `ByteLevel`.
  public func huggingFaceJSON() -> [UInt8] {
    let names = (0..<vocabulary.count).map { alphabet.name(of: vocabulary.bytes(of: $0)) }
    let json = TokenizerJSON(
      preTokenizer: Self.byteLevel(addPrefixSpace: false),
      decoder: Self.byteLevel(addPrefixSpace: true)  // as Hugging Face writes it; no effect here
    ) { json in
      json.raw(#""type":"BPE","dropout":null,"unk_token":null,"continuing_subword_prefix":null,"#)
      json.raw(#""end_of_word_suffix":null,"fuse_unk":false,"byte_fallback":false,"#)
      json.raw(#""ignore_merges":false,"#)
      json.vocabulary(names)
      json.raw(#","merges":["#)
      for (rank, merge) in merges.enumerated() {
        json.raw(rank == 0 ? "[" : ",[")
        json.string(names[Int(merge.left)])
        json.raw(",")
        json.string(names[Int(merge.right)])
        json.raw("]")
      }
      json.raw("]")
    }
    return json.bytes
  }

  private static func byteLevel(addPrefixSpace: Bool) -> String {
    #"{"type":"ByteLevel","add_prefix_space":\#(addPrefixSpace),"trim_offsets":true,"#
      + #""use_regex":true}"#
  }
}
