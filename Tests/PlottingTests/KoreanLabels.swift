import Phrases

@testable import Plotting

/// Korean labels at random, and figures of every kind that carry them.
struct KoreanLabels {
  private var generator: SplitMix64

  private static let parts = [
    "손실", " 학습", "검증 자료의", "트랜스포머는", "순환 신경망이", "은닉 상태를", "(나트/토큰)", "loss", " ", "…",
    "1.5×10⁻⁷", "→", "뷁훽쀍", "어텐션으로", "1,024개의", "“빛이 있으라”", "\n", "gjpqy", "−3.5", "§", "",
  ]

  init(seed: Int) { generator = SplitMix64(seed: UInt64(seed)) }

  private mutating func number(in range: ClosedRange<Int>) -> Int {
    Int.random(in: range, using: &generator)
  }

  /// A label of up to five parts, with spaces between them or without.
  mutating func label() -> Phrase { .verbatim(word()) }

  private mutating func word() -> String {
    let count = number(in: 0...5)
    let separator = Bool.random(using: &generator) ? " " : ""
    return (0..<count).map { _ in Self.parts[number(in: 0...Self.parts.count - 1)] }
      .joined(separator: separator)
  }

  private mutating func labels(_ count: Int) -> [Phrase] { (0..<count).map { _ in label() } }

  private mutating func words(_ count: Int) -> [String] { (0..<count).map { _ in word() } }

  private mutating func values(_ count: Int) -> [Double] {
    (0..<count).map { _ in Double.random(in: -5...5, using: &generator) }
  }

  /// A figure with random labels; there are nine kinds.
  mutating func figure(kind: Int) -> any Figure {
    switch kind {
    case 0: lines()
    case 1: scatter()
    case 2: heatmap()
    case 3: bars()
    case 4: text()
    case 5: table()
    case 6: map()
    case 7: timeline()
    default: panels()
    }
  }

  private mutating func lines() -> LineChart {
    let series = (0..<number(in: 1...6)).map { _ in
      LineChart.Series(label(), x: (0..<9).map(Double.init), y: values(9))
    }
    return LineChart(
      title: "제목 " + label(), subtitle: label(), xAxis: Axis(label(), isInteger: true),
      yAxis: Axis(label()), series: series,
      references: [
        .horizontal(1, label()), .vertical(3, label()), .vertical(4, label()),
        .horizontal(0, label()),
      ], names: [.automatic, .ends, .legend][number(in: 0...2)], note: label(), footnote: label(),
      width: Double(number(in: 420...900)))
  }

  private mutating func scatter() -> ScatterPlot {
    let groups = (0..<number(in: 1...4)).map { _ in
      let count = number(in: 1...40)
      return ScatterPlot.Group(label(), x: values(count), y: values(count), labels: labels(count))
    }
    return ScatterPlot(
      title: "제목 " + label(), xAxis: Axis(label()), yAxis: Axis(label()), groups: groups,
      references: [.horizontal(0, label()), .vertical(0, label())],
      hasEqualAspect: Bool.random(using: &generator))
  }

  private mutating func heatmap() -> Heatmap {
    let (rows, columns) = (number(in: 1...20), number(in: 1...20))
    return Heatmap(
      title: "제목 " + label(), subtitle: label(),
      values: (0..<rows).map { _ in values(columns) },
      rows: .init(label(), labels: labels(rows)),
      columns: .init(label(), labels: labels(columns)),
      labels: Bool.random(using: &generator) ? .tokens : .names, scale: .init(label()),
      cells: .init(areSquare: Bool.random(using: &generator)), note: "빠른 실행", footnote: label())
  }

  private mutating func bars() -> BarChart {
    let count = number(in: 1...9)
    let isLevel = Bool.random(using: &generator)
    let series = (0..<number(in: 1...3)).map { _ in
      let values = values(count)
      return BarChart.Series(
        label(), values: values, low: values.map { $0 - 1 }, high: values.map { $0 + 1 })
    }
    return BarChart(
      title: "제목 " + label(), categories: labels(count), series: series, axis: Axis(label()),
      orientation: isLevel ? .horizontal : .vertical,
      references: [isLevel ? .vertical(0, label()) : .horizontal(0, label())])
  }

  private mutating func text() -> TokenText {
    let count = number(in: 1...80)
    return TokenText(
      title: "제목", tokens: words(count), values: values(count),
      captions: Bool.random(using: &generator) ? words(count) : [], valueTitle: label())
  }

  private mutating func table() -> TextTable {
    TextTable(
      title: "제목", columns: [.init("낱말", share: 0.4, isBold: true), .init("가까운 낱말")],
      rows: (0..<number(in: 1...9)).map { _ in labels(2) }, footnote: label(), width: 400)
  }

  private mutating func map() -> RoadMap {
    let regions = number(in: 1...5)
    let stops = (0..<number(in: 1...12)).map { index in
      RoadMap.Stop(
        id: "\(index)", name: label(), question: "\(label()) \(label())",
        region: number(in: 0...regions - 1), taskCount: 3)
    }
    return RoadMap(
      title: "지도", subtitle: label(), regions: labels(regions), stops: stops,
      visitedTitle: label(), taskTitle: label(), footnote: label())
  }

  private mutating func timeline() -> Timeline {
    var year = 1990
    let entries = (0..<number(in: 1...8)).map { _ in
      year += number(in: 0...3)
      return Timeline.Entry(year: year, name: label(), detail: "\(label()) \(label())")
    }
    return Timeline(title: "연표", entries: entries)
  }

  private mutating func panels() -> Panels {
    let count = number(in: 1...6)
    let columns = min(number(in: 1...3), count)
    let panels = (0..<count).map { index in
      let figure: any Figure = [heatmap(), lines(), bars()][index % 3]
      return Panels.Panel(label(), figure, operation: label())
    }
    return Panels(
      title: "제목 " + label(), columns: columns, panels: panels,
      rowTitles: labels((count + columns - 1) / columns), columnTitles: labels(columns))
  }
}
