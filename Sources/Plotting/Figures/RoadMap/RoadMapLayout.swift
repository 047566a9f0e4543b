import Phrases

/// A map, measured: a column a region, a box a stop.
struct RoadMapLayout: PlotLayout {
  let insets = Insets(top: 0, left: 0, bottom: 0, right: 0)
  let plotSize: Size
  let footnotes: [Phrase]
  var isStretchable: Bool { false }

  private struct Box {
    var stop: RoadMap.Stop
    var rect: Rect
    var colour: Colour
  }

  private let map: RoadMap
  private let boxes: [Box]
  private let bands: [Rect]
  private let texts: [PlacedText]
  private let legend: Rect

  private static let gap = 36.0
  private static let rowGap = 26.0
  private static let padding = 11.0
  private static let bandPadding = 12.0
  private static let widestBox = 214.0
  private static let nameStyle = TextStyle(size: 12, isBold: true)
  private static let questionStyle = TextStyle(size: 10.5, colour: Theme.ink)
  private static let dotPitch = 10.0

  init(_ map: RoadMap, _ request: LayoutRequest) throws(PlotError) {
    let typesetter = request.typesetter
    let columns = map.regions.indices.filter { region in
      map.stops.contains { $0.region == region }
    }
    let count = Double(columns.count)
    let room = request.size?.width ?? map.width
    let boxWidth = min(
      Self.widestBox,
      max(60, (room - 2 * Self.bandPadding - (count - 1) * Self.gap) / count))
    let pitch = boxWidth + Self.gap
    var texts: [PlacedText] = []

    // The names of the regions, broken into as many lines as the widest needs.
    let style = TextStyle.panelTitle
    var titles: [[TextLine]] = []
    for region in columns {
      titles.append(try typesetter.wrap(map.regions[region], style, width: boxWidth))
    }
    let titleHeight = Double(titles.map(\.count).max() ?? 1) * style.lineHeight

    var boxes: [Box] = []
    var bottom = 0.0
    for (column, region) in columns.enumerated() {
      let x = Self.bandPadding + Double(column) * pitch
      for (index, line) in titles[column].enumerated() {
        let foot = Self.bandPadding + style.ascent + Double(index) * style.lineHeight
        texts.append(line.placed(at: Point(x: x, y: foot), style))
      }
      var y = Self.bandPadding + titleHeight + 10
      let colour = Theme.categories[region % Theme.categories.count]
      for stop in map.stops where stop.region == region {
        let (height, placed) = try Self.box(stop, x: x, y: y, width: boxWidth, typesetter)
        texts += placed
        boxes.append(
          Box(
            stop: stop, rect: Rect(x: x, y: y, width: boxWidth, height: height), colour: colour))
        y += height + Self.rowGap
      }
      bottom = max(bottom, y - Self.rowGap)
    }
    bottom += Self.bandPadding
    bands = columns.indices.map { column in
      Rect(
        x: Double(column) * pitch, y: 0, width: boxWidth + 2 * Self.bandPadding, height: bottom)
    }
    let width = 2 * Self.bandPadding + count * pitch - Self.gap
    legend = Rect(x: 0, y: bottom + 14, width: width, height: 16)
    let foot = legend.y + 12
    let first = try typesetter.line(map.visitedTitle, .note)
    texts.append(first.placed(at: Point(x: 30, y: foot), .note))
    let second = try typesetter.line(map.taskTitle, .note)
    texts.append(second.placed(at: Point(x: 30 + first.width + 36, y: foot), .note))
    plotSize = Size(
      width: max(width, 30 + first.width + 36 + second.width), height: legend.maxY)
    (self.map, self.boxes, self.texts) = (map, boxes, texts)
    footnotes = map.footnote.map { [$0] } ?? []
  }

  /// Measures one stop: its height and its texts.
  private static func box(
    _ stop: RoadMap.Stop, x: Double, y: Double, width: Double, _ typesetter: Typesetter
  ) throws(PlotError) -> (Double, [PlacedText]) {
    var texts: [PlacedText] = []
    var foot = y + padding
    for (text, style) in [(stop.name, nameStyle), (stop.question, questionStyle)] {
      for line in try typesetter.wrap(text, style, width: width - 2 * padding) {
        texts.append(line.placed(at: Point(x: x + padding, y: foot + style.ascent), style))
        foot += style.lineHeight
      }
      foot += 2
    }
    if stop.taskCount > 0 { foot += dotPitch + 2 }
    return (foot - 2 + padding - y, texts)
  }

  func draw(on canvas: Canvas, plot: Rect) throws(PlotError) {
    func moved(_ rect: Rect) -> Rect {
      Rect(x: rect.x + plot.x, y: rect.y + plot.y, width: rect.width, height: rect.height)
    }
    for band in bands { canvas.fillRect(moved(band), radius: 10, Theme.plate) }
    for road in map.roads {
      guard let start = boxes.first(where: { $0.stop.id == road.from })?.rect,
        let end = boxes.first(where: { $0.stop.id == road.to })?.rect
      else { continue }
      draw(from: moved(start), to: moved(end), on: canvas)
    }
    for box in boxes {
      let rect = moved(box.rect)
      canvas.fillRect(rect, radius: 7, box.stop.isVisited ? box.colour : Theme.axis)
      let inner = Rect(
        x: rect.x + 1.25, y: rect.y + 1.25, width: rect.width - 2.5, height: rect.height - 2.5)
      canvas.fillRect(inner, radius: 6, Self.fill(box.stop.isVisited ? box.colour : nil))
      if box.stop.isVisited {
        canvas.fillRect(
          Rect(x: rect.x + 1.25, y: rect.y + 7, width: 4, height: rect.height - 14), box.colour)
      }
      for task in 0..<box.stop.taskCount {
        let x = rect.x + Self.padding + 3.5 + Double(task) * Self.dotPitch
        let centre = Point(x: x, y: rect.maxY - Self.padding - 2)
        guard centre.x + 4 < rect.maxX else { break }
        let ink = box.colour.readable(on: Theme.background)
        canvas.fillDisc(centre: centre, radius: 3.5, ink)
        if task >= box.stop.doneCount {
          canvas.fillDisc(
            centre: centre, radius: 2.4, Self.fill(box.stop.isVisited ? box.colour : nil))
        }
      }
    }
    drawLegend(on: canvas, at: moved(legend))
    for text in texts {
      canvas.place(
        PlacedText(
          words: text.words, style: text.style, anchor: text.anchor, isUpright: text.isUpright,
          place: Point(x: text.place.x + plot.x, y: text.place.y + plot.y), width: text.width))
    }
  }

  private func drawLegend(on canvas: Canvas, at place: Rect) {
    let colour = Theme.categories[0]
    let sample = Rect(x: place.x + 4, y: place.y + 1, width: 20, height: 13)
    canvas.fillRect(sample, radius: 3, colour)
    canvas.fillRect(
      Rect(x: sample.x + 1.25, y: sample.y + 1.25, width: 17.5, height: 10.5), radius: 2,
      Self.fill(colour))
    canvas.fillRect(Rect(x: sample.x + 1.25, y: sample.y + 3, width: 3, height: 7), colour)
    if let second = texts.last {
      canvas.fillDisc(
        centre: Point(x: place.x + second.place.x - 11, y: place.y + 7.5), radius: 3.5, colour)
    }
  }

  /// The ground of a box: a tint of its region's colour where somebody has been.
  private static func fill(_ colour: Colour?) -> Colour {
    colour.map { Theme.background.mixed(with: $0, share: 0.16) } ?? Theme.background
  }

  /// Draws a road: straight down within a region, a curve from side to side between two.
  private func draw(from start: Rect, to end: Rect, on canvas: Canvas) {
    let ink = Theme.reference
    if abs(start.x - end.x) < 1 {
      let (from, to) = (Point(x: start.midX, y: start.maxY), Point(x: end.midX, y: end.y))
      canvas.strokeLine([from, Point(x: to.x, y: to.y - 5)], width: 1.5, ink)
      canvas.fillPolygon(
        [
          to, Point(x: to.x - 4, y: to.y - 7.5), Point(x: to.x + 4, y: to.y - 7.5),
        ], ink)
      return
    }
    let (from, to) = (Point(x: start.maxX, y: start.midY), Point(x: end.x, y: end.midY))
    let reach = (to.x - from.x) * 0.5
    let points = (0...24).map { step in
      let t = Double(step) / 24
      let s = 1 - t
      let (a, b, c, d) = (s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t)
      return Point(
        x: a * from.x + b * (from.x + reach) + c * (to.x - reach) + d * (to.x - 5),
        y: (a + b) * from.y + (c + d) * to.y)
    }
    canvas.strokeLine(points, width: 1.5, ink)
    canvas.fillPolygon(
      [to, Point(x: to.x - 7.5, y: to.y - 4), Point(x: to.x - 7.5, y: to.y + 4)], ink)
  }
}
