import Phrases

/// A text as its tokens, each on the colour of a value, such as its loss.
public struct TokenText: Figure {
  /// The finding or question.
  public var title: Phrase
  /// Model, data, step, seed.
  public var subtitle: Phrase
  /// A quiet mark at the top right, such as `quick run`.
  public var note: Phrase?
  /// The raw tokens, in order; one that ends in a line break ends its line.
  public var tokens: [String]
  /// A value for each token; nil has none, such as the loss of the first.
  public var values: [Double?]
  /// A small text below each token, or none at all.
  public var captions: [String]
  /// What the values are, with their unit.
  public var valueTitle: Phrase
  /// How values become colours.
  public var colours: ColourMap
  /// The values at the ends of the colour bar; nil takes them from the data.
  public var range: ClosedRange<Double>?
  /// What the colour of tokens without a value means.
  public var missingTitle: Phrase
  /// A sentence below the figure.
  public var footnote: Phrase?
  /// The width of the text, in points.
  public var width: Double

  /// Makes a text of coloured tokens.
  public init(
    title: Phrase, subtitle: Phrase = "", tokens: [String], values: [Double?],
    captions: [String] = [], valueTitle: Phrase, colours: ColourMap = .viridis,
    range: ClosedRange<Double>? = nil, missingTitle: Phrase = "no value", note: Phrase? = nil,
    footnote: Phrase? = nil, width: Double = 712
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
  public var alternative: Phrase {
    let known = zip(tokens, values).compactMap { token, value in value.map { (token, $0) } }
    guard let (token, value) = known.max(by: { $0.1 < $1.1 }) else {
      return "Text of \(tokens.count) tokens: \(title). \(valueTitle) of each."
    }
    return """
      Text of \(tokens.count) tokens: \(title). \(valueTitle) of each, highest at \
      "\(TokenLabel.visible(token))" with \(NumberFormat.short(value)).
      """
  }
}
