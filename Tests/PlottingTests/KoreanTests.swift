import Testing

@testable import Plotting

@Suite("Korean pictures")
struct KoreanTests {
  private let typesetter = Typesetter(fonts: .korean)

  @Test(
    "Letters and Hangul come from one font, symbols from DejaVu Sans", arguments: [false, true])
  func runs(isBold: Bool) throws {
    let (letters, symbols) = isBold ? (FontName.koreanBold, FontName.bold) : (.korean, .regular)
    let runs = try TextEngine.runs(of: "손실 loss −1.5×10⁻⁷…", .korean, isBold: isBold)
    #expect(
      runs == [
        .init(font: letters, text: "손실 loss −1.5"), .init(font: symbols, text: "×"),
        .init(font: letters, text: "10"), .init(font: symbols, text: "⁻⁷"),
        .init(font: letters, text: "…"),
      ])
  }

  @Test("Both weights have every syllable of Hangul", arguments: [false, true])
  func syllables(isBold: Bool) throws {
    let all = String(String.UnicodeScalarView((0xAC00...0xD7A3).compactMap(Unicode.Scalar.init)))
    #expect(try TextEngine.runs(of: all, .korean, isBold: isBold).map(\.text) == [all])
  }

  @Test("Bold is wider than regular: each weight has its own file")
  func weights() throws {
    let regular = try typesetter.width(of: "weight", TextStyle(size: 40))
    #expect(try typesetter.width(of: "weight", TextStyle(size: 40, isBold: true)) > regular + 2)
  }

  @Test("Where the font is missing, a sentence says how to install it")
  func missing() {
    #expect(
      throws: PlotError(
        """
        The font NotoSansCJK-Regular.ttc was asked for, but fontconfig offers DejaVuSans.ttf: \
        install it with `apt-get install fonts-noto-cjk`.
        """)
    ) { try TextEngine.verified(.korean, path: "DejaVuSans.ttf") }
  }

  @Test("English pictures ask for no Korean font")
  func english() {
    for isBold in [false, true] {
      let names = FontFamily.latin.fonts(isBold: isBold)
      #expect(!names.contains(.korean) && !names.contains(.koreanBold))
    }
  }

  @Test("Lines break between words, so that no particle leaves its word", arguments: 8...40)
  func wrapping(tenths: Int) throws {
    let text = "트랜스포머는 1,024개의 토큰을 한꺼번에 읽고, RNN은 토큰을 하나씩 읽어 상태를 이어 간다."
    let words = text.split(separator: " ").map(String.init)
    let lines = try typesetter.wrap(text, .note, width: Double(tenths) * 10)
    #expect(lines.flatMap { $0.words.split(separator: " ").map(String.init) } == words)
    #expect(lines.allSatisfy { $0.width <= Double(tenths) * 10 })
  }

  @Test("A syllable stays whole where a word must break")
  func syllablesStayWhole() throws {
    let word = String(repeating: "천지창조하시니라", count: 6)
    let lines = try typesetter.wrap(word, .title, width: 90)
    #expect(lines.count > 1 && lines.allSatisfy { $0.width <= 90 })
    #expect(lines.map(\.words).joined() == word)
  }

  @Test("No text of the samples overlaps, is cut off or stands in the padding", arguments: 0..<12)
  func samples(index: Int) throws {
    let canvas = try KoreanSamples.all[index].drawn(fonts: .korean)
    #expect(canvas.faults == [])
    for text in canvas.textBoxes { #expect(text.box.x >= Theme.padding - 0.5, "\(text.text)") }
    _ = try canvas.png()
    // A pixel less than the padding: hinted letters may reach half a pixel out of their boxes.
    let padding = Int(Theme.padding) - 2
    for y in 0..<canvas.pixelHeight {
      for x in 0..<canvas.pixelWidth
      where min(x, y, canvas.pixelWidth - 1 - x, canvas.pixelHeight - 1 - y) < padding {
        guard canvas.hex(x: x, y: y) == Theme.background.hex else {
          Issue.record("something is drawn at \(x), \(y)")
          return
        }
      }
    }
  }

  @Test(
    "No text of figures with any Korean labels overlaps or leaves the canvas", arguments: 0..<108)
  func fuzzed(seed: Int) throws {
    var labels = KoreanLabels(seed: seed)
    let canvas = try labels.figure(kind: seed % 9).drawn(fonts: .korean)
    #expect(canvas.faults == [])
  }

  @Test("The same Korean picture has the same bytes, and others than in the fonts of English ones")
  func bytes() throws {
    let first = try KoreanSamples.heatmap.png(scale: 1, fonts: .korean, in: .english)
    #expect(try KoreanSamples.heatmap.png(scale: 1, fonts: .korean, in: .english) == first)
    #expect(try KoreanSamples.heatmap.png(scale: 1) != first)
  }
}
