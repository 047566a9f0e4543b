import Phrases
import Plotting

extension Heatmap {
  /// How alike some words are, each with each.
  ///
  /// - Parameters:
  ///   - words: What rows and columns are called.
  ///   - title: The finding.
  ///   - subtitle: Model, data and seed.
  ///   - cosine: The cosine of two words, by their places in `words`.
  /// - Returns: The map.
  public static func cosines(
    of words: [String], title: Phrase, subtitle: Phrase = "", _ cosine: (Int, Int) -> Double
  ) -> Heatmap {
    Heatmap(
      title: title, subtitle: subtitle,
      values: words.indices.map { one in words.indices.map { cosine(one, $0) } },
      rows: .init("word", labels: words.verbatim),
      columns: .init("word", labels: words.verbatim), labels: .names,
      scale: .init("cosine", range: 0...1))
  }
}
