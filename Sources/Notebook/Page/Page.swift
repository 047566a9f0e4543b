import Phrases
import Platform
import Plotting

/// What a step writes on: each call is seen at once in the terminal, and kept in the run's record.
public final class Page {
  /// The id of the step that writes.
  public let step: String

  /// Whether this is a quick run: take few iterations; nothing is judged.
  public let isQuick: Bool

  /// Whether this is the longer run that a lesson quotes.
  public let isFull: Bool

  /// The seed for every random number.
  public let seed: UInt64

  /// How many threads may work; never changes a result.
  public let threads: Int

  /// Where this run writes other files, such as a checkpoint's folder.
  ///
  /// It is a staging folder, published with everything in it when the run is complete. See
  /// ``AtomicFile`` for writing in it.
  public let folder: String

  /// Where the run will be seen when it is complete, for text that names a file to the learner.
  public let publishedFolder: String

  /// Says under which conditions a figure was drawn; belongs in every figure's subtitle, such as
  /// "seed 0", or "quick run, seed 0".
  public var note: Phrase { isQuick ? "quick run, seed \(seed)" : "seed \(seed)" }

  private let environment: RunEnvironment
  let ledger: Ledger
  private var meter = ProgressMeter()

  init(step: String, conditions: RunConditions, folder: OutputFolder, ledger: Ledger) {
    self.step = step
    isFull = conditions.isFull
    isQuick = conditions.isQuick
    seed = conditions.seed
    threads = conditions.threads
    self.folder = folder.staging
    publishedFolder = folder.published
    environment = ledger.environment
    self.ledger = ledger
  }

  // MARK: - Words and numbers

  /// Shows a short line.
  ///
  /// - Parameters:
  ///   - text: One or two sentences; the prose stands in the lesson.
  ///   - timed: Whether the text depends on the clock.
  public func say(_ text: Phrase, timed: Bool = false) {
    ledger.add(.say(Remark(step: step, text: write(text), timed: timed)))
  }

  /// Shows a number, and records it under its name.
  ///
  /// - Parameters:
  ///   - name: Its name in `run.json`, such as `validation_loss`; each is used once in a chapter.
  ///   - value: The number.
  ///   - unit: Its unit, such as `nats`; empty for a bare number.
  ///   - timed: Whether it depends on the clock; it then goes to `timing.json`.
  /// - Throws: `NotebookError` where the number is not finite or the name is taken.
  public func metric(
    _ name: String, _ value: Double, unit: Phrase = "", timed: Bool = false
  ) throws(NotebookError) {
    guard value.isFinite else {
      throw NotebookError(
        "The metric “\(name)” of step “\(step)” is \(Format.number(value)): "
          + "it must be a finite number.")
    }
    try ledger.claimName(name, kind: "metric", step: step)
    ledger.add(
      .metric(Metric(step: step, name: name, value: value, unit: write(unit), timed: timed)))
  }

  /// Shows a single-precision number, and records it under its name.
  ///
  /// - Throws: `NotebookError` where the number is not finite or the name is taken.
  public func metric(
    _ name: String, _ value: Float, unit: Phrase = "", timed: Bool = false
  ) throws(NotebookError) {
    try metric(name, Double(value), unit: unit, timed: timed)
  }

  /// Shows a whole number, and records it under its name.
  ///
  /// - Throws: `NotebookError` where the name is taken.
  public func metric(
    _ name: String, _ value: Int, unit: Phrase = "", timed: Bool = false
  ) throws(NotebookError) {
    try metric(name, Double(value), unit: unit, timed: timed)
  }

  /// Shows a table.
  ///
  /// - Parameters:
  ///   - title: What it shows.
  ///   - columns: The headings.
  ///   - rows: The rows, each with one cell a column.
  ///   - timed: Whether it depends on the clock.
  /// - Throws: `NotebookError` where a row has too few or too many cells, or a number is not finite.
  public func table(
    _ title: Phrase, columns: [Phrase], rows: [[Cell]], timed: Bool = false
  ) throws(NotebookError) {
    for (index, row) in rows.enumerated() {
      guard row.count == columns.count else {
        throw NotebookError(
          "Row \(index + 1) of the table “\(title)” has \(row.count) cells: "
            + "it must have one for each of the \(columns.count) columns.")
      }
      for (column, cell) in zip(columns, row) {
        if case .number(let number) = cell, !number.isFinite {
          throw NotebookError(
            "The cell “\(column)” in row \(index + 1) of the table “\(title)” is "
              + "\(Format.number(number)): it must be a finite number.")
        }
      }
    }
    ledger.add(
      .table(
        Table(
          step: step, title: write(title), columns: columns.map(write),
          rows: rows.map { $0.map { $0.written(in: ledger.catalogue) } }, timed: timed)))
  }

  // MARK: - Figures and files

  /// Draws a figure, and writes `NAME.png` (at scale 2) and `NAME.json` (the numbers plotted); a timed
  /// one as `NAME.timed.png` and `NAME.timed.json`.
  ///
  /// - Parameters:
  ///   - name: The files' name, of lowercase letters, digits, `-` and `_`; each is used once.
  ///   - figure: The figure; its subtitle holds ``note``.
  ///   - caption: What to see in it, in a sentence.
  ///   - timed: Whether it depends on the clock.
  /// - Throws: `NotebookError` where it can't be drawn, `FileError` where it can't be written.
  public func figure(
    _ name: String, _ figure: any Figure, caption: Phrase, timed: Bool = false
  ) throws {
    try ledger.claimName(name, kind: "figure", step: step)
    let file = timed ? name + ".timed" : name
    let png: [UInt8]
    let json: [UInt8]
    do throws(PlotError) {
      png = try figure.png(scale: 2, in: ledger.catalogue)
      json = try figure.json(in: ledger.catalogue)
    } catch {
      throw NotebookError("The figure “\(name)” can't be drawn: \(error.description)")
    }
    try AtomicFile.write(json, to: FilePath.join(folder, file + ".json"))
    try AtomicFile.write(png, to: FilePath.join(folder, file + ".png"))
    ledger.add(
      .figure(
        FigureFile(
          step: step, file: file + ".png", data: file + ".json", caption: write(caption),
          alt: figure.alternativeText(in: ledger.catalogue), timed: timed)))
    ledger.draw(figure, png: png)
  }

  /// Writes another file of the chapter's, such as `vectors.txt`, to its output folder.
  ///
  /// - Parameters:
  ///   - bytes: Its contents.
  ///   - name: Its name, without folders.
  /// - Throws: `FileError` where it can't be written.
  public func write(_ bytes: [UInt8], as name: String) throws(FileError) {
    try AtomicFile.write(bytes, to: FilePath.join(folder, name))
  }

  // MARK: - Long loops

  /// Says how far a loop has got; call it in every iteration, it costs next to nothing.
  ///
  /// - Parameters:
  ///   - done: How many iterations are done.
  ///   - total: How many there are.
  ///   - label: What is under way, such as "training".
  ///   - detail: A few numbers, such as "loss 1.92"; evaluated only when shown.
  /// - Throws: `Cancelled` where the run shall stop.
  public func progress(
    _ done: Int, of total: Int, _ label: Phrase = "", detail: @autoclosure () -> Phrase = ""
  ) throws(Cancelled) {
    try checkCancellation()
    let report = meter.update(done: done, of: total, label: label, now: environment.clock())
    guard let report else { return }
    ledger.add(
      .progress(
        Progress(
          step: step, label: write(label), done: done, total: total, rate: report.rate,
          secondsLeft: report.secondsLeft, detail: write(detail()))))
  }

  /// Lets the run stop here, in a long computation that has no progress to report.
  ///
  /// - Throws: `Cancelled` where the run shall stop.
  public func checkCancellation() throws(Cancelled) {
    try environment.checkCancellation()
  }

  // MARK: - Words

  /// The words of a phrase in this run's language.
  func write(_ phrase: Phrase) -> String { phrase.text(in: ledger.catalogue).visible }
}
