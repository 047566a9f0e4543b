import Notebook
import Phrases
import Plotting
import Text

extension TextTable {
  /// Sentences that were found, each with its cosine and its reference before it.
  ///
  /// - Parameters:
  ///   - found: Sentences by number, with a cosine each.
  ///   - source: The text that they stand in.
  ///   - title: The finding.
  ///   - subtitle: Model, data and seed.
  ///   - footnote: With what the cosine is.
  /// - Returns: The table.
  public static func sentences(
    _ found: some Sequence<(row: Int, cosine: Double)>, of source: SentenceText, title: Phrase,
    subtitle: Phrase, footnote: Phrase
  ) -> TextTable {
    TextTable(
      title: title, subtitle: subtitle,
      columns: [
        Column("cosine", share: 0.09, isBold: true),
        Column(source.isBible ? "verse" : "number", share: 0.15), Column("text"),
      ],
      rows: found.map { row, cosine in
        [
          "\(cosine, decimals: 2)", .verbatim(source.references[row]),
          .verbatim(source.sentences[row].shortened(to: 400)),
        ]
      }, footnote: footnote)
  }
}
