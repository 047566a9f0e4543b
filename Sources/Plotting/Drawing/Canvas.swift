import CGD

/// A picture being drawn: shapes at once, text last.
///
/// All places are in points; a point is `scale` pixels. Every text that was placed is kept in
/// `textBoxes`, so that a test can hold that none overlaps another or leaves the canvas.
final class Canvas {
  /// The size in points.
  let size: Size
  let scale: Int
  let pixelWidth: Int
  let pixelHeight: Int
  /// The fonts of all texts.
  let fonts: FontFamily
  /// Where each text stands, in points, with its words.
  private(set) var textBoxes: [(text: String, box: Rect)] = []

  private let image: gdImagePtr
  private var texts: [PlacedText] = []

  /// The most pixels that a picture may have.
  static let pixelLimit = 64_000_000

  /// Makes a canvas in the colour of the page.
  init(size: Size, scale: Int, fonts: FontFamily = .latin) throws(PlotError) {
    guard (1...4).contains(scale) else {
      throw PlotError("A figure was asked for at scale \(scale), but the scale must be 1 to 4.")
    }
    let (width, height) = (Int(size.width.rounded(.up)), Int(size.height.rounded(.up)))
    guard width > 0, height > 0,
      Double(width * scale) * Double(height * scale) <= Double(Self.pixelLimit)
    else {
      throw PlotError(
        """
        A figure of \(width) by \(height) points at scale \(scale) was asked for, but it may have \
        64 million pixels at most: draw fewer cells or panels, or at a lower scale.
        """)
    }
    pixelWidth = width * scale
    pixelHeight = height * scale
    guard let image = gdImageCreateTrueColor(Int32(pixelWidth), Int32(pixelHeight)) else {
      throw PlotError(
        """
        libgd could not make a picture of \(pixelWidth) by \(pixelHeight) pixels: free some memory, \
        or draw at a lower scale.
        """)
    }
    self.size = Size(width: Double(width), height: Double(height))
    self.scale = scale
    self.fonts = fonts
    self.image = image
    gdImageAlphaBlending(image, 0)
    fillCell(Rect(x: 0, y: 0, width: self.size.width, height: self.size.height), Theme.background)
  }

  deinit {
    gdImageDestroy(image)
  }

  // MARK: - Shapes

  /// Fills a rectangle on whole pixels, without a seam to a neighbour that shares its border.
  func fillCell(_ rect: Rect, _ colour: Colour) {
    let left = max(0, pixel(rect.x))
    let right = min(pixelWidth, pixel(rect.maxX))
    let top = max(0, pixel(rect.y))
    let bottom = min(pixelHeight, pixel(rect.maxY))
    guard left < right, top < bottom, let rows = cgd_pixel_rows(image) else { return }
    let value = Int32(colour.hex)
    for y in top..<bottom {
      guard let row = rows[y] else { continue }
      for x in left..<right { row[x] = value }
    }
  }

  /// Fills a polygon without crossings.
  func fillPolygon(_ corners: [Point], _ colour: Colour, clip: Rect? = nil) {
    draw(around: corners, reach: 1, clip: clip, colour) { mask, corners in
      mask.addPolygon(corners)
    }
  }

  /// Fills a rectangle, with rounded corners if a radius is given.
  func fillRect(_ rect: Rect, radius: Double = 0, _ colour: Colour) {
    guard rect.width > 0, rect.height > 0 else { return }
    let r = min(radius, rect.width / 2, rect.height / 2)
    guard r > 0 else {
      fillPolygon(
        [
          Point(x: rect.x, y: rect.y), Point(x: rect.maxX, y: rect.y),
          Point(x: rect.maxX, y: rect.maxY), Point(x: rect.x, y: rect.maxY),
        ], colour)
      return
    }
    fillPolygon(Self.roundedCorners(rect, r), colour)
  }

  /// Draws a line through points, with round joins; `dash` gives the lengths of stroke and gap.
  func strokeLine(
    _ points: [Point], width: Double, _ colour: Colour, dash: [Double] = [], clip: Rect? = nil
  ) {
    guard !points.isEmpty else { return }
    let pieces = dash.isEmpty ? [points] : Dash.cut(points, lengths: dash)
    let lineWidth = max(1, width * Double(scale))
    draw(around: points, reach: width / 2 + 1, clip: clip, colour) { mask, _ in
      for piece in pieces {
        let corners = piece.map { self.pixels($0) }
        if corners.count == 1 {
          mask.addDisc(centre: corners[0], radius: lineWidth / 2)
        }
        for (start, end) in zip(corners, corners.dropFirst()) {
          mask.addStroke(from: start, to: end, lineWidth: lineWidth)
        }
      }
    }
  }

  /// Draws a level or upright hairline on whole pixels, one point wide.
  func strokeHairline(from start: Point, to end: Point, _ colour: Colour) {
    if start.y == end.y {
      let left = min(start.x, end.x)
      fillCell(Rect(x: left, y: start.y - 0.5, width: abs(end.x - start.x), height: 1), colour)
    } else {
      let top = min(start.y, end.y)
      fillCell(Rect(x: start.x - 0.5, y: top, width: 1, height: abs(end.y - start.y)), colour)
    }
  }

  /// Fills a disc.
  func fillDisc(centre: Point, radius: Double, _ colour: Colour, clip: Rect? = nil) {
    draw(around: [centre], reach: radius + 1, clip: clip, colour) { mask, corners in
      mask.addDisc(centre: corners[0], radius: radius * Double(self.scale))
    }
  }

  // MARK: - Text

  /// Places a text; it is drawn when the picture is finished.
  func place(_ text: PlacedText) {
    guard !text.words.isEmpty else { return }
    texts.append(text)
    textBoxes.append((text.words, text.box))
  }

  /// Draws all text and returns the picture as the bytes of a PNG file.
  func png() throws(PlotError) -> [UInt8] {
    gdImageAlphaBlending(image, 1)
    try TextEngine.draw(texts, in: fonts, on: image, scale: scale)
    texts = []
    var count: Int32 = 0
    guard let data = gdImagePngPtrEx(image, &count, 6) else {
      throw PlotError("libgd could not encode the picture as PNG: free some memory and try again.")
    }
    defer { gdFree(data) }
    return Array(UnsafeRawBufferPointer(start: data, count: Int(count)))
  }

  // MARK: - Pixels

  /// Returns the colour of a pixel as `0xRRGGBB`.
  func hex(x: Int, y: Int) -> UInt32 {
    UInt32(truncatingIfNeeded: gdImageGetTrueColorPixel(image, Int32(x), Int32(y))) & 0xFFFFFF
  }

  private func pixel(_ points: Double) -> Int {
    Int((points * Double(scale)).rounded())
  }

  private func pixels(_ point: Point) -> Point {
    Point(x: point.x * Double(scale), y: point.y * Double(scale))
  }

  /// Makes a mask just large enough, lets a shape fill it and blends a colour through it.
  private func draw(
    around points: [Point], reach: Double, clip: Rect?, _ colour: Colour,
    _ fill: (inout CoverageMask, [Point]) -> Void
  ) {
    guard let first = points.first else { return }
    var (minX, maxX, minY, maxY) = (first.x, first.x, first.y, first.y)
    for point in points {
      (minX, maxX) = (min(minX, point.x), max(maxX, point.x))
      (minY, maxY) = (min(minY, point.y), max(maxY, point.y))
    }
    let clip = clip ?? Rect(x: 0, y: 0, width: size.width, height: size.height)
    let left = max(0, pixel(max(minX - reach, clip.x)))
    let right = min(pixelWidth, pixel(min(maxX + reach, clip.maxX)))
    let top = max(0, pixel(max(minY - reach, clip.y)))
    let bottom = min(pixelHeight, pixel(min(maxY + reach, clip.maxY)))
    guard left < right, top < bottom else { return }
    var mask = CoverageMask(x: left, y: top, width: right - left, height: bottom - top)
    fill(&mask, points.map(pixels))
    blend(mask, colour)
  }

  private func blend(_ mask: CoverageMask, _ colour: Colour) {
    guard let rows = cgd_pixel_rows(image) else { return }
    let (red, green, blue) = (
      Float(colour.red * 255), Float(colour.green * 255), Float(colour.blue * 255)
    )
    let opacity = Float(colour.opacity)
    for y in 0..<mask.height {
      guard let row = rows[mask.y + y] else { continue }
      for x in 0..<mask.width {
        let share = mask.coverage[y * mask.width + x] * opacity
        guard share > 0 else { continue }
        let old = row[mask.x + x]
        let (r, g, b) = (
          Float((old >> 16) & 0xFF), Float((old >> 8) & 0xFF), Float(old & 0xFF)
        )
        row[mask.x + x] =
          Int32((r + (red - r) * share).rounded()) << 16
          | Int32((g + (green - g) * share).rounded()) << 8
          | Int32((b + (blue - b) * share).rounded())
      }
    }
  }

  private static func roundedCorners(_ rect: Rect, _ radius: Double) -> [Point] {
    // Eight steps a quarter turn, from exact values so that every machine draws the same.
    let quarter: [(Double, Double)] = [
      (1, 0), (0.980785, 0.195090), (0.923880, 0.382683), (0.831470, 0.555570),
      (0.707107, 0.707107), (0.555570, 0.831470), (0.382683, 0.923880), (0.195090, 0.980785),
      (0, 1),
    ]
    let (left, right) = (rect.x + radius, rect.maxX - radius)
    let (top, bottom) = (rect.y + radius, rect.maxY - radius)
    return quarter.map { Point(x: right + radius * $0.0, y: bottom + radius * $0.1) }
      + quarter.map { Point(x: left - radius * $0.1, y: bottom + radius * $0.0) }
      + quarter.map { Point(x: left - radius * $0.0, y: top - radius * $0.1) }
      + quarter.map { Point(x: right + radius * $0.1, y: top - radius * $0.0) }
  }
}
