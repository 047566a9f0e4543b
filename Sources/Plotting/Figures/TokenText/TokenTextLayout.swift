import Phrases

/// A text of coloured tokens, measured and broken into lines.
struct TokenTextLayout: PlotLayout {
  let insets: Insets
  let plotSize: Size
  let footnotes: [Phrase]

  private struct Box {
    var rect: Rect
    var line: TextLine
    var caption: TextLine?
    var value: Double?
  }

  private let text: TokenText
  private let range: ClosedRange<Double>
  private let boxes: [Box]
  private let bar: ColourBar?

  private static let style = TextStyle(size: 13)
  private static let captionStyle = TextStyle(size: 9, colour: Theme.quietInk)
  private static let boxHeight = 23.0
  private static let gap = 2.0
  private static let breakRoom = 22.0

  init(_ text: TokenText, _ request: LayoutRequest) throws(PlotError) {
    self.text = text
    let typesetter = request.typesetter
    range = request.sharedRange ?? text.colourRange
    let width = request.size?.width ?? text.width
    bar =
      request.sharedRange != nil
      ? nil
      : try ColourBar(
        title: text.valueTitle, map: text.colours, range: range,
        masked: text.values.contains { $0 == nil } ? text.missingTitle : nil,
        width: min(width, 240), typesetter)
    let hasCaptions = text.captions.contains { !$0.isEmpty }
    let pitch = Self.boxHeight + (hasCaptions ? 20 : 7)
    var boxes: [Box] = []
    var (x, y) = (0.0, 0.0)
    for (index, token) in text.tokens.enumerated() {
      let line = try typesetter.line(
        TokenLabel.shortened(TokenLabel.visible(token), to: 40), Self.style)
      var caption: TextLine?
      if hasCaptions, !text.captions[index].isEmpty {
        caption = try typesetter.line(
          TokenLabel.shortened(TokenLabel.visible(text.captions[index]), to: 16),
          Self.captionStyle)
      }
      let wide = max(line.width + 7, (caption?.width ?? 0) + 2).rounded(.up)
      // A line break alone may use the last points of a line, so that it does not stand alone.
      if x > 0, x + wide > width - (token.allSatisfy(\.isNewline) ? 0 : Self.breakRoom) {
        x = 0
        y += pitch
      }
      boxes.append(
        Box(
          rect: Rect(x: x, y: y, width: wide, height: Self.boxHeight), line: line,
          caption: caption, value: text.values[index]))
      x += wide + Self.gap
      if token.last?.isNewline ?? false {
        x = 0
        y += pitch
      }
    }
    self.boxes = boxes
    let bottom = (boxes.last?.rect.maxY ?? 0) + (hasCaptions ? 15 : 0)
    let right = boxes.map(\.rect.maxX).max() ?? 0
    plotSize = Size(width: max(width, right), height: bottom)
    insets = Insets(
      top: bar.map { $0.size.height + 14 } ?? 0, left: 0, bottom: 0,
      right: max(0, (bar?.size.width ?? 0) - plotSize.width)
    ).union(request.insets)
    footnotes = text.footnote.map { [$0] } ?? []
  }

  func draw(on canvas: Canvas, plot: Rect) throws(PlotError) {
    bar?.draw(on: canvas, at: Point(x: plot.x, y: plot.y - insets.top))
    for box in boxes {
      let rect = Rect(
        x: plot.x + box.rect.x, y: plot.y + box.rect.y, width: box.rect.width,
        height: box.rect.height)
      let colour =
        box.value.map { text.colours.colour(at: ColourBar.position(of: $0, in: range)) }
        ?? Theme.masked
      canvas.fillRect(rect, radius: 3, colour)
      let style = Self.style.coloured(ColourMap.ink(on: colour))
      canvas.place(
        box.line.placed(
          at: Point(x: rect.midX, y: rect.midY + style.capHeight / 2), style, anchor: .middle))
      if let caption = box.caption {
        canvas.place(
          caption.placed(
            at: Point(x: rect.midX, y: rect.maxY + 3 + Self.captionStyle.ascent),
            Self.captionStyle, anchor: .middle))
      }
    }
  }
}
