import Notebook
import Phrases
import Plotting

extension Study {
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
    try page.table(
      "Who is most like whom", columns: ["result", "most like", "distance", "letters that differ"],
      rows: people.indices.map { own in
        let other = nearest[own]
        return [
          .verbatim(people[own].label), .text(.verbatim(people[other].label)),
          .number(distances[own][other].rounded()),
          .number(people[own].differingLetters(people[other])),
        ]
      })
    let alike = people.indices.filter { people[$0].differingLetters(people[nearest[$0]]) == 0 }
      .count
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
      title: "Four numbers each",
      values: people.map { $0.numbers.map { $0 } },
      rows: .init("test result", labels: labels.verbatim),
      columns: .init("what the number means", labels: Personality.axisLabels),
      labels: .names,
      scale: .init("test score", colours: .diverging, range: -100...100),
      cells: .init(
        texts: people.map { $0.numbers.map { Format.number($0).replacing("-", with: "−") } }))
    let map = Heatmap(
      title: "Distances",
      values: distances.map { $0.map { $0 } },
      rows: .init("test result", labels: labels.verbatim),
      columns: .init("test result", labels: labels.verbatim),
      labels: .names,
      scale: .init("distance", range: 0...300))
    return Panels(
      title: "Four numbers, each with a meaning, tell who is like whom",
      subtitle: "Eight test results made up for this step; \(page.note)", columns: 2,
      panels: [
        Panels.Panel("Four numbers each", numbers),
        Panels.Panel("How far from each other", map, operation: "distance"),
      ],
      footnote: "From −100 to 100: "
        + zip(Personality.axisLabels, Personality.axes).map { "\($0) is \($1.0) to \($1.1)" }
        .joined(separator: ", ") + ".",
      width: 860)
  }
}
