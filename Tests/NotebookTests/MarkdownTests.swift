import Testing

@testable import Notebook

@Suite("Markdown and code on pages") struct MarkdownTests {
  @Test(
    "Formulas are found as Pandoc finds them, and never in code",
    arguments: [
      ("$x$", ["x"]), ("a $x_1$ and $y$.", ["x_1", "y"]), ("$$x$$", ["x"]), ("5$ or 6$", []),
      ("$ x$", []), ("$x $", []), ("$20 and $30", []), ("`$x$` $y$", ["y"]), ("\\$x$", []),
      ("``a ` $x$`` $z$", ["z"]), ("$a\\$b$", ["a\\$b"]), ("$a$1", []), ("$$a\n+ b$$", ["a\n+ b"]),
      ("```\n$x$\n```\n$y$", ["y"]), ("~~~\n$x$\n```\n~~~\n$y$", ["y"]), ("$x\n\ny$", []),
      ("$$", []), ("$", []), ("$$$", []),
    ])
  func formulas(text: String, expected: [String]) {
    let found = Formulas(text)
    #expect(found.formulas.map(\.tex) == expected)
    #expect(found.text.count { $0 == "\n" } == text.count { $0 == "\n" })
  }

  @Test("A text without formulas is not changed")
  func unchanged() {
    let text = "# A\n\n- b `c`\n\n```swift\nlet x = $0\n```\n\nd *e*\n"
    #expect(Formulas(text).text == text)
  }

  @Test("Tables, notes and struck words are rendered; raw HTML is not")
  func html() {
    let html = PageText.html("| a |\n| - |\n| ~~b~~ $x$[^n] |\n\n<b>c</b> <i>d</i>\n\n[^n]: e")
    #expect(html.contains("<td><del>b</del> <code class=\"math\">x</code>"))
    #expect(html.contains("id=\"fn-n\""))
    #expect(!html.contains("<b>") && !html.contains("<i>"))
    #expect(PageText.html("[a](https://b.c \"$x$\") $y$").contains("<code class=\"math\">y</code>"))
  }

  @Test("Pieces of highlighted code make up the code again", arguments: samples)
  func pieces(code: String) {
    #expect(SwiftHighlighter.swift(code).map(\.0).joined() == code)
    let html = SwiftHighlighter.html(code, language: "swift")
    let text = html.replacing(/<[^>]*>/, with: "")
    #expect(text == HTML.escaped(code))
  }

  static let samples = [
    "let x = 1 // one\n/* two */ let y = \"a \\(b(\"c\")) d\"", "for i in 0..<n { f(i) }", "\"open",
    "\"\"\"\na \\(b)\n\"\"\" x", "@Test func f() throws(E) -> [Int32] { .init(1.5e3) }",
    "#if os(macOS)",
    "", "\\", "\"\\", "/*", "1", "1.", "0x1F_FF.a", "한글 + \"한글\"", "a.default.map { $0.1 + $1 }",
  ]

  @Test("Words of the language, types, calls, strings, numbers and comments are told apart")
  func kinds() {
    let pieces = SwiftHighlighter.swift("let a = Tensor(1.5, \"x\").map { f($0..<9) }  // c")
      .filter { $0.1 != nil }.map { "\($0.1?.rawValue ?? "") \($0.0)" }
    #expect(pieces == ["k let", "t Tensor", "n 1.5", "s \"x\"", "f f", "n 9", "c // c"])
    #expect(SwiftHighlighter.swift("x.default").allSatisfy { $0.1 == nil })
  }

  @Test("Comments of shell commands are told apart")
  func shell() {
    #expect(
      SwiftHighlighter.html("make a   # or b\n# c", language: "sh")
        == "make a  <span class=\"c\"> # or b</span>\n<span class=\"c\"># c</span>")
  }
}
