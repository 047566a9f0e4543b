import Notebook
import Phrases
import Plotting

extension Study {
  /// Step `task`: six kinds of writing, and what is read, labelled and asked about.
  func task(_ page: Page) throws {
    let task = data.task
    func count(_ verses: [LabelledVerse], _ genre: Genre) -> Int {
      verses.count { Int($0.label) == genre.rawValue }
    }
    try page.table(
      "Every second book of a kind is for the task, and of its chapters every fifth for the test",
      columns: [
        "kind", "books for reading", "books of the task", "verses to label", "test verses",
      ],
      rows: Genre.allCases.map { genre in
        [
          .text(.verbatim(genre.name)), .number(genre.books.count - genre.taskBooks.count),
          .text(.verbatim(genre.taskBooks.joined(separator: " "))),
          .number(count(task.training, genre)),
          .number(count(task.test, genre)),
        ]
      })
    let majority = Genre.allCases.map { count(task.test, $0) }.max() ?? 0
    try page.metric("verses_to_label", task.training.count)
    try page.metric("test_verses", task.test.count)
    try page.metric("majority_share", Double(majority) / Double(task.test.count))
    try page.metric("reading_tokens", data.reading.count)
    try page.metric("task_tokens", data.tuning.count)
    try page.figure(
      "split", splitFigure(page),
      caption: "How many verses of each kind may be labelled, and how many are asked about.")
  }

  private func splitFigure(_ page: Page) -> BarChart {
    func counts(_ verses: [LabelledVerse]) -> [Double] {
      Genre.allCases.map { genre in Double(verses.count { Int($0.label) == genre.rawValue }) }
    }
    return BarChart(
      title: "Six kinds of writing, none of them rare",
      subtitle:
        "King James Bible, every second book of each kind; the other books are for reading; \(page.note)",
      categories: Genre.allCases.map(\.name).verbatim,
      series: [
        .init(
          "may be labelled", values: counts(data.task.training),
          colour: ModelColour.transformer.colour),
        .init("test", values: counts(data.task.test), colour: ModelColour.baseline.colour),
      ], axis: Axis("verses", isInteger: true))
  }
}
