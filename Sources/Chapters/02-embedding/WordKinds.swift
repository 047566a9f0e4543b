import Plotting

/// Words of which everybody knows what kind they are: the chapter's only labels, and never shown to
/// the training.
struct WordKinds {
  /// A kind with its words, by number.
  struct Kind {
    let name: String
    let words: [Int]
    let colour: Colour
  }

  let kinds: [Kind]
  /// The place among the kinds of each word that has one.
  let kindOfWord: [Int: Int]

  /// Takes the words that a text has; a kind with fewer than three is left out.
  init(_ text: EmbeddedText) {
    kinds = Self.all.enumerated().compactMap { place, kind in
      let words = kind.words.split(separator: " ").compactMap { text.number(of: String($0)) }
      guard words.count >= 3 else { return nil }
      return Kind(name: kind.name, words: words, colour: Theme.categories[place])
    }
    var places: [Int: Int] = [:]
    for (place, kind) in kinds.enumerated() { for word in kind.words { places[word] = place } }
    kindOfWord = places
  }

  /// Whether there is something to compare.
  var areEnough: Bool { kinds.count >= 2 }
  /// Whether there are enough kinds for a matrix.
  var areMany: Bool { kinds.count >= 4 }

  /// All pairs of words that have a kind: those of one kind, and those of two.
  var pairs: (same: [(Int, Int)], different: [(Int, Int)]) {
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

  /// Chosen before any training: common in the text, and each plainly of one kind.
  private static let all: [(name: String, words: String)] = [
    (
      "people", "moses aaron joshua david saul solomon samuel abraham isaac jacob joseph peter paul"
    ),
    ("places", "egypt babylon jerusalem samaria zion moab edom syria damascus tyre nineveh"),
    ("family", "father mother son daughter brother sister wife husband"),
    ("body", "hand hands foot feet eyes ears mouth head face lips tongue neck"),
    ("metals", "gold silver brass iron tin"),
    ("animals", "sheep oxen goats camels asses horses lion lambs bullock ram"),
    ("numbers", "two three four five six seven eight nine ten"),
  ]

  /// Word2Vec's famous sums: the first is to the second as the third is to the fourth.
  static let analogies = [
    ["man", "woman", "son", "daughter"], ["father", "mother", "brother", "sister"],
    ["king", "queen", "man", "woman"], ["eye", "eyes", "hand", "hands"],
    ["two", "three", "five", "six"], ["come", "came", "go", "went"],
    ["good", "evil", "light", "darkness"], ["egypt", "pharaoh", "babylon", "nebuchadnezzar"],
  ]
}
