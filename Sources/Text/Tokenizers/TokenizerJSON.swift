/// Writes `tokenizer.json`: the same bytes for the same tokenizer, vocabulary in the order of
/// tokens.
///
/// Written by hand, since an encoder of dictionaries would lose tokens that Swift's `String` holds
/// to be equal, such as the two ways to write `Å`.
///
/// - Reference: [Hugging Face tokenizers](https://huggingface.co/docs/tokenizers/api/models).
struct TokenizerJSON {
  private(set) var bytes: [UInt8] = []

  /// - Parameters:
  ///   - preTokenizer: A JSON object.
  ///   - decoder: A JSON object.
  ///   - model: Writes the fields of the model's object.
  init(preTokenizer: String, decoder: String, model: (inout TokenizerJSON) -> Void) {
    raw(#"{"version":"1.0","truncation":null,"padding":null,"added_tokens":[],"#)
    raw(#""normalizer":null,"pre_tokenizer":"#)
    raw(preTokenizer)
    raw(#","post_processor":null,"decoder":"#)
    raw(decoder)
    raw(#","model":{"#)
    model(&self)
    raw("}}\n")
  }

  /// Text that is JSON already.
  mutating func raw(_ text: String) { bytes.append(contentsOf: text.utf8) }

  /// A JSON string.
  mutating func string(_ text: String) {
    bytes.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""): raw("\\\"")
      case UInt8(ascii: "\\"): raw("\\\\")
      case 0..<0x20, 0x7F:
        let digits = String(byte, radix: 16)
        raw("\\u00" + (byte < 0x10 ? "0" : "") + digits)
      default: bytes.append(byte)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }

  /// `"vocab": {token: number, ...}` in the order of the numbers.
  mutating func vocabulary(_ tokens: some Sequence<String>) {
    raw(#""vocab":{"#)
    for (number, token) in tokens.enumerated() {
      if number > 0 { raw(",") }
      string(token)
      raw(":\(number)")
    }
    raw("}")
  }
}
