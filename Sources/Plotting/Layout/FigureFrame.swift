import Phrases

/// The frame of every figure: title, subtitle and note above the content, footnotes below it.
struct FigureFrame {
  let size: Size
  /// The top left corner of the content.
  let contentOrigin: Point

  private let texts: [PlacedText]
  private let plate: Rect?

  /// The narrowest that a figure gets, so that a title has room beside a small matrix.
  static let narrowest = 460.0

  init(
    title: Phrase, subtitle: Phrase, note: Phrase?, footnotes: [Phrase], content: Size,
    _ typesetter: Typesetter
  ) throws(PlotError) {
    let padding = Theme.padding
    let width = max(content.width, Self.narrowest - 2 * padding)
    var texts: [PlacedText] = []
    var y = padding
    var plate: Rect?
    var titleWidth = width
    if let note, !note.isEmpty {
      let line = TextLine.cleaned(typesetter.text(note))
      let wide = try typesetter.width(of: line, .note)
      let box = Rect(x: padding + width - wide - 16, y: y, width: wide + 16, height: 20)
      texts.append(
        PlacedText(
          words: line, style: .note, anchor: .start, isUpright: false,
          place: Point(x: box.x + 8, y: box.midY + TextStyle.note.capHeight / 2), width: wide))
      plate = box
      titleWidth = max(width - box.width - 16, width / 2)
    }
    guard !title.isEmpty else {
      throw PlotError("A figure has no title: say in it what the figure shows or asks.")
    }
    for (text, style, room) in [
      (title, TextStyle.title, titleWidth), (subtitle, TextStyle.subtitle, width),
    ] where !text.isEmpty {
      for line in try typesetter.wrap(text, style, width: room) {
        texts.append(line.placed(at: Point(x: padding, y: y + style.ascent), style))
        y += style.lineHeight
      }
      y += 2
    }
    y += 12
    contentOrigin = Point(x: padding, y: y)
    y += content.height
    if !footnotes.isEmpty {
      y += 12
      for footnote in footnotes {
        for line in try typesetter.wrap(footnote, .note, width: width) {
          texts.append(line.placed(at: Point(x: padding, y: y + TextStyle.note.ascent), .note))
          y += TextStyle.note.lineHeight
        }
      }
    }
    size = Size(width: (width + 2 * padding).rounded(.up), height: (y + padding).rounded(.up))
    self.texts = texts
    self.plate = plate
  }

  func draw(on canvas: Canvas) {
    if let plate { canvas.fillRect(plate, radius: 4, Theme.plate) }
    for text in texts { canvas.place(text) }
  }
}
