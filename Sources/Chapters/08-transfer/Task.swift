import Experiments

extension TransferExperiment {
  /// Step `task`: six kinds of writing, and what is read, labelled and asked about.
  func task(_ page: Page) throws {
    let task = data.task
    try page.table(
      "Every second book of a kind is for the task, and of its chapters every fifth for the test",
      columns: [
        "kind", "books for reading", "books of the task", "verses to label", "test verses",
      ],
      rows: Genre.allCases.map { genre in
        [
          .text(genre.name), .number(genre.books.count - genre.taskBooks.count),
          .verbatim(genre.taskBooks.joined(separator: " ")),
          .number(task.training.count(of: genre)), .number(task.test.count(of: genre)),
        ]
      })
    try page.metric("verses_to_label", task.training.count)
    try page.metric("test_verses", task.test.count)
    try page.metric("majority_share", majorityShare(of: task.test))
    try page.metric("reading_tokens", data.reading.count)
    try page.metric("task_tokens", data.tuning.count)
    try page.figure(
      "split",
      BarChart(
        title: "Six kinds of writing, none of them rare",
        subtitle: """
          King James Bible, every second book of each kind; the other books are for reading; \
          \(page.note)
          """,
        categories: Genre.allCases.map(\.name),
        series: [
          .init(
            "may be labelled", values: counts(task.training),
            colour: ModelColour.transformer.colour),
          .init("test", values: counts(task.test), colour: ModelColour.baseline.colour),
        ], axis: Axis("verses", isInteger: true)),
      caption: "How many verses of each kind may be labelled, and how many are asked about.")
  }

  private func counts(_ verses: [LabelledVerse]) -> [Double] {
    Genre.allCases.map { Double(verses.count(of: $0)) }
  }

  /// The share of right answers of always naming the commonest kind, which takes no model at all.
  func majorityShare(of verses: [LabelledVerse]) -> Double {
    (counts(verses).max() ?? 0) / Double(verses.count)
  }
}
