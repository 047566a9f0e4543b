import Phrases
import Testing

@testable import Plotting

/// Points of the list in Plotting's documentation that no other suite holds.
@Suite struct PlotPointTests {
  private func texts(_ figure: any Figure) throws -> [String] {
    try figure.drawn().textBoxes.map(\.text)
  }

  private func isBackground(_ canvas: Canvas, _ x: Int, _ y: Int) -> Bool {
    canvas.hex(x: x, y: y) == Theme.background.hex
  }

  @Test(
    "Point 2: the padding is the same on all sides, and nothing is drawn in it", arguments: 0..<7)
  func padding(index: Int) throws {
    let canvas = try Samples.all[index].drawn()
    let (width, height) = (canvas.pixelWidth, canvas.pixelHeight)
    let padding = Int(Theme.padding) - 1
    for y in 0..<height {
      for x in 0..<width
      where x < padding || y < padding || x >= width - padding || y >= height - padding {
        guard isBackground(canvas, x, y) else {
          Issue.record("something is drawn at \(x), \(y)")
          return
        }
      }
    }
    for text in canvas.textBoxes { #expect(text.box.x >= Theme.padding - 0.5, "\(text.text)") }
  }

  @Test("Point 4: the axis of bars has its 0, however far the values are from it")
  func barsFromZero() throws {
    for orientation in [BarChart.Orientation.horizontal, .vertical] {
      var bars = Samples.bars
      bars.series = [.init("loss", values: [1000.5, 1001])]
      bars.references = []
      bars.orientation = orientation
      #expect(try texts(bars).contains("0"))
    }
  }

  @Test(
    "Point 5: axes have titles with their units, and a matrix says what its rows and columns are")
  func axisTitles() throws {
    #expect(try texts(Samples.lines).contains("loss (nats/token)"))
    #expect(try texts(Samples.lines).contains("step"))
    #expect(try texts(Samples.bars).contains("loss (nats/token)"))
    let map = try texts(Samples.heatmap)
    #expect(map.contains("query") && map.contains("key") && map.contains("weight"))
  }

  @Test("Point 8: a heatmap has a colour bar with ticks and a label; panels on one scale share one")
  func colourBars() throws {
    let one = try texts(Samples.heatmap)
    #expect(one.count { $0 == "weight" } == 1)
    #expect(one.contains { $0.hasPrefix("0.") || $0 == "0" || $0.hasPrefix("1") })
    #expect(try texts(Samples.panels).count { $0 == "weight" } == 1)
    var apart = Samples.panels
    apart.sharesScale = false
    #expect(try texts(apart).count { $0 == "weight" } == apart.panels.count)
  }

  @Test("Point 9: a marker and a dash tell lines apart where colours don't")
  func markers() throws {
    func picture(_ dash: Dash, _ marker: Marker?) throws -> [UInt8] {
      try LineChart(
        title: "A line", xAxis: Axis("x"), yAxis: Axis("y"),
        series: [.init("a", x: [0, 1, 2], y: [0, 1, 0], dash: dash, marker: marker)]
      ).png(scale: 1)
    }
    let pictures = [
      try picture(.solid, nil), try picture(.dashed, nil), try picture(.solid, .disc),
      try picture(.solid, .square),
    ]
    for (index, one) in pictures.enumerated() {
      #expect(pictures[(index + 1)...].allSatisfy { $0 != one })
    }
  }

  @Test("Point 10: numbers stand in large cells and not in small ones")
  func cellNumbers() throws {
    func count(_ size: Int) throws -> Int {
      let map = Heatmap(
        title: "A map",
        values: .init(repeating: .init(repeating: 0.375, count: size), count: size),
        scale: .init("weight", range: 0...1))
      return try texts(map).count { $0.contains("375") || $0.contains("0.38") }
    }
    #expect(try count(4) == 16)
    #expect(try count(60) == 0)
  }

  @Test("Point 12: the grid lies behind the data, and is paler than the axis")
  func grid() throws {
    #expect(Theme.grid.luminance > Theme.axis.luminance)
    // A level line on a tick: every pixel of the grid line is covered by it.
    let colour = Colour(hex: 0x123456)
    let canvas = try LineChart(
      title: "A line", xAxis: Axis("x"), yAxis: Axis("y"),
      series: [
        .init("a", x: [0, 10], y: [5, 5], colour: colour),
        .init("b", x: [0, 10], y: [0, 10], colour: Colour(hex: 0xABCDEF)),
      ]
    ).drawn()
    func rows(of hex: UInt32) -> [Int: Int] {
      var rows: [Int: Int] = [:]
      for y in 0..<canvas.pixelHeight {
        for x in 0..<canvas.pixelWidth where canvas.hex(x: x, y: y) == hex {
          rows[y, default: 0] += 1
        }
      }
      return rows
    }
    let data = rows(of: colour.hex)
    let grid = rows(of: Theme.grid.hex)
    #expect(data.values.max() ?? 0 > 100)
    for (row, count) in data where count > 100 { #expect((grid[row] ?? 0) < 10) }
    #expect(grid.values.max() ?? 0 > 100)
  }

  @Test("Point 14: more than 500 points are transparent")
  func transparency() throws {
    func darkest(_ count: Int) throws -> Double {
      let places = (0..<count).map { Double($0) }
      let canvas = try ScatterPlot(
        title: "Points", xAxis: Axis("x"), yAxis: Axis("y"),
        groups: [
          .init(
            "a", x: places, y: places.map { ($0 * 37).truncatingRemainder(dividingBy: 101) },
            colour: Colour(hex: 0x000080))
        ]
      ).drawn()
      // Blue ink alone: text is grey.
      var least = 1.0
      for y in 0..<canvas.pixelHeight {
        for x in 0..<canvas.pixelWidth {
          let hex = canvas.hex(x: x, y: y)
          let (red, blue) = (Double(hex >> 16 & 0xFF) / 255, Double(hex & 0xFF) / 255)
          if blue > red + 0.15 { least = min(least, red) }
        }
      }
      return least
    }
    #expect(try darkest(50) < 0.15)
    #expect(try darkest(501) > 0.3)
  }

  @Test("Point 15: the legend stands outside the data")
  func legend() throws {
    // Lines that cross at their ends can't be labelled there: the chart has a legend.
    let chart = LineChart(
      title: "Many lines", xAxis: Axis("x", limits: 0...10), yAxis: Axis("y", limits: 0...10),
      series: (0..<6).map { index in
        .init("name \(index)", x: [0, 10], y: [Double(index), Double(index)])
      }, names: .legend)
    let canvas = try chart.drawn()
    let names = canvas.textBoxes.filter { $0.text.hasPrefix("name") }
    #expect(names.count == 6)
    // The topmost line of data is at 5 of 10: the legend must end above the upper end of the axis.
    let top = try #require(canvas.textBoxes.first { $0.text == "10" }).box
    #expect(names.allSatisfy { $0.box.maxY <= top.midY })
  }

  @Test("A curve without a name takes no room in the legend")
  func unnamedCurve() throws {
    func placeOfLast(_ names: [String]) throws -> Double {
      let canvas = try LineChart(
        title: "Runs", xAxis: Axis("x"), yAxis: Axis("y"),
        series: names.map { .init(.verbatim($0), x: [0, 10], y: [0, 10]) }, names: .legend
      ).drawn()
      return try #require(canvas.textBoxes.first { $0.text == names.last }).box.x
    }
    #expect(try placeOfLast(["first", "", "", "last"]) == placeOfLast(["first", "last"]))
  }

  @Test("Point 18: with equal aspect, a unit is as long on both axes")
  func aspect() throws {
    let canvas = try ScatterPlot(
      title: "A square", xAxis: Axis("x"), yAxis: Axis("y"),
      groups: [.init("a", x: [0, 4, 4, 0], y: [0, 0, 4, 4], colour: Colour(hex: 0xFF0000))],
      hasEqualAspect: true
    ).drawn()
    var (xs, ys): ([Int], [Int]) = ([], [])
    for y in 0..<canvas.pixelHeight {
      for x in 0..<canvas.pixelWidth {
        let hex = canvas.hex(x: x, y: y)
        if hex >> 16 > 0xE0, hex & 0xFF < 0x60 {
          xs.append(x)
          ys.append(y)
        }
      }
    }
    let width = (xs.max() ?? 0) - (xs.min() ?? 0)
    let height = (ys.max() ?? 0) - (ys.min() ?? 0)
    #expect(width > 100 && abs(width - height) <= 2)
  }
}
