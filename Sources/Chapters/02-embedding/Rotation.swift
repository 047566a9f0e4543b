import Experiments
import LanguageModels
import Tensors

extension WordEmbedding {
  /// Step `rotation`: turn the space, and every number changes but no neighbour.
  func rotation(_ page: Page) throws {
    var generator = generator(.rotation)
    // snippet: rotation
    let width = vectors.vectors.shape.last
    let turn = Tensor.randomRotation(width: width, using: &generator)  // [100, 100]
    let turned = WordVectors(
      words: vectors.words, vectors: vectors.vectors.matmul(turn))  // [words, 100]
    // end snippet
    let asked = Array(0..<min(configuration.rotationWords, text.wordCount))
    let overlap = vectors.index.neighbourOverlap(
      with: turned.index, rows: asked, count: min(10, text.wordCount - 1),
      workers: workers)
    try page.metric("rotation_neighbour_overlap", overlap)
    try page.figure(
      "rotation", rotationFigure(turned, page),
      caption: "The same words before and after a random turn of the space.")
    try page.claim(
      "neighbours-stay",
      "The whole vector holds the meaning: turn the space, and all neighbours stay",
      .check(
        """
        \(overlap, percent: 1) of the ten nearest of \(Double(asked.count)) words are the same after \
        a random rotation
        """, overlap,
        .exactly(1, shown: "100 %", because: "a turn leaves every distance as it is")),
      byConstruction: "a rotation changes no distance and no angle")
    try judgeSingleNumbers(turned, page)
  }

  /// What a single number knows.
  private func judgeSingleNumbers(_ turned: WordVectors, _ page: Page) throws {
    let questions = oddQuestions
    guard !questions.isEmpty else {
      page.say("This text has too few of the chapter's labelled words to test single numbers.")
      return
    }
    let width = vectors.vectors.shape.last
    func accuracies(_ vectors: WordVectors) -> [Double] {
      (0..<width).map { number in
        questions.accuracy { vectors.oddOneOut($0, byNumber: number) }
      }
    }
    let single = accuracies(vectors)
    let (mean, best, meanTurned) = (single.mean, single.max() ?? 0, accuracies(turned).mean)
    let whole = questions.accuracy { vectors.oddOneOut($0) }
    try page.metric("single_number_accuracy", mean)
    try page.metric("single_number_accuracy_best", best)
    try page.metric("single_number_accuracy_turned", meanTurned)
    let (one, all) = (Theme.categories[5], Theme.categories[0])
    try page.figure(
      "single-numbers",
      BarChart(
        title: """
          Right answers: one number \(100 * mean, decimals: 0) of 100, all together \(100 * whole, decimals: 0)
          """,
        subtitle: subtitle(page),
        categories: [
          "one number (mean of \(width))", "the best one number", "one after the turn (mean)",
          "the whole vector",
        ],
        series: [
          .init(
            "accuracy", values: [mean, best, meanTurned, whole], colours: [one, one, one, all])
        ],
        axis: Axis("right answers to “which word does not belong?”", limits: 0...1),
        references: [.vertical(0.25, "chance")],
        footnote: """
          With one number, the odd one is the word whose number is farthest from the mean. \
          \(questions.count) questions of four words.
          """),
      caption: "Table 1.1: MBTI's numbers have a meaning each, an embedding's have none.")
    try judgeMeaning(page)
  }

  private func rotationFigure(_ turned: WordVectors, _ page: Page) -> Panels {
    let words = probes(6)
    let shown = min(16, vectors.vectors.shape.last)
    func numbers(_ vectors: WordVectors) -> Heatmap {
      .firstNumbers(shown, of: words, in: vectors, names: text.words(words))
    }
    func cosines(_ vectors: WordVectors) -> Heatmap {
      .cosines(of: words, in: text, title: "cosines", vectors.cosine)
    }
    return Panels(
      title: "Turn the space: every number changes, no distance does", subtitle: subtitle(page),
      columns: 2,
      panels: [
        .init("The first \(shown) numbers before", numbers(vectors)),
        .init("… and after the turn", numbers(turned)),
        .init("Cosines before", cosines(vectors)),
        .init("… and after", cosines(turned)),
      ], width: 1000)
  }
}
