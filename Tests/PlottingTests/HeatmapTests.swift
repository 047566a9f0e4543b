import Phrases
import Testing

@testable import Plotting

@Suite("Heatmap")
struct HeatmapTests {
  @Test("Cells are square, on whole pixels, without seams, and unmixed in colour", arguments: 1...3)
  func cells(scale: Int) throws {
    let values = (0..<64).map { row in (0..<64).map { ($0 + row) % 2 == 0 ? 0.0 : 1.0 } }
    let canvas = try Heatmap(title: "Board", values: values).drawn(scale: scale)
    let (dark, light) = (ColourMap.viridis.colour(at: 0).hex, ColourMap.viridis.colour(at: 1).hex)
    // The last row of the board: all its pixels are one of two colours, in runs of one length.
    var runs: [Int] = []
    let y = (0..<canvas.pixelHeight).reversed().first { y in
      (0..<canvas.pixelWidth).contains { canvas.hex(x: $0, y: y) == dark }
    }
    let row = (0..<canvas.pixelWidth).map { canvas.hex(x: $0, y: y ?? 0) }
      .drop { $0 != dark && $0 != light }
    var previous: UInt32?
    for hex in row {
      guard hex == dark || hex == light else { break }
      if hex == previous { runs[runs.count - 1] += 1 } else { runs.append(1) }
      previous = hex
    }
    #expect(runs.count == 64)
    #expect(Set(runs) == [11 * scale])
  }

  @Test("One cell, one row of a thousand and one column of a thousand are drawn")
  func shapes() throws {
    for values in [
      [[1.0]], [[Double](repeating: 2, count: 1000)], .init(repeating: [3], count: 1000),
    ] {
      let canvas = try Heatmap(title: "Shape", values: values).drawn()
      #expect(canvas.pixelWidth < 1200 && canvas.pixelHeight < 1200)
    }
  }

  @Test(
    "Rows share the height that is asked for, on whole points", arguments: [(40, 10.0), (43, 10)])
  func height(wanted: Int, row: Double) throws {
    let map = Heatmap(
      title: "Strip",
      values: .init(repeating: [0, 1], count: 4),
      cells: .init(areSquare: false, height: Double(wanted)))
    let layout = try HeatmapLayout(map, LayoutRequest())
    #expect(layout.plotSize.height == 4 * row)
  }

  @Test("The colour of masked cells is named")
  func masked() throws {
    let words = try Samples.heatmap.drawn().textBoxes.map(\.text)
    #expect(words.contains("masked"))
    #expect(words.contains("query") && words.contains("key") && words.contains("weight"))
  }

  @Test("Given texts stand in the cells, shortened where they must be")
  func cellTexts() throws {
    let map = Heatmap(
      title: "Lens",
      values: [[0.1, 0.9]],
      cells: .init(texts: [[" the", "antidisestablishmentarianism"]]))
    let words = try map.drawn().textBoxes.map(\.text)
    #expect(words.contains("␣the"))
    #expect(words.contains { $0.hasPrefix("ant") && $0.contains("…") })
  }

  @Test("Values beyond a given range are said to be")
  func clipped() throws {
    let map = Heatmap(
      title: "Clipped",
      values: [[0, 0.2, 0.9]],
      scale: .init("weight", range: 0...0.5))
    let words = try map.drawn().textBoxes.map(\.text)
    #expect(words.contains("Values above 0.500 take the colour there."))
  }

  @Test("A row of attention that does not sum to 1 is refused by head and row")
  func rowSums() {
    var map = Samples.heatmap
    map.values[2][0] = 0.5
    #expect(
      throws: PlotError(
        """
        Row 2 ("␣beginning") of layer 1, head 2 sums to 1.1666666666666665, but each row of \
        attention must sum to 1 (within 0.001): check the softmax and the mask.
        """)
    ) { try map.png(scale: 1) }
    #expect(throws: PlotError.self) { try map.json() }
  }

  @Test("A terminal without colour gets shades")
  func shades() throws {
    let map = Heatmap(
      title: "Small",
      values: [[1, nil], [0.5, 0.25]],
      rows: .init("query", labels: ["a", "빛"]),
      scale: .init("weight", range: 0...1))
    #expect(
      try map.terminalText(width: 40, colour: false) == """
        Small
         a ██· 
        빛 ▒▒░░
        weight: 0 ░▒▓█ 1.00  · masked

        """)
  }

  @Test("A terminal with colour gets half blocks, two rows a line")
  func halfBlocks() throws {
    let map = Heatmap(
      title: "Small",
      values: [[0], [1]],
      rows: .init("query", labels: ["a", "b"]))
    let text = try map.terminalText(width: 40, colour: true)
    #expect(text.contains("a \u{1B}[38;2;68;1;84m\u{1B}[48;2;253;231;37m▀\u{1B}[0m\n"))
    #expect(try !map.terminalText(width: 40, colour: false).contains("\u{1B}"))
  }

  @Test("A matrix too wide for the terminal is averaged, and it says so")
  func averaged() throws {
    let map = Heatmap(
      title: "Wide",
      values: .init(repeating: .init(repeating: 1, count: 200), count: 2))
    let text = try map.terminalText(width: 60, colour: false)
    let lines = text.split(whereSeparator: \.isNewline)
    #expect(lines.dropFirst().allSatisfy { $0.count <= 60 })
    #expect(text.hasSuffix("Each character is the mean of 7 by 7 cells.\n"))
  }
}

/// Measured by a clock: run apart from the other tests.
@Suite("Time for a heatmap")
struct HeatmapTimedTests {
  @Test("A matrix of 512 by 512 with labels takes less than a second")
  func large() throws {
    let labels = (0..<512).map { "token \($0)" }
    let map = Heatmap(
      title: "Large",
      values: Samples.attention(512),
      rows: .init("query", labels: labels.verbatim),
      columns: .init("key", labels: labels.verbatim))
    let elapsed = try ContinuousClock().measure { _ = try map.png(scale: 2) }
    #expect(elapsed < .seconds(1))
    let words = try map.drawn().textBoxes.map(\.text)
    #expect(words.contains("query (every 10th labelled)"))
  }
}
