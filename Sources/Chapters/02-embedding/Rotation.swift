import LanguageModels
import Notebook
import Phrases
import Plotting
import Tensors

extension Study {
  /// Step `rotation`: turn the space, and every number changes but no neighbour.
  func rotation(_ page: Page) throws {
    // snippet: rotation
    var generator = generator(.rotation)
    let width = vectors.vectors.shape.last
    let turn = Tensor.randomRotation(width: width, using: &generator)  // [100, 100]
    let turned = WordVectors(
      words: vectors.words, vectors: vectors.vectors.matmul(turn))  // [words, 100]
    // end snippet
    let asked = Array(0..<min(configuration.rotationWords, data.corpus.words.count))
    let count = min(10, data.corpus.words.count - 1)
    let before = vectors.index.nearest(toRows: asked, count: count, workers: workers)
    let after = turned.index.nearest(toRows: asked, count: count, workers: workers)
    var kept = 0
    for (one, other) in zip(before, after) {
      let rows = Set(other.map(\.row))
      kept += one.filter { rows.contains($0.row) }.count
    }
    let overlap = Double(kept) / Double(count * asked.count)
    try page.metric("rotation_neighbour_overlap", overlap)
    try page.figure(
      "rotation", rotationFigure(turned, page),
      caption: "The same words before and after a random turn of the space.")
    // All of them: a turn leaves every distance as it is.
    page.claim(
      "The whole vector holds the meaning: turn the space, and all neighbours stay",
      korean: "벡터 전체가 단어의 의미를 담는다: 공간을 돌려도 이웃은 그대로다",
      measured: "\(Format.percent(overlap)) of the ten nearest of "
        + "\(Format.number(Double(asked.count))) words are the same after a random rotation (100 %)",
      holds: overlap == 1)
    try judgeSingleNumbers(turned, page)
  }

  // MARK: - What a single number knows

  private func judgeSingleNumbers(_ turned: WordVectors, _ page: Page) throws {
    let questions = oddQuestions(configuration.questionCount)
    guard !questions.isEmpty else {
      page.say("This text has too few of the chapter's labelled words to test single numbers.")
      return
    }
    func accuracy(_ vectors: WordVectors, number: Int) -> Double {
      let right = questions.filter { question in
        let values = question.words.map { vectors.index.unit[$0, number] }
        let middle = values.reduce(0, +) / Float(values.count)
        let far = values.indices.max { abs(values[$0] - middle) < abs(values[$1] - middle) }
        return far == question.odd
      }
      return Double(right.count) / Double(questions.count)
    }
    let width = vectors.vectors.shape.last
    let single = (0..<width).map { accuracy(vectors, number: $0) }
    let singleTurned = (0..<width).map { accuracy(turned, number: $0) }
    let whole = questions.filter { vectors.oddOneOut($0.words) == $0.odd }.count
    let wholeShare = Double(whole) / Double(questions.count)
    let mean = single.reduce(0, +) / Double(width)
    let meanTurned = singleTurned.reduce(0, +) / Double(width)
    try page.metric("single_number_accuracy", mean)
    try page.metric("single_number_accuracy_best", single.max() ?? 0)
    try page.metric("single_number_accuracy_turned", meanTurned)
    try page.figure(
      "single-numbers",
      BarChart(
        title: "One number knows little, a hundred together know the answer",
        subtitle: subtitle(page),
        categories: [
          "one number (mean of \(width))", "the best one number", "one after the turn (mean)",
          "the whole vector",
        ],
        series: [
          BarChart.Series(
            "accuracy", values: [mean, single.max() ?? 0, meanTurned, wholeShare],
            colours: [
              Theme.categories[5], Theme.categories[5], Theme.categories[5], Theme.categories[0],
            ])
        ],
        axis: Axis("right answers to “which word does not belong?”", limits: 0...1),
        references: [.vertical(0.25, "chance")],
        footnote:
          "With one number, the odd one is the word whose number is farthest from the mean. "
          + "\(questions.count) questions of four words."),
      caption: "Table 1.1: MBTI's numbers have a meaning each, an embedding's have none.")
    // Half way between chance and the bar of the whole vector: below it a number is no clue.
    page.claim(
      "A single number of an embedding has no clear meaning, where each of MBTI's has",
      korean: "임베딩은 MBTI와 달리 숫자 하나만으로는 의미를 명확히 알기 어렵다",
      measured:
        "one number finds the odd one in \(Format.percent(mean)) (at most 50 %, chance 25 %), "
        + "all \(width) together in \(Format.percent(wholeShare))",
      holds: mean <= 0.5 && wholeShare > mean)
  }

  // MARK: - Figure

  private func rotationFigure(_ turned: WordVectors, _ page: Page) -> Panels {
    let words = Array(data.probes(6))
    let shown = min(16, vectors.vectors.shape.last)
    let labels = words.map { data.corpus.words[$0] }
    func numbers(_ vectors: WordVectors) -> Heatmap {
      Heatmap(
        title: "numbers",
        values: words.map { word in (0..<shown).map { Double(vectors.index.unit[word, $0]) } },
        rows: .init("word", labels: labels.verbatim),
        columns: .init("number of the vector", labels: (1...shown).map { "\($0)" }),
        labels: .names,
        scale: .init("value at length 1", colours: .diverging, range: -0.3...0.3),
        cells: .init(showNumbers: false))
    }
    func cosines(_ vectors: WordVectors) -> Heatmap {
      Heatmap(
        title: "cosines",
        values: words.map { one in words.map { vectors.cosine(one, $0) } },
        rows: .init("word", labels: labels.verbatim),
        columns: .init("word", labels: labels.verbatim),
        labels: .names,
        scale: .init("cosine", range: 0...1))
    }
    return Panels(
      title: "Turn the space: every number changes, no distance does", subtitle: subtitle(page),
      columns: 2,
      panels: [
        Panels.Panel("The first \(shown) numbers before", numbers(vectors)),
        Panels.Panel("… and after the turn", numbers(turned)),
        Panels.Panel("Cosines before", cosines(vectors)),
        Panels.Panel("… and after", cosines(turned)),
      ], width: 1000)
  }
}
