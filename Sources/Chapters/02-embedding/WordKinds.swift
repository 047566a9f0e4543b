import Phrases
import Plotting

/// Words of which everybody knows what kind they are: the chapter's only labels, and never shown to
/// the training.
struct WordKinds {
  /// A kind with its words, by number.
  struct Kind {
    let name: Phrase
    let words: [Int]
    let colour: Colour
  }

  let kinds: [Kind]

  /// Takes the words that a text has; a kind with fewer than three is left out.
  init(_ data: StudyText) {
    kinds = Self.all.enumerated().compactMap { place, kind in
      let words = kind.words.split(separator: " ").compactMap { data.number(of: String($0)) }
      guard words.count >= 3 else { return nil }
      return Kind(name: kind.name, words: words, colour: Theme.categories[place])
    }
  }

  /// Whether there is something to compare.
  var areEnough: Bool { kinds.count >= 2 }

  /// The kind of each word that has one.
  var kindOfWord: [Int: Int] {
    var result: [Int: Int] = [:]
    for (place, kind) in kinds.enumerated() { for word in kind.words { result[word] = place } }
    return result
  }

  /// Chosen before any training: common in the text, and each plainly of one kind.
  private static let all: [(name: Phrase, words: String)] = [
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
}
