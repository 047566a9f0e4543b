import Platform
import Testing

@Suite struct LineEndsTests {
  @Test(
    "Every kind of line end and mixture becomes a line feed",
    arguments: [
      ("a\nb\n", "a\nb\n"), ("a\r\nb", "a\nb"), ("a\rb\r", "a\nb\n"), ("a\r\r\nb", "a\nb"),
      ("a\r\r\r\nb", "a\nb"), ("a\r\rb", "a\n\nb"), ("a\n\rb", "a\n\nb"), ("\r", "\n"), ("", ""),
      ("a\r\nb\nc\rd\r\r\n", "a\nb\nc\nd\n"),
    ])
  func kinds(text: String, expected: String) {
    #expect(LineEnds.unified(Array(text.utf8)) == Array(expected.utf8))
  }

  @Test("Unicode's own line ends count in prose, and nothing that begins like them")
  func unicode() {
    let text = Array("a\u{85}b\u{2028}c\u{2029}d\r\n한글 “é” \u{A0}\u{2027}".utf8)
    #expect(
      LineEnds.unified(text, unicode: true) == Array("a\nb\nc\nd\n한글 “é” \u{A0}\u{2027}".utf8))
    #expect(
      LineEnds.unified(text) == Array("a\u{85}b\u{2028}c\u{2029}d\n한글 “é” \u{A0}\u{2027}".utf8))
  }

  @Test("What is unified stays so, for any bytes")
  func idempotent() {
    var generator = SystemRandomNumberGenerator()
    let signs: [UInt8] = [0x0A, 0x0D, 0xC2, 0x85, 0xE2, 0x80, 0xA8, 0x61]
    for _ in 0..<2000 {
      let bytes = (0..<12).map { _ in signs.randomElement(using: &generator) ?? 0 }
      let once = LineEnds.unified(bytes, unicode: true)
      #expect(LineEnds.unified(LineEnds.unified(bytes)) == LineEnds.unified(bytes))
      #expect(!once.contains(0x0D))
    }
  }
}
