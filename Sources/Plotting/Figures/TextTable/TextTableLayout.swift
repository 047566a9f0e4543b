import Phrases

/// A table, measured and broken into lines.
struct TextTableLayout: PlotLayout {
  let insets = Insets(top: 0, left: 0, bottom: 0, right: 0)
  let plotSize: Size
  let footnotes: [Phrase]
  var isStretchable: Bool { false }

  private struct Line {
    var text: TextLine
    var place: Point
    var style: TextStyle
  }

  private let lines: [Line]
  private let rules: [Double]
  private let dots: [(place: Point, colour: Colour)]

  private static let style = TextStyle(size: 11)
  private static let boldStyle = TextStyle(size: 11, isBold: true)
  private static let padding = 5.0
  private static let gap = 12.0

  init(_ table: TextTable, _ request: LayoutRequest) throws(PlotError) {
    let typesetter = request.typesetter
    let width = request.size?.width ?? table.width
    let hasDots = table.colours.contains { $0 != nil }
    let left = hasDots ? 14.0 : 0
    let total = table.columns.reduce(0) { $0 + $1.share }
    let room = max(width - left - Self.gap * Double(table.columns.count - 1), 40)
    var starts: [Double] = []
    var widths: [Double] = []
    var x = left
    for column in table.columns {
      starts.append(x)
      widths.append(room * column.share / total)
      x += room * column.share / total + Self.gap
    }
    var lines: [Line] = []
    var rules: [Double] = []
    var dots: [(place: Point, colour: Colour)] = []
    var y = 0.0
    for (column, start) in zip(table.columns, starts) {
      let title = try typesetter.line(column.title, .axisTitle)
      lines.append(
        Line(
          text: title, place: Point(x: start, y: y + TextStyle.axisTitle.ascent),
          style: .axisTitle))
    }
    y += TextStyle.axisTitle.lineHeight + 3
    for (index, row) in table.rows.enumerated() {
      rules.append(y)
      y += Self.padding
      var tallest = 1
      for (place, text) in row.enumerated() {
        let style = table.columns[place].isBold ? Self.boldStyle : Self.style
        let wrapped = try typesetter.wrap(text, style, width: widths[place])
        tallest = max(tallest, wrapped.count)
        for (number, line) in wrapped.enumerated() {
          let foot = y + style.ascent + Double(number) * style.lineHeight
          lines.append(Line(text: line, place: Point(x: starts[place], y: foot), style: style))
        }
      }
      if !table.colours.isEmpty, let colour = table.colours[index] {
        dots.append((Point(x: 4, y: y + Self.style.ascent - Self.style.capHeight / 2), colour))
      }
      y += Double(tallest) * Self.style.lineHeight + Self.padding - 2
    }
    (self.lines, self.rules, self.dots) = (lines, rules, dots)
    plotSize = Size(width: width, height: y)
    footnotes = table.footnote.map { [$0] } ?? []
  }

  func draw(on canvas: Canvas, plot: Rect) throws(PlotError) {
    for (index, rule) in rules.enumerated() {
      canvas.strokeHairline(
        from: Point(x: plot.x, y: plot.y + rule),
        to: Point(x: plot.x + plotSize.width, y: plot.y + rule),
        index == 0 ? Theme.axis : Theme.grid)
    }
    for dot in dots {
      canvas.fillDisc(
        centre: Point(x: plot.x + dot.place.x, y: plot.y + dot.place.y), radius: 3.75, dot.colour)
    }
    for line in lines {
      canvas.place(
        line.text.placed(
          at: Point(x: plot.x + line.place.x, y: plot.y + line.place.y), line.style))
    }
  }
}
