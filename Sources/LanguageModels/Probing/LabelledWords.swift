/// Words of which everybody knows what kind they are, to judge vectors that were learned without labels.
public struct LabelledWords: Sendable {
  /// A kind with its words.
  public struct Kind: Sendable {
    /// What the kind is called.
    public let name: String
    /// Its place in the lists that were given, for a colour of its own.
    public let place: Int
    /// Its words, by number.
    public let words: [Int]
  }

  /// The kinds that have enough words.
  public let kinds: [Kind]
  /// The place among ``kinds`` of each word that has one.
  public let kindOfWord: [Int: Int]

  /// Takes the words that a vocabulary has.
  ///
  /// - Parameters:
  ///   - lists: Each kind's name, and its words with spaces between them.
  ///   - leastCount: A kind with fewer words in the vocabulary is left out.
  ///   - number: The number of a word; nil where the vocabulary lacks it.
  public init(
    _ lists: [(name: String, words: String)], leastCount: Int = 3,
    number: (_ word: String) -> Int?
  ) {
    kinds = lists.enumerated().compactMap { place, list in
      let words = list.words.split(separator: " ").compactMap { number(String($0)) }
      return words.count >= leastCount ? Kind(name: list.name, place: place, words: words) : nil
    }
    var places: [Int: Int] = [:]
    for (place, kind) in kinds.enumerated() { for word in kind.words { places[word] = place } }
    kindOfWord = places
  }

  /// Whether there are two kinds to compare.
  public var canBeCompared: Bool { kinds.count >= 2 }

  /// The kind of a word; nil where it has none.
  public func kind(of word: Int) -> Kind? { kindOfWord[word].map { kinds[$0] } }

  /// All pairs of words of one kind, and all pairs of words of two.
  public var pairs: (same: [(Int, Int)], different: [(Int, Int)]) {
    var (same, different) = ([(Int, Int)](), [(Int, Int)]())
    let words = kindOfWord.keys.sorted()
    for (place, one) in words.enumerated() {
      for other in words[..<place] {
        if kindOfWord[one] == kindOfWord[other] {
          same.append((one, other))
        } else {
          different.append((one, other))
        }
      }
    }
    return (same, different)
  }
}
