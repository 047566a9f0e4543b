import Phrases
import Platform
import Testing

@testable import Plotting

@Suite("Layout")
struct LayoutTests {
  private func faults(_ figure: any Figure) throws -> [String] { try figure.drawn().faults }

  /// A label of up to 40 characters: words, Hangul, emoji, entities, white space, nothing.
  private func label(_ generator: inout SplitMix64) -> Phrase { .verbatim(word(&generator)) }

  private func word(_ generator: inout SplitMix64) -> String {
    let parts = [
      "loss", " the", "validation", "손실", "하나님이", "🫠", "&lt;", "\n", "\t", "i", "WWW", "—", " ",
      "1.5×10⁻⁷", "gjpqy", "",
    ]
    return (0..<Int.random(in: 0...5, using: &generator))
      .map { _ in parts[Int.random(in: 0..<parts.count, using: &generator)] }
      .joined(separator: Bool.random(using: &generator) ? " " : "")
  }

  private func labels(_ count: Int, _ generator: inout SplitMix64) -> [Phrase] {
    (0..<count).map { _ in label(&generator) }
  }

  private func words(_ count: Int, _ generator: inout SplitMix64) -> [String] {
    (0..<count).map { _ in word(&generator) }
  }

  private func number(_ generator: inout SplitMix64) -> Double {
    let size = pow(10, Double.random(in: -4...7, using: &generator))
    return Double.random(in: -1...1, using: &generator) * size
  }

  private func numbers(_ count: Int, _ generator: inout SplitMix64) -> [Double] {
    let size = pow(10, Double.random(in: -9...9, using: &generator))
    return (0..<count).map { _ in Double.random(in: -1...1, using: &generator) * size }
  }

  @Test("No text of the samples overlaps or leaves the canvas", arguments: 0..<7)
  func samples(index: Int) throws {
    let found = try faults(Samples.all[index])
    #expect(found == [])
  }

  @Test("No text of line charts with any labels overlaps or leaves the canvas", arguments: 0..<60)
  func lines(seed: Int) throws {
    var generator = SplitMix64(seed: UInt64(seed))
    let count = Int.random(in: 1...9, using: &generator)
    let series = (0..<count).map { _ -> LineChart.Series in
      let points = Int.random(in: 1...20, using: &generator)
      return LineChart.Series(
        label(&generator), x: (0..<points).map(Double.init), y: numbers(points, &generator))
    }
    let chart = LineChart(
      title: "Title " + label(&generator), subtitle: label(&generator),
      xAxis: Axis(label(&generator), isInteger: Bool.random(using: &generator)),
      yAxis: Axis(label(&generator)), series: series,
      references: [
        .horizontal(number(&generator), label(&generator)), .vertical(3, label(&generator)),
        .vertical(4, label(&generator)), .horizontal(0, label(&generator)),
      ], names: [.automatic, .ends, .legend][seed % 3],
      note: seed % 2 == 0 ? label(&generator) : nil, footnote: label(&generator),
      width: Double.random(in: 420...900, using: &generator))
    let found = try faults(chart)
    #expect(found == [])
  }

  @Test("No text of scatter plots with any labels overlaps or leaves the canvas", arguments: 0..<40)
  func scatter(seed: Int) throws {
    var generator = SplitMix64(seed: UInt64(seed))
    let groups = (0..<Int.random(in: 1...4, using: &generator)).map { _ -> ScatterPlot.Group in
      let points = Int.random(in: 1...80, using: &generator)
      return ScatterPlot.Group(
        label(&generator), x: numbers(points, &generator), y: numbers(points, &generator),
        labels: labels(points, &generator))
    }
    let chart = ScatterPlot(
      title: "Title " + label(&generator), xAxis: Axis(label(&generator)),
      yAxis: Axis(label(&generator)), groups: groups,
      references: [.horizontal(0, label(&generator)), .vertical(0, label(&generator))],
      hasEqualAspect: seed % 2 == 0)
    let found = try faults(chart)
    #expect(found == [])
  }

  @Test("No text of heatmaps with any labels overlaps or leaves the canvas", arguments: 0..<60)
  func heatmaps(seed: Int) throws {
    var generator = SplitMix64(seed: UInt64(seed))
    let rows = Int.random(in: 1...(seed % 5 == 0 ? 140 : 20), using: &generator)
    let columns = Int.random(in: 1...(seed % 7 == 0 ? 140 : 20), using: &generator)
    let map = Heatmap(
      title: "Title " + label(&generator),
      subtitle: label(&generator),
      values: (0..<rows).map { _ in numbers(columns, &generator) },
      rows: .init(label(&generator), labels: seed % 4 == 0 ? [] : labels(rows, &generator)),
      columns: .init(label(&generator), labels: seed % 3 == 0 ? [] : labels(columns, &generator)),
      labels: seed % 2 == 0 ? .tokens : .names,
      scale: .init(label(&generator), colours: ColourMap.allCases[seed % 4]),
      cells: .init(areSquare: seed % 6 != 0),
      note: seed % 2 == 0 ? "quick run" : nil)
    let found = try faults(map)
    #expect(found == [])
  }

  @Test("No text of bar charts with any labels overlaps or leaves the canvas", arguments: 0..<60)
  func bars(seed: Int) throws {
    var generator = SplitMix64(seed: UInt64(seed))
    let count = Int.random(in: 1...12, using: &generator)
    let series = (0..<Int.random(in: 1...4, using: &generator)).map { _ -> BarChart.Series in
      let values = numbers(count, &generator)
      return BarChart.Series(
        label(&generator), values: values, low: values.map { $0 - abs($0) / 3 },
        high: values.map { $0 + abs($0) / 2 })
    }
    let isLevel = seed % 2 == 0
    let chart = BarChart(
      title: "Title " + label(&generator), categories: labels(count, &generator), series: series,
      axis: Axis(label(&generator)), orientation: isLevel ? .horizontal : .vertical,
      references: [
        isLevel ? .vertical(0, label(&generator)) : .horizontal(0, label(&generator))
      ])
    let found = try faults(chart)
    #expect(found == [])
  }

  @Test("No text of coloured tokens overlaps or leaves the canvas", arguments: 0..<30)
  func texts(seed: Int) throws {
    var generator = SplitMix64(seed: UInt64(seed))
    let count = Int.random(in: 1...120, using: &generator)
    let text = TokenText(
      title: "Title", tokens: words(count, &generator), values: numbers(count, &generator),
      captions: seed % 2 == 0 ? words(count, &generator) : [], valueTitle: label(&generator))
    let found = try faults(text)
    #expect(found == [])
  }

  @Test("No text of panels with any labels overlaps or leaves the canvas", arguments: 0..<40)
  func panels(seed: Int) throws {
    var generator = SplitMix64(seed: UInt64(seed))
    let count = Int.random(in: 1...7, using: &generator)
    let columns = Int.random(in: 1...4, using: &generator)
    let sharesScale = seed % 3 == 0
    let panels = (0..<count).map { index -> Panels.Panel in
      let size = Int.random(in: 1...12, using: &generator)
      let map = Heatmap(
        title: "Map",
        values: (0..<size).map { _ in numbers(size, &generator) },
        rows: .init("query", labels: labels(size, &generator)),
        columns: .init("key", labels: labels(size, &generator)),
        scale: .init(label(&generator)))
      var figure: any Figure = map
      if !sharesScale, index % 3 == 1 { figure = Samples.bars }
      if !sharesScale, index % 3 == 2 { figure = Samples.lines }
      return Panels.Panel(
        label(&generator), figure, operation: seed % 2 == 0 ? label(&generator) : nil)
    }
    let used = min(columns, count)
    let rows = (count + columns - 1) / columns
    let grid = Panels(
      title: "Title", columns: used, panels: panels,
      rowTitles: seed % 4 == 0 ? labels((count + used - 1) / used, &generator) : [],
      columnTitles: seed % 4 == 1 ? labels(used, &generator) : [], sharesScale: sharesScale,
      isCompact: sharesScale && seed % 2 == 0)
    #expect(rows > 0)
    let found = try faults(grid)
    #expect(found == [])
  }

  @Test("A picture at scale 2 has twice the pixels", arguments: 0..<7)
  func scales(index: Int) throws {
    let single = try Samples.all[index].drawn(scale: 1)
    let double = try Samples.all[index].drawn(scale: 2)
    #expect(double.pixelWidth == 2 * single.pixelWidth)
    #expect(double.pixelHeight == 2 * single.pixelHeight)
  }
}
