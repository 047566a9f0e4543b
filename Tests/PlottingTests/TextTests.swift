import Testing

@testable import Plotting

@Suite("Text")
struct TextTests {
  @Test("White space is visible, duplicates are numbered, long tokens shortened in the middle")
  func labels() {
    #expect(
      TokenLabel.labels([" the", "cat", " the", "\n", "\t", "", "antidisestablishmentarianism"])
        == ["␣the₁", "cat", "␣the₂", "⏎", "⇥", "∅", "antidise…ianism"].map {
          $0 == "antidise…ianism" ? "antidise…rianism" : $0
        })
  }

  @Test("Control characters show their number")
  func control() {
    #expect(TokenLabel.visible("a\u{7}\u{0}\u{200B}") == "aU+0007U+0000U+200B")
  }

  @Test("Each run of characters has a font that has them, and a missing one shows its number")
  func runs() throws {
    let runs = try TextEngine.runs(of: "loss 손실 🫠!", .latin, isBold: false)
    #expect(
      runs == [
        TextEngine.Run(font: .regular, text: "loss "),
        TextEngine.Run(font: .hangul, text: "손실"),
        TextEngine.Run(font: .regular, text: " U+1FAE0!"),
      ])
  }

  @Test("A font that fontconfig replaced is refused by name")
  func wrongFont() {
    #expect(
      throws: PlotError(
        """
        The font DejaVuSans.ttf was asked for, but fontconfig offers \
        /usr/share/fonts/Other.ttf: install it with `apt-get install fonts-dejavu-core`.
        """)
    ) { try TextEngine.verified(.regular, path: "/usr/share/fonts/Other.ttf") }
    #expect(
      throws: PlotError(
        """
        The font NanumGothic.ttf was asked for, but fontconfig offers DejaVuSans.ttf: install it \
        with `apt-get install fonts-nanum`.
        """)
    ) { try TextEngine.verified(.hangul, path: "DejaVuSans.ttf") }
  }

  @Test("A font file that can't be read is refused")
  func unreadableFont() {
    #expect(
      throws: PlotError(
        """
        The font file /nowhere/DejaVuSans.ttf can't be read or has no table of characters: install \
        it again with `apt-get install --reinstall fonts-dejavu-core`.
        """)
    ) { try TextEngine.verified(.regular, path: "/nowhere/DejaVuSans.ttf") }
  }

  @Test("An HTML entity is set as it stands")
  func entities() throws {
    let style = TextStyle(size: 20)
    let entity = try Typesetter().width(of: "&lt;", style)
    #expect(entity > 2 * (try Typesetter().width(of: "<", style)))
  }

  @Test("Spaces at the ends count")
  func spaces() throws {
    let style = TextStyle(size: 20)
    let bare = try Typesetter().width(of: "a", style)
    #expect(try Typesetter().width(of: " a ", style) > bare + 8)
  }

  @Test("Lines break at spaces, long words between letters, and each fits")
  func wrapping() throws {
    let text = "The transformer learns faster " + String(repeating: "verylongword", count: 12)
    let lines = try Typesetter().wrap(text, .title, width: 300)
    #expect(lines.allSatisfy { $0.width <= 300 })
    let words = lines.map(\.words).joined().filter { $0 != " " }
    #expect(words == text.filter { $0 != " " })
  }

  @Test("Text can be measured from many threads at once")
  func threads() async throws {
    let alone = try Typesetter().width(of: "손실 loss", .label)
    try await withThrowingTaskGroup(of: Double.self) { group in
      for _ in 0..<32 {
        group.addTask { try Typesetter().width(of: "손실 loss", .label) }
      }
      for try await width in group { #expect(width == alone) }
    }
  }
}
