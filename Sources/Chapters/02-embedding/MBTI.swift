import Notebook
import Plotting

/// The result of a personality test of the kind that MBTI is: four numbers from -100 to 100.
///
/// Whoever made the test chose what each number means.
struct Personality {
  let name: String
  let numbers: [Double]

  /// The letter of a number below 0 and of one above 0, and what they stand for.
  static let axes = [
    (low: "I", high: "E", meaning: ("introverted", "extraverted")),
    (low: "N", high: "S", meaning: ("intuitive", "sensing")),
    (low: "F", high: "T", meaning: ("feeling", "thinking")),
    (low: "P", high: "J", meaning: ("perceiving", "judging")),
  ]
  /// `I – E` and so on.
  static let axisLabels = axes.map { "\($0.low) – \($0.high)" }

  /// The four letters, such as `INTJ`.
  var type: String { zip(numbers, Self.axes).map { $0 < 0 ? $1.low : $1.high }.joined() }
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
    zip(type, other.type).count { $0 != $1 }
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

extension WordEmbedding {
  /// Step `mbti`: people as four numbers whose meaning somebody chose.
  func mbti(_ page: Page) throws {
    let people = Personality.examples
    let distances = people.map { one in people.map { one.distance(to: $0) } }
    try page.figure(
      "mbti", mbtiFigure(people, distances, page),
      caption: "Eight test results as four numbers each, and how far they are from each other.")
    let nearest = people.indices.map { own in
      people.indices.filter { $0 != own }.min { distances[own][$0] < distances[own][$1] } ?? own
    }
    let letters = people.indices.map { people[$0].differingLetters(people[nearest[$0]]) }
    try page.table(
      "Who is most like whom", columns: ["result", "most like", "distance", "letters that differ"],
      rows: people.indices.map { own in
        [
          .text(people[own].label), .text(people[nearest[own]].label),
          .number(distances[own][nearest[own]].rounded()), .number(letters[own]),
        ]
      })
    let alike = letters.count { $0 == 0 }
    try page.metric("mbti_nearest_same_type", Double(alike) / Double(people.count))
    // All of them: with four numbers that mean something, anything else would be a wrong distance.
    page.claim(
      "Things described by numbers can be compared: distance says who is alike",
      korean: "숫자로 표현하면 거리를 계산해 누가 서로 비슷한지 알 수 있다",
      measured: "\(alike) of \(people.count) results have one of the same type nearest (all)",
      holds: alike == people.count)
  }

  private func mbtiFigure(
    _ people: [Personality], _ distances: [[Double]], _ page: Page
  ) -> Panels {
    let labels = people.map(\.label)
    let numbers = Heatmap(
      title: "Four numbers each", values: people.map { $0.numbers.map { $0 } },
      rows: .init("test result", labels: labels),
      columns: .init("what the number means", labels: Personality.axisLabels), labels: .names,
      scale: .init("test score", colours: .diverging, range: -100...100),
      cells: .init(
        texts: people.map { $0.numbers.map { Format.number($0).replacing("-", with: "−") } }))
    let map = Heatmap(
      title: "Distances", values: distances.map { $0.map { $0 } },
      rows: .init("test result", labels: labels), columns: .init("test result", labels: labels),
      labels: .names, scale: .init("distance", range: 0...300))
    let meanings = zip(Personality.axisLabels, Personality.axes).map {
      "\($0) is \($1.meaning.0) to \($1.meaning.1)"
    }
    return Panels(
      title: "Four numbers, each with a meaning, tell who is like whom",
      subtitle: "Eight test results made up for this step; \(page.note)", columns: 2,
      panels: [
        .init("Four numbers each", numbers),
        .init("How far from each other", map, operation: "distance"),
      ],
      footnote: "From −100 to 100: \(meanings.joined(separator: ", ")).", width: 860)
  }
}
