import Phrases
import Platform

extension TokenText: ScaledContent {
  func layout(_ request: LayoutRequest) throws(PlotError) -> any PlotLayout {
    try checkNumbers()
    return try TokenTextLayout(self, request)
  }

  func document(in catalogue: Catalogue) throws(PlotError) -> JSONValue {
    try checkNumbers()
    return .object([
      "figure": .string("token text"), "title": .text(title, in: catalogue),
      "subtitle": .text(subtitle, in: catalogue),
      "tokens": .strings(tokens), "values": .array(values.map(JSONValue.optional)),
      "captions": .strings(captions), "value": .text(valueTitle, in: catalogue),
      "colours": .string(colours.rawValue),
    ])
  }

  var missingValueTitle: Phrase? { values.contains { $0 == nil } ? missingTitle : nil }

  var colourRange: ClosedRange<Double> { range ?? colours.range(of: values.compactMap { $0 }) }

  /// Holds that there are tokens, each with a value or none.
  func checkNumbers() throws(PlotError) {
    guard !tokens.isEmpty else {
      throw PlotError("The text \"\(title)\" has no tokens: give at least one.")
    }
    try Check.sameCount(tokens, "tokens", values, "values", of: "the text \"\(title)\"")
    if !captions.isEmpty {
      try Check.sameCount(tokens, "tokens", captions, "captions", of: "the text \"\(title)\"")
    }
    for case (let index, let value?) in values.enumerated() where !value.isFinite {
      throw PlotError(
        """
        The text "\(title)" holds \(value) at token \(index) \
        ("\(TokenLabel.visible(tokens[index]))"): every value must be finite, or nil where there is \
        none.
        """)
    }
  }
}
