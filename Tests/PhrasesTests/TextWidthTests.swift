import Testing

@testable import Phrases

@Suite("Text in a terminal")
struct TextWidthTests {
  @Test(
    "takes two columns for Hangul and none for combining marks",
    arguments: [
      ("", 0), ("abc", 3), ("한국어", 6), ("漢a", 3), ("e\u{301}", 1), ("🙂", 2), ("✓", 1),
      ("\u{200b}", 0),
    ])
  func columns(text: String, count: Int) {
    #expect(TextWidth.columns(text) == count)
  }

  @Test("is cut with an ellipsis, never in the middle of a wide letter")
  func cut() {
    #expect(TextWidth.cut("abcdef", to: 6) == "abcdef")
    #expect(TextWidth.cut("abcdef", to: 4) == "abc…")
    #expect(TextWidth.cut("한국어", to: 4) == "한…")
  }

  @Test("is broken at spaces; a long word stands alone, line breaks stay")
  func wrapped() {
    #expect(TextWidth.wrapped("the cat sat on", to: 7) == ["the cat", "sat on"])
    #expect(TextWidth.wrapped("a verylongword b", to: 5) == ["a", "verylongword", "b"])
    #expect(TextWidth.wrapped("a\n\nb", to: 5) == ["a", "", "b"])
    #expect(TextWidth.wrapped("어텐션은 교차를", to: 9) == ["어텐션은", "교차를"])
    #expect(TextWidth.wrapped("他今天去学校了", to: 6) == ["他今天", "去学校", "了"])
    #expect(TextWidth.wrapped("and␣the⏎earth␣was", to: 9) == ["and␣the⏎", "earth␣was"])
    #expect(
      TextWidth.wrapped(String(repeating: "x", count: 20), to: 5) == [
        "xxxxx", "xxxxx", "xxxxx", "xxxxx",
      ])
  }
}
