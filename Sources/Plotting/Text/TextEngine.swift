import CGD
import Synchronization

/// The one place where text is measured and drawn.
///
/// libgd keeps a cache of fonts that is not safe to set up from two threads, so everything here goes
/// through one lock. The lock guards the fonts found so far and nothing else: what a figure looks
/// like does not depend on what was drawn before it.
enum TextEngine {
  /// A piece of a line whose characters one font has.
  struct Run: Equatable {
    var font: FontName
    var text: String
  }

  private struct Fonts: Sendable {
    var isReady = false
    var faces: [FontName: FontFace] = [:]
  }

  private static let fonts = Mutex(Fonts())

  /// Returns the width of a line, in points: the widest of what it takes at 1 and 2 pixels a point,
  /// since hinting moves letters by parts of a pixel.
  static func width(
    of text: String, _ style: TextStyle, _ family: FontFamily
  ) throws(PlotError) -> Double {
    try locked { fonts throws(PlotError) in
      let runs = try runs(of: text, family, isBold: style.isBold, &fonts)
      var widest = 0.0
      for scale in 1...2 {
        var pixels = 0
        for run in runs {
          let face = try face(run.font, &fonts)
          pixels += try advance(run.text, face, style.size * Double(scale))
        }
        widest = max(widest, Double(pixels) / Double(scale))
      }
      return widest
    }
  }

  /// Splits a text into runs of one font; a character that no font has becomes its number, `U+XXXX`.
  static func runs(
    of text: String, _ family: FontFamily, isBold: Bool
  ) throws(PlotError) -> [Run] {
    try locked { fonts throws(PlotError) in try runs(of: text, family, isBold: isBold, &fonts) }
  }

  /// Draws lines onto a picture.
  static func draw(
    _ texts: [PlacedText], in family: FontFamily, on image: gdImagePtr, scale: Int
  ) throws(PlotError) {
    try locked { fonts throws(PlotError) in
      for text in texts { try draw(text, in: family, on: image, scale: Double(scale), &fonts) }
    }
  }

  // MARK: - Within the lock

  private static func locked<Result: Sendable>(
    _ body: (inout Fonts) throws(PlotError) -> Result
  ) throws(PlotError) -> Result {
    try fonts.withLock { fonts throws(PlotError) in
      if !fonts.isReady {
        gdFontCacheSetup()
        fonts.isReady = true
      }
      return try body(&fonts)
    }
  }

  private static func draw(
    _ text: PlacedText, in family: FontFamily, on image: gdImagePtr, scale: Double,
    _ fonts: inout Fonts
  ) throws(PlotError) {
    let size = text.style.size * scale
    var pieces: [(run: Run, face: FontFace, advance: Int)] = []
    for run in try runs(of: text.words, family, isBold: text.style.isBold, &fonts) {
      let face = try face(run.font, &fonts)
      pieces.append((run, face, try advance(run.text, face, size)))
    }
    let total = pieces.reduce(0) { $0 + $1.advance }
    var along =
      switch text.anchor {
      case .start: 0.0
      case .middle: -Double(total) / 2
      case .end: -Double(total)
      }
    let colour = Int32(text.style.colour.hex)
    for piece in pieces {
      let x = text.place.x * scale + (text.isUpright ? 0 : along)
      let y = text.place.y * scale - (text.isUpright ? along : 0)
      _ = try ask(
        piece.face.path, piece.run.text, size, isUpright: text.isUpright,
        at: (Int32(x.rounded()), Int32(y.rounded())), colour: colour, on: image)
      along += Double(piece.advance)
    }
  }

  private static func runs(
    of text: String, _ family: FontFamily, isBold: Bool, _ fonts: inout Fonts
  ) throws(PlotError) -> [Run] {
    let names = family.fonts(isBold: isBold)
    var runs: [Run] = []
    for character in text {
      let (font, shown) = try setting(character, names, &fonts)
      if runs.last?.font == font {
        runs[runs.count - 1].text += shown
      } else {
        runs.append(Run(font: font, text: shown))
      }
    }
    return runs
  }

  /// Chooses the first font that has a character; where none has, its number is set in the first.
  private static func setting(
    _ character: Character, _ names: [FontName], _ fonts: inout Fonts
  ) throws(PlotError) -> (FontName, String) {
    let scalars = Array(character.unicodeScalars)
    if scalars.allSatisfy({ $0.isASCII && $0.value >= 32 && $0.value < 127 }) {
      return (names[0], String(character))
    }
    let visible = scalars.filter { !$0.properties.isDefaultIgnorableCodePoint }
    for name in names where visible.allSatisfy(name.suits) {
      if try has(visible, name, &fonts) {
        return (name, String(String.UnicodeScalarView(visible)))
      }
    }
    return (names[0], scalars.map(number(of:)).joined())
  }

  private static func has(
    _ scalars: [Unicode.Scalar], _ name: FontName, _ fonts: inout Fonts
  ) throws(PlotError) -> Bool {
    let face = try face(name, &fonts)
    return !scalars.isEmpty && scalars.allSatisfy { $0.value >= 32 && face.has($0) }
  }

  /// Returns a character's number, such as `U+0007`.
  static func number(of scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }

  private static func face(_ name: FontName, _ fonts: inout Fonts) throws(PlotError) -> FontFace {
    if let face = fonts.faces[name] { return face }
    let path = try ask(
      name.pattern, "x", 12, isUpright: false, at: (0, 0), colour: 0, on: nil,
      flags: gdFTEX_FONTCONFIG
    ).path
    let face = try verified(name, path: path)
    fonts.faces[name] = face
    return face
  }

  /// Checks that the font that fontconfig chose is the one wanted.
  static func verified(_ name: FontName, path: String) throws(PlotError) -> FontFace {
    guard path.split(separator: "/").last.map(String.init) == name.file else {
      throw PlotError(
        """
        The font \(name.file) was asked for, but fontconfig offers \(path): install it with \
        `apt-get install \(name.package)`.
        """)
    }
    guard let face = FontFace(path: path) else {
      throw PlotError(
        """
        The font file \(path) can't be read or has no table of characters: install it again with \
        `apt-get install --reinstall \(name.package)`.
        """)
    }
    return face
  }

  /// The way from the start of a text to where the next one begins, in pixels.
  private static func advance(
    _ text: String, _ face: FontFace, _ size: Double
  ) throws(PlotError) -> Int {
    // libgd measures ink; between two bars, spaces and bearings count too.
    let framed = try ask(face.path, "|" + text + "|", size).box
    let bars = try ask(face.path, "||", size).box
    return Int(framed[2] - framed[0]) - Int(bars[2] - bars[0])
  }

  /// Calls libgd, which draws (or only measures, without a picture) and says which file it used.
  private static func ask(
    _ font: String, _ text: String, _ size: Double, isUpright: Bool = false,
    at place: (Int32, Int32) = (0, 0), colour: Int32 = 0, on image: gdImagePtr? = nil,
    flags: Int32 = 0
  ) throws(PlotError) -> (box: [Int32], path: String) {
    var extra = gdFTStringExtra()
    extra.flags = flags | gdFTEX_RESOLUTION | gdFTEX_RETURNFONTPATHNAME
    extra.hdpi = 72
    extra.vdpi = 72
    var box = [Int32](repeating: 0, count: 8)
    // libgd reads HTML entities: "&lt;" must stay what it is.
    let escaped = text.split(separator: "&", omittingEmptySubsequences: false)
      .joined(separator: "&amp;")
    let fault = gdImageStringFTEx(
      image, &box, colour, font, size, isUpright ? Double.pi / 2 : 0, place.0, place.1,
      escaped, &extra)
    defer { gdFree(extra.fontpath) }
    if let fault {
      let packages = Set(FontName.allCases.map(\.package)).sorted().joined(separator: " ")
      throw PlotError(
        """
        libgd could not set "\(text)" in the font \(font) (\(String(cString: fault))): install the \
        fonts with `apt-get install \(packages)`.
        """)
    }
    let path = extra.fontpath.map { String(cString: $0) } ?? font
    return (box, path)
  }
}
