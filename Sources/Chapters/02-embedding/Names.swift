import Experiments

extension WordEmbedding {
  /// Step `mbti`: people as four numbers whose meaning somebody chose.
  func mbti(_ page: Page) throws {
    let people = Personality.examples
    let distances = people.map { one in people.map { one.distance(to: $0) } }
    try page.figure(
      "mbti", mbtiFigure(people, distances, page),
      caption: "Eight test results as four numbers each, and how far they are from each other.")
    let nearest = people.indices.map { people[$0].nearest(in: people, leavingOut: $0) }
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
          because: "with four numbers that mean something, anything else is a wrong distance")),
      byConstruction: "the results were made up in pairs of one type")
  }

  /// Step `onehot`: words as names have no distance.
  func oneHot(_ page: Page) throws {
    let corpus = text.words
    page.say(
      """
      \(title): \(Double(corpus.wordCount)) words, \(Double(corpus.differentWordCount)) different \
      ones, of which \(Double(corpus.words.count)) occur \(text.leastCount) times or more.
      """)
    let words = wordsByKind ?? probes(12)
    // snippet: onehot
    let size = corpus.words.count
    // The vector of word 7 is 0 everywhere but 1 at place 7: the product of two is 1 or 0.
    func cosine(_ one: Int, _ other: Int) -> Double { one == other ? 1 : 0 }
    let distances = words.flatMap { w in words.filter { $0 != w }.map { _ in 2.0.squareRoot() } }
    // end snippet
    try page.figure(
      "onehot",
      Heatmap.cosines(
        of: words, in: text, title: "As names, all words are equally unlike",
        subtitle: "One-hot: \(Double(size)) numbers a word, one of them 1; \(title); \(page.note)",
        cosine),
      caption: "One-hot vectors: a word is like itself and like nothing else.")
    let different = Set(distances).count
    try page.metric("onehot_numbers_per_word", size)
    try page.metric("onehot_different_distances", different)
    try page.claim(
      "names-equally-far",
      "A name alone says nothing about meaning: all one-hot words are equally far apart",
      .check(
        "\(different) different distance, \(2.0.squareRoot()), between all pairs", different,
        .exactly(1, because: "if any two were nearer than others, names would say something")),
      byConstruction: "two different one-hot vectors differ in two places, by 1 in each")
  }

  private func mbtiFigure(
    _ people: [Personality], _ distances: [[Double]], _ page: Page
  ) -> Panels {
    let labels = people.map(\.label).verbatim
    let numbers = Heatmap(
      title: "Four numbers each", values: people.map { $0.numbers.map { $0 } },
      rows: .init("test result", labels: labels),
      columns: .init("what the number means", labels: Personality.axisLabels.verbatim),
      labels: .names,
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
