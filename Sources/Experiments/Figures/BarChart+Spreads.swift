import Notebook
import Phrases
import Plotting

extension BarChart.Series {
  /// Makes bars of medians, with the ranges of what they are the medians of.
  public init(_ name: Phrase, spreads: [Spread], colour: Colour) {
    self.init(
      name, values: spreads.map(\.median), low: spreads.map(\.low), high: spreads.map(\.high),
      colour: colour)
  }
}
