import LanguageModels
import Phrases
import Plotting
import Tensors
import Text

/// Words with their places on a map of the full space.
public struct WordMap: Sendable {
  /// The words, by number.
  public let words: [Int]
  /// Their vectors at length 1, `[words, width]`.
  public let points: Tensor
  /// The places by t-SNE, `[words, 2]`.
  public let places: Tensor
  /// About how many neighbours a word has there.
  public let perplexity: Double
  /// The text that the words are of.
  private let text: SentenceCorpus

  /// Keeps a finished map.
  public init(_ words: [Int], of text: SentenceCorpus, points: Tensor, _ map: TSNE) {
    (self.words, self.text, self.points) = (words, text, points)
    (places, perplexity) = (map.positions, map.perplexity)
  }

  /// What some words of the map are called, by their places in ``words``.
  public func names(_ members: [Int]) -> [String] { text.words(members.map { words[$0] }) }

  /// One group for each kind, in the kind's colour; what is of no kind stays in the background.
  ///
  /// - Parameters:
  ///   - kinds: The kinds; where there are none, all words are one group.
  ///   - places: The places of the words, `[words, 2]`.
  /// - Returns: The groups.
  public func groups(of kinds: LabelledWords, at places: Tensor) -> [ScatterPlot.Group] {
    func group(_ name: Phrase, _ colour: Colour, of kind: Int?) -> ScatterPlot.Group {
      let members = words.indices.filter { kinds.kindOfWord[words[$0]] == kind }
      return .init(
        name, members: members, of: places, labels: names(members).verbatim, colour: colour,
        marker: .disc)
    }
    if kinds.kinds.isEmpty { return [group("words", Theme.categories[0], of: nil)] }
    return kinds.kinds.enumerated().map { place, kind in
      group(Phrase(key: kind.name), Theme.categories[kind.place], of: place)
    } + [group("other words", Colour(hex: 0xB4BAC6), of: nil)]
  }

  /// One group for each that k-means has found, on this map.
  ///
  /// - Parameters:
  ///   - found: The groups of the words.
  ///   - colours: One for each group.
  /// - Returns: The groups.
  public func groups(of found: KMeans, colours: [Colour]) -> [ScatterPlot.Group] {
    colours.enumerated().map { group, colour in
      let members = found.members(of: group)
      return .init(
        "group \(group + 1)", members: members, of: places, labels: names(members).verbatim,
        colour: colour)
    }
  }
}
