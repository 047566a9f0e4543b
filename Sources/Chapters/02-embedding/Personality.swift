import Phrases

/// The result of a personality test of the kind that MBTI is: four numbers from -100 to 100.
///
/// Whoever made the test chose what each number means.
struct Personality {
  let name: String
  let numbers: [Double]

  /// What a number below 0 and one above 0 stand for.
  static let axes = [
    ("introverted", "extraverted"), ("intuitive", "sensing"), ("feeling", "thinking"),
    ("perceiving", "judging"),
  ]

  private static let letters = [("I", "E"), ("N", "S"), ("F", "T"), ("P", "J")]

  /// `I – E` and so on.
  static var axisLabels: [Phrase] { letters.map { "\($0.0) – \($0.1)" } }

  /// The four letters, such as `INTJ`.
  var type: String {
    zip(numbers, Self.letters).map { $0 < 0 ? $1.0 : $1.1 }.joined()
  }

  var label: String { "\(name) \(type)" }

  // snippet: distance
  /// The straight distance between two results.
  func distance(to other: Personality) -> Double {
    var sum = 0.0
    for (x, y) in zip(numbers, other.numbers) { sum += (x - y) * (x - y) }
    return sum.squareRoot()
  }
  // end snippet

  /// In how many letters two results differ.
  func differingLetters(_ other: Personality) -> Int {
    zip(type, other.type).filter { $0 != $1 }.count
  }

  /// Eight results made up for this step: four types, two of each, some close to the border.
  static let examples = [
    Personality(name: "A", numbers: [-64, -72, 38, 55]),
    Personality(name: "B", numbers: [-48, -30, 66, 41]),
    Personality(name: "C", numbers: [58, -44, -70, -36]),
    Personality(name: "D", numbers: [81, -60, -35, -52]),
    Personality(name: "E", numbers: [-30, 62, -41, 68]),
    Personality(name: "F", numbers: [-55, 47, -58, 33]),
    Personality(name: "G", numbers: [45, 71, 52, -28]),
    Personality(name: "H", numbers: [66, 38, 29, -63]),
  ]
}
