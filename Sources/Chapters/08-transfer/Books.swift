import NeuralNetworks
import Notebook
import Phrases
import Plotting
import Tensors

/// One draw of books: some may be labelled, the others are asked about.
struct BookDraw: Sendable {
  let labelled: Set<String>
  let asked: Set<String>

  /// Divides the task's books of each kind into halves.
  init(using generator: inout some RandomNumberGenerator) {
    var (labelled, asked) = (Set<String>(), Set<String>())
    // snippet: draw
    for genre in Genre.allCases {
      let books = genre.taskBooks.shuffled(using: &generator)
      labelled.formUnion(books.prefix((books.count + 1) / 2))
      asked.formUnion(books.dropFirst((books.count + 1) / 2))
    }
    // end snippet
    (self.labelled, self.asked) = (labelled, asked)
  }
}

extension Study {
  /// Step `books`: the same task, but asked about books of which no verse was labelled.
  func books(_ page: Page) throws {
    let verses = data.task.training + data.task.test
    let tokens = verses.map { data.tokenizer.encode($0.text) }
    var scores: [String: [ClassificationScores]] = [:]
    var rows: [[Cell]] = []
    for number in 0..<configuration.bookDraws {
      var generator = generator(.books, run: number)
      let draw = BookDraw(using: &generator)
      let chosen = Array(
        verses.indices.filter { draw.labelled.contains(verses[$0].book) }
          .shuffled(using: &generator).prefix(configuration.bookLabels))
      let asked = Array(
        verses.indices.filter { draw.asked.contains(verses[$0].book) }
          .shuffled(using: &generator).prefix(configuration.bookTestCount))
      let labels = asked.map { verses[$0].label }
      func score(_ name: String, _ answers: [Int32]) {
        scores[name, default: []].append(
          ClassificationScores(
            answers: answers, labels: labels, classCount: Genre.allCases.count))
      }
      for start in [Start.scratch, .pretrained] {
        let index = configuration.labelCounts.lastIndex { $0 <= configuration.bookLabels } ?? 0
        let (classifier, parameters) = try taught(
          configuration.readers[0], from: start, chosen.map { tokens[$0] },
          chosen.map { verses[$0].label }, by: configuration.recipe(labels: index),
          run: number, page, label: "books, draw \(number + 1), \(start.name)")
        score(
          start.rawValue,
          classifier.predictions(
            of: asked.map { tokens[$0] }, longest: configuration.contextLength,
            parameters: parameters, workers: workers))
      }
      let bag = BagOfWordsClassifier(
        chosen.map { verses[$0] }, strength: configuration.bagStrength, workers: workers)
      score("bag_of_words", bag.answers(asked.map { verses[$0].text }))
      rows.append([
        .number(number + 1), .verbatim(draw.asked.sorted().joined(separator: " ")),
        .number(scores["scratch"]?.last?.accuracy ?? 0),
        .number(scores["pretrained"]?.last?.accuracy ?? 0),
        .number(scores["bag_of_words"]?.last?.accuracy ?? 0),
      ])
    }
    try page.table(
      "Accuracy on books of which no verse was labelled, \(configuration.bookLabels) labels",
      columns: ["draw", "books asked about", "from scratch", "has read", "count of words"],
      rows: rows)
    try reportBooks(scores, page)
  }

  private func reportBooks(_ scores: [String: [ClassificationScores]], _ page: Page) throws {
    let names = ["scratch", "pretrained", "bag_of_words"]
    func spread(_ name: String, _ measure: KeyPath<ClassificationScores, Double>) -> Spread {
      Spread((scores[name] ?? []).map { $0[keyPath: measure] })
    }
    for name in names {
      try page.metric("books_accuracy_\(name)", spread(name, \.accuracy).median)
      try page.metric("books_macro_f1_\(name)", spread(name, \.macroF1).median)
    }
    let wins = zip(scores["pretrained"] ?? [], scores["scratch"] ?? []).count {
      $0.accuracy > $1.accuracy
    }
    let measures: [(String, KeyPath<ClassificationScores, Double>, Colour)] = [
      ("accuracy", \.accuracy, ModelColour.transformer.colour),
      ("macro F1", \.macroF1, ModelColour.gru.colour),
    ]
    let spreads = measures.map { measure in names.map { spread($0, measure.1) } }
    try page.figure(
      "books",
      BarChart(
        title:
          "On books never labelled, reading first helps in \(wins) of \(configuration.bookDraws) draws",
        subtitle:
          "\(configuration.readers[0].name), \(configuration.bookLabels) labels; median of "
          + "\(configuration.bookDraws) draws of books; \(page.note)",
        categories: ["from scratch", "has read other books", "count of words"],
        series: zip(measures, spreads).map { measure, spreads in
          .init(
            .verbatim(measure.0), values: spreads.map(\.median), low: spreads.map(\.low),
            high: spreads.map(\.high), colour: measure.2)
        }, axis: Axis("score on the books asked about", includesZero: true),
        errorMeaning: "range of \(configuration.bookDraws) draws"),
      caption: "Accuracy and macro F1 on books that were neither labelled nor read.")
    // Every draw: one draw of books decides much, so a median alone says little.
    page.claim(
      "What was read helps on books that were never labelled, too",
      korean: "사전 학습은 레이블이 전혀 없던 책에서도 도움이 된다",
      measured:
        "accuracy \(spread("pretrained", \.accuracy).text) after reading, "
        + "\(spread("scratch", \.accuracy).text) from scratch: better in \(wins) of "
        + "\(configuration.bookDraws) draws (all)",
      holds: wins == configuration.bookDraws)
  }
}
