import Experiments
import NeuralNetworks
import Tensors

/// One draw of books: some may be labelled, the others are asked about.
struct BookDraw: Sendable {
  private(set) var labelled: Set<String> = []
  private(set) var asked: Set<String> = []

  /// Divides the task's books of each kind into halves.
  init(using generator: inout some RandomNumberGenerator) {
    // snippet: draw
    for genre in Genre.allCases {
      let books = genre.taskBooks.shuffled(using: &generator)
      labelled.formUnion(books.prefix((books.count + 1) / 2))
      asked.formUnion(books.dropFirst((books.count + 1) / 2))
    }
    // end snippet
  }
}

extension TransferExperiment {
  /// Those who are asked about books never labelled: the reader of other books has seen neither half.
  private static let bookLearners: [Learner] = [.scratch, .pretrained, .bagOfWords]

  /// Step `books`: the same task, but asked about books of which no verse was labelled.
  func books(_ page: Page) throws {
    let verses = data.task.training + data.task.test
    let tokens = verses.map { data.tokenizer.encode($0.text) }
    var scores = Results(Self.bookLearners) { _ in [ClassificationScores]() }
    var asked: [String] = []
    for number in 0..<configuration.bookDraws {
      var generator = generator(.books, run: number)
      let draw = BookDraw(using: &generator)
      func some(_ books: Set<String>, _ count: Int) -> [Int] {
        Array(
          verses.indices.filter { books.contains(verses[$0].book) }.shuffled(using: &generator)
            .prefix(count))
      }
      let labelled = some(draw.labelled, configuration.bookLabels)
      let test = some(draw.asked, configuration.bookTestCount)
      let labels = test.map { verses[$0].label }
      for start in [Learner.scratch, .pretrained] {
        let trained = try taught(
          configuration.readers[0], from: start,
          labelled.map { (tokens[$0], verses[$0].label) },
          by: configuration.teaching(labels: configuration.bookLabels), run: number,
          "books, draw \(number + 1), \(start.name)", page)
        scores[start].append(self.scores(trained, test.map { tokens[$0] }, labels))
      }
      let words = BagOfWordsClassifier(
        labelled.map { verses[$0] }, strength: configuration.bagStrength, workers: workers)
      scores[.bagOfWords].append(
        self.scores(words.answers(test.map { verses[$0] }), labels))
      asked.append(draw.asked.sorted().joined(separator: " "))
    }
    try report(scores, asked, page)
  }

  private func report(
    _ scores: Results<Learner, [ClassificationScores]>, _ asked: [String], _ page: Page
  ) throws {
    try page.table(
      "Accuracy on books of which no verse was labelled, \(configuration.bookLabels) labels",
      columns: ["draw", "books asked about", "from scratch", "has read", "count of words"],
      rows: asked.enumerated().map { draw, books in
        [.number(draw + 1), .verbatim(books)] + scores.all.map { .number($0[draw].accuracy) }
      })
    for measure in Measure.all {
      for (learner, scores) in scores {
        try page.metric(
          "books_\(measure.metric)_\(learner.rawValue)", Spread(scores.map(measure.value)).median)
      }
    }
    let accuracies = scores.mapped { $0.map(\.accuracy) }
    let differences = PairedDifferences(accuracies[.pretrained], accuracies[.scratch])
    let (wins, draws) = (differences.differences.count { $0 > 0 }, configuration.bookDraws)
    try page.figure(
      "books",
      BarChart(
        title: "On books never labelled, reading first helps in \(wins) of \(draws) draws",
        subtitle: """
          \(configuration.readers[0].name), \(configuration.bookLabels) labels; median of \(draws) \
          draws of books; \(page.note)
          """,
        categories: ["from scratch", "has read other books", "count of words"],
        series: Measure.all.map { measure in
          .init(
            measure.name, spreads: scores.all.map { Spread($0.map(measure.value)) },
            colour: measure.colour)
        }, axis: Axis("score on the books asked about", includesZero: true),
        errorMeaning: "range of \(draws) draws"),
      caption: "Accuracy and macro F1 on books that were neither labelled nor read.")
    try page.claim(
      "helps-on-new-books", "What was read helps on books that were never labelled, too",
      .check(
        """
        accuracy \(Spread(accuracies[.pretrained]).text) after reading, \
        \(Spread(accuracies[.scratch]).text) from scratch; draw by draw \
        \(Spread(differences.differences).text)
        """, differences.lowest,
        .above(0, because: "better in each draw, since one draw of books decides much")))
  }
}
