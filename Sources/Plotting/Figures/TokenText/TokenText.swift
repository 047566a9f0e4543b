/// A text as its tokens, each on the colour of a value, such as its loss.
public struct TokenText: Figure {
  /// The finding or question.
  public var title: String
  /// Model, data, step, seed.
  public var subtitle: String
  /// A quiet mark at the top right, such as `quick run`.
  public var note: String?
  /// The raw tokens, in order; one that ends in a line break ends its line.
  public var tokens: [String]
  /// A value for each token; nil has none, such as the loss of the first.
  public var values: [Double?]
  /// A small text below each token, or none at all.
  public var captions: [String]
  /// What the values are, with their unit.
  public var valueTitle: String
  /// How values become colours.
  public var colours: ColourMap
  /// The values at the ends of the colour bar; nil takes them from the data.
  public var range: ClosedRange<Double>?
  /// What the colour of tokens without a value means.
  public var missingTitle: String
  /// A sentence below the figure.
  public var footnote: String?
  /// The width of the text, in points.
  public var width: Double

  /// Makes a text of coloured tokens.
  public init(
    title: String, subtitle: String = "", tokens: [String], values: [Double?],
    captions: [String] = [], valueTitle: String, colours: ColourMap = .viridis,
    range: ClosedRange<Double>? = nil, missingTitle: String = "no value", note: String? = nil,
    footnote: String? = nil, width: Double = 712
  ) {
    self.title = title
    self.subtitle = subtitle
    self.tokens = tokens
    self.values = values
    self.captions = captions
    self.valueTitle = valueTitle
    self.colours = colours
    self.range = range
    self.missingTitle = missingTitle
    self.note = note
    self.footnote = footnote
    self.width = width
  }

  /// What the figure shows, in words.
  public var alternativeText: String {
    let known = zip(tokens, values).compactMap { token, value in value.map { (token, $0) } }
    let highest = known.max { $0.1 < $1.1 }
    let peak = highest.map {
      ", highest at \"\(TokenLabel.visible($0.0))\" with \(NumberFormat.short($0.1))"
    }
    return "Text of \(tokens.count) tokens: \(title). \(valueTitle) of each\(peak ?? "")."
  }
}
