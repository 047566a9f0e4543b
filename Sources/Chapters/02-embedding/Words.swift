/// The words that the steps look at, chosen before any training.
enum Words {
  /// Common in the text, and each plainly of one kind.
  static let kinds = [
    (
      name: "people",
      words: "moses aaron joshua david saul solomon samuel abraham isaac jacob joseph peter paul"
    ),
    ("places", "egypt babylon jerusalem samaria zion moab edom syria damascus tyre nineveh"),
    ("family", "father mother son daughter brother sister wife husband"),
    ("body", "hand hands foot feet eyes ears mouth head face lips tongue neck"),
    ("metals", "gold silver brass iron tin"),
    ("animals", "sheep oxen goats camels asses horses lion lambs bullock ram"),
    ("numbers", "two three four five six seven eight nine ten"),
  ]

  /// Well-known ones, to show neighbours of.
  static let probes = [
    "king", "gold", "sword", "mother", "egypt", "seven", "hand", "lion", "love", "sea", "night",
    "wicked", "bread", "horse", "house", "war", "wisdom", "river", "priest", "died",
  ]

  /// Word2Vec's famous sums: the first is to the second as the third is to the fourth.
  static let analogies = [
    ["man", "woman", "son", "daughter"], ["father", "mother", "brother", "sister"],
    ["king", "queen", "man", "woman"], ["eye", "eyes", "hand", "hands"],
    ["two", "three", "five", "six"], ["come", "came", "go", "went"],
    ["good", "evil", "light", "darkness"], ["egypt", "pharaoh", "babylon", "nebuchadnezzar"],
  ]
}
