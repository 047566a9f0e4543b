import Experiments
import Notebook
import Phrases
import Plotting

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
          .verbatim(people[own].label), .verbatim(people[nearest[own]].label),
          .number(distances[own][nearest[own]].rounded()), .number(letters[own]),
        ]
      })
    let alike = letters.count { $0 == 0 }
    try page.metric("mbti_nearest_same_type", Double(alike) / Double(people.count))
    try page.claim(
      "numbers-compare", "Things described by numbers can be compared: distance says who is alike",
      .check(
        "\(alike) of \(people.count) results have one of the same type nearest", alike,
        .exactly(
          Double(people.count), shown: "all",
          because: "with four numbers that mean something, anything else is a wrong distance")))
  }

  private func mbtiFigure(
    _ people: [Personality], _ distances: [[Double]], _ page: Page
  ) -> Panels {
    let labels = people.map(\.label).verbatim
    let numbers = Heatmap(
      title: "Four numbers each", values: people.map { $0.numbers.map { $0 } },
      rows: .init("test result", labels: labels),
      columns: .init("what the number means", labels: Personality.axisLabels.verbatim), labels: .names,
      scale: .init("test score", colours: .diverging, range: -100...100),
      cells: .init(
        texts: people.map { $0.numbers.map { Format.number($0).replacing("-", with: "−") } }))
    let map = Heatmap(
      title: "Distances", values: distances.map { $0.map { $0 } },
      rows: .init("test result", labels: labels), columns: .init("test result", labels: labels),
      labels: .names, scale: .init("distance", range: 0...300))
    let meanings = zip(Personality.axisLabels, Personality.axes).map {
      "\($0) is \($1.meaning.low) to \($1.meaning.high)" as Phrase
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
