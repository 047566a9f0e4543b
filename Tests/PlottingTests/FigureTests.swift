import Phrases
import Testing

@testable import Plotting

@Suite("Figures")
struct FigureTests {
  @Test("The same input gives the same bytes, at once and from many threads", arguments: 0..<7)
  func deterministic(index: Int) async throws {
    let first = try Samples.all[index].png(scale: 1)
    #expect(first.prefix(8) == [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])
    try await withThrowingTaskGroup(of: [UInt8].self) { group in
      for _ in 0..<4 { group.addTask { try Samples.all[index].png(scale: 1) } }
      for try await other in group { #expect(other == first) }
    }
    #expect(try Samples.all[index].json() == Samples.all[index].json())
  }

  @Test("The words for those who can't see a figure name what it shows")
  func alternativeTexts() {
    #expect(
      Samples.all.map { $0.alternativeText() } == [
        """
        Line chart: The loss falls. loss (nats/token) against step: rnn from 2.50 to 2.00, lstm \
        from 3.25 to 1.13.
        """,
        """
        Scatter plot: Words. component 2 against component 1, points: 3 of people, 2 of places.
        """,
        """
        Heatmap: One head. weight from 0.125 to 1.00 in 8 rows (query) and 8 columns (key).
        """,
        "Bar chart: Ablations. loss (nats/token): full 1.50, no positions 2.00.",
        "Bar chart: Ablations. loss (nats/token): full 1.50, no positions 2.00.",
        """
        Text of 8 tokens: Surprises. loss (nats/token) of each, highest at "태초" with 4.00.
        """,
        "4 panels: All heads: head 0, head 1, head 2, head 3.",
      ])
  }

  @Test("The numbers plotted stand beside the figure, keys sorted")
  func json() throws {
    let map = Heatmap(
      title: "A \"map\"",
      values: [[0.25, nil], [1, -2e-7]],
      columns: .init("key", labels: ["a", "\n"]),
      name: "head 1")
    #expect(
      String(decoding: try map.json(), as: UTF8.self) == """
        {
          "cellTexts": [],
          "colours": "viridis",
          "columnLabels": ["a", "\\n"],
          "columns": "key",
          "figure": "heatmap",
          "name": "head 1",
          "range": [-2e-07, 1],
          "rowLabels": [],
          "rows": "query",
          "subtitle": "",
          "title": "A \\"map\\"",
          "value": "weight",
          "values": [[0.25, null], [1, -2e-07]]
        }

        """)
  }

  @Test("The raw curve, the band and the reference lines are among the numbers plotted")
  func lineNumbers() throws {
    let text = String(decoding: try Samples.lines.json(), as: UTF8.self)
    #expect(text.contains("\"smoothing\": \"mean of up to 3 points around\""))
    #expect(text.contains("\"y\": [3, 2, 2.5, 1.5]"))
    #expect(text.contains("\"y\": [2.5, 2.5, 2, 2]"))
    #expect(text.contains("\"low\": [3, 2, 1, 1]"))
    #expect(text.contains("\"y\": [3.25, 2.25, 1.25, 1.125]"))
    #expect(text.contains("\"label\": \"warm-up\""))
  }

  @Test("How a curve was smoothed and what a band shows stand below the figure")
  func footnotes() throws {
    let words = try Samples.lines.drawn().textBoxes.map(\.text)
    #expect(words.contains("Faint: as measured. Strong: mean of up to 3 points around."))
    #expect(words.contains("Line and band: median and range of 2 seeds."))
    #expect(words.contains("quick run"))
  }

  @Test("Few of many labels are said to be few")
  func thinning() throws {
    let many = (0..<300).map { Double($0 % 17) }
    let chart = ScatterPlot(
      title: "Crowd", xAxis: Axis("x"), yAxis: Axis("y"),
      groups: [
        .init("words", x: many, y: many.map { $0 * 0.5 }, labels: many.map { "word \($0)" })
      ])
    let words = try chart.drawn().textBoxes.map(\.text)
    let labelled = words.filter { $0.hasPrefix("word ") }.count
    #expect(labelled > 0 && labelled < 300)
    #expect(words.contains("\(labelled) of 300 points labelled."))
  }

  @Test("One point, constants and numbers from 1e-300 to 1e300 are drawn")
  func extremes() throws {
    for values in [[1.0], [2, 2, 2], [1e-300, 1e300], [-1e300, 1e300], [0], [1e-300, 2e-300]] {
      let x = values.indices.map(Double.init)
      let line = LineChart(
        title: "t", xAxis: Axis("x"), yAxis: Axis("y"), series: [.init("a", x: x, y: values)])
      #expect(try !line.png(scale: 1).isEmpty)
      let scatter = ScatterPlot(
        title: "t", xAxis: Axis("x"), yAxis: Axis("y"), groups: [.init("a", x: values, y: x)])
      #expect(try !scatter.png(scale: 1).isEmpty)
      let bars = BarChart(
        title: "t", categories: values.map { "\($0)" }, series: [.init("a", values: values)],
        axis: Axis("y"))
      #expect(try !bars.png(scale: 1).isEmpty)
      #expect(try !Heatmap(title: "t", values: [values]).png(scale: 1).isEmpty)
      let text = TokenText(
        title: "t", tokens: values.map { "\($0)" }, values: values, valueTitle: "v")
      #expect(try !text.png(scale: 1).isEmpty)
    }
    let log = LineChart(
      title: "t", xAxis: Axis("x"), yAxis: Axis("y", scale: .logarithmic),
      series: [.init("a", x: [0, 1], y: [1e-300, 1e300])])
    #expect(try !log.png(scale: 1).isEmpty)
  }

  @Test("Panels of one column start at the same pixel")
  func aligned() throws {
    let chart = LineChart(
      title: "t", xAxis: Axis("token", limits: -0.5...7.5), yAxis: Axis("loss"),
      series: [.init("", x: [0, 7], y: [1e-9, 1])])
    let map = Heatmap(
      title: "t",
      values: Samples.attention(8),
      rows: .init("query", labels: Samples.tokens.verbatim),
      cells: .init(areSquare: false))
    let panels = Panels(
      title: "t", columns: 1, panels: [.init("a", chart), .init("b", map)], width: 500)
    let canvas = try panels.drawn()
    // The foot of the chart and the first row of the map begin and end at the same columns.
    let rows = (0..<canvas.pixelHeight).map { y in
      (0..<canvas.pixelWidth).filter { canvas.hex(x: $0, y: y) == Theme.axis.hex }
    }
    let foot = try #require(rows.max { $0.count < $1.count })
    let first = ColourMap.viridis.colour(at: 1).hex
    let top = try #require(
      (0..<canvas.pixelHeight).first { y in
        (0..<canvas.pixelWidth).contains {
          canvas.hex(x: $0, y: y) == first && canvas.hex(x: $0, y: y + 12) == first
        }
      })
    let cells = (0..<canvas.pixelWidth).filter {
      [first, Theme.masked.hex].contains(canvas.hex(x: $0, y: top + 12))
    }
    #expect(foot.first == cells.first)
    #expect(foot.last == cells.last)
  }
}
