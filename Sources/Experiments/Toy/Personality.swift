import Phrases

/// The result of a personality test of the kind that MBTI is: four numbers from -100 to 100.
///
/// Whoever made the test chose what each number means.
public struct Personality: Sendable {
  /// Whose result it is.
  public let name: String
  /// The four numbers.
  public let numbers: [Double]

  /// The letter of a number below 0 and of one above 0, and what they stand for.
  public static let axes: [(low: String, high: String, meaning: (low: Phrase, high: Phrase))] = [
    (low: "I", high: "E", meaning: ("introverted", "extraverted")),
    (low: "N", high: "S", meaning: ("intuitive", "sensing")),
    (low: "F", high: "T", meaning: ("feeling", "thinking")),
    (low: "P", high: "J", meaning: ("perceiving", "judging")),
  ]
  /// `I – E` and so on.
  public static let axisLabels = axes.map { "\($0.low) – \($0.high)" }

  /// The four letters, such as `INTJ`.
  public var type: String { zip(numbers, Self.axes).map { $0 < 0 ? $1.low : $1.high }.joined() }
  /// The name and the four letters.
  public var label: String { "\(name) \(type)" }

  // snippet: distance
  /// The straight distance between two results.
  public func distance(to other: Personality) -> Double {
    var sum = 0.0
    for (x, y) in zip(numbers, other.numbers) { sum += (x - y) * (x - y) }
    return sum.squareRoot()
  }
  // end snippet

  /// The place of the result that is most like this one.
  ///
  /// - Parameters:
  ///   - people: The results to choose from.
  ///   - own: The place of this one, which is left out.
  /// - Returns: The place; this one's where there is no other.
  public func nearest(in people: [Personality], leavingOut own: Int) -> Int {
    people.indices.filter { $0 != own }.min {
      distance(to: people[$0]) < distance(to: people[$1])
    } ?? own
  }

  /// In how many letters two results differ.
  public func differingLetters(_ other: Personality) -> Int {
    zip(type, other.type).count { $0 != $1 }
  }

  /// Eight results made up for this step: four types, two of each, some close to the border.
  public static let examples = [
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
