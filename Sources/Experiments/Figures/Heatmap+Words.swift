import LanguageModels
import Phrases
import Plotting
import Text

extension Heatmap {
  /// How alike some words of a text are, each with each.
  ///
  /// - Parameters:
  ///   - words: The words, by number.
  ///   - text: The text that they are of.
  ///   - title: The finding.
  ///   - subtitle: Model, data and seed.
  ///   - cosine: The cosine of two words, by number.
  /// - Returns: The map.
  public static func cosines(
    of words: [Int], in text: SentenceCorpus, title: Phrase, subtitle: Phrase = "",
    _ cosine: (Int, Int) -> Double
  ) -> Heatmap {
    cosines(of: text.words(words), title: title, subtitle: subtitle) {
      cosine(words[$0], words[$1])
    }
  }

  /// The first numbers of some words' vectors, at length 1.
  ///
  /// - Parameters:
  ///   - count: How many numbers.
  ///   - words: The words, by number.
  ///   - vectors: Their vectors.
  ///   - names: What the words are called.
  /// - Returns: The map.
  public static func firstNumbers(
    _ count: Int, of words: [Int], in vectors: WordVectors, names: [String]
  ) -> Heatmap {
    Heatmap(
      title: "numbers",
      values: words.map { word in (0..<count).map { Double(vectors.index.unit[word, $0]) } },
      rows: .init("word", labels: names.verbatim),
      columns: .init("number of the vector", labels: (1...count).map { "\($0)" }), labels: .names,
      scale: .init("value at length 1", colours: .diverging, range: -0.3...0.3),
      cells: .init(showNumbers: false))
  }
}

extension Panels {
  /// A map with a table beside it.
  ///
  /// - Parameters:
  ///   - title: The finding.
  ///   - subtitle: Model, data and seed.
  ///   - map: The map, and what it is called.
  ///   - table: The table, and what it is called.
  ///   - footnote: What not to read into the map.
  /// - Returns: Both.
  public static func map(
    title: Phrase, subtitle: Phrase, _ map: Panel, beside table: Panel, footnote: Phrase
  ) -> Panels {
    Panels(
      title: title, subtitle: subtitle, columns: 2, panels: [map, table], footnote: footnote,
      width: 1120, chartHeight: 560)
  }
}
