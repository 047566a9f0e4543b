import Phrases
import Plotting
import Testing

@testable import Notebook

@Suite("A page")
struct PageTests {
  private let folder: TemporaryFolder
  private let surroundings = Surroundings()

  init() throws {
    folder = try TemporaryFolder()
  }

  /// Runs one step, and returns the sentence of the error that ended the run.
  private func failure(of body: @escaping (Page) throws -> Void) -> String? {
    do {
      try surroundings.run(["--output", folder.path]) { $0.step("scores", title: "S", body) }
      return nil
    } catch {
      return String(describing: error)
    }
  }

  @Test("refuses a metric that is not finite, and names it", arguments: [Double.nan, -.infinity])
  func notFinite(value: Double) {
    let text = value.isNaN ? "nan" : "-inf"
    #expect(
      failure { try $0.metric("validation_loss", value) }
        == "The metric “validation_loss” of step “scores” is \(text): it must be a finite number.")
  }

  @Test("takes each name once, and only names fit for files")
  func names() {
    #expect(
      failure {
        try $0.metric("loss", 1)
        try $0.metric("loss", 2)
      }
        == "The metric “loss” of step “scores” was there already in step “scores”: "
        + "each name is used once in a chapter.")
    #expect(
      failure { try $0.figure("../scores", FakeFigure(), caption: "") }
        == "“../scores” is no name for a figure: use lowercase letters, digits, “-” and “_”.")
    #expect(
      failure {
        try $0.metric("scores", 1)
        try $0.figure("scores", FakeFigure(), caption: "")
      } == nil)
  }

  @Test("refuses tables with holes")
  func tables() {
    #expect(
      failure { try $0.table("T", columns: ["a", "b"], rows: [[1, 2], [3]]) }
        == "Row 2 of the table “T” has 1 cells: it must have one for each of the 2 columns.")
    #expect(
      failure { try $0.table("T", columns: ["a"], rows: [[.number(Double.nan)]]) }
        == "The cell “a” in row 1 of the table “T” is nan: it must be a finite number.")
  }

  @Test("says which figure can't be drawn")
  func undrawable() {
    let figure = FakeFigure(error: PlotError("Row 2 sums to 0.9, not 1."))
    #expect(
      failure { try $0.figure("scores", figure, caption: "") }
        == "The figure “scores” can't be drawn: Row 2 sums to 0.9, not 1.")
  }

  @Test("writes picture and numbers of a figure at scale 2, and other files beside them")
  func files() throws {
    let sentence = failure { page in
      try page.figure("scores", FakeFigure(), caption: "Look.")
      try page.figure("cost", FakeFigure(), caption: "Look.", timed: true)
      try page.write(Array("the 0.1\n".utf8), as: "vectors.txt")
    }
    #expect(sentence == nil)
    #expect(
      try folder.names("99-toy") == [
        "cost.timed.json", "cost.timed.png", "events.timed.jsonl", "notebook.html",
        "notebook.ipynb", "run.json", "scores.json", "scores.png", "timing.json", "vectors.txt",
      ])
    #expect(try folder.contents("99-toy")["scores.png"] == .init([0x89, 0x50, 0x4e, 0x47, 2]))
    #expect(try folder.text(of: "99-toy/scores.json") == "{\"cells\":[1]}\n")
  }

  @Test("tells the step how to run")
  func settings() throws {
    var notes: [String] = []
    for arguments in [["--seed", "3"], ["--quick", "--threads", "2"], ["--full"]] {
      try surroundings.run(arguments + ["--output", folder.path]) {
        $0.step("a", title: "A") { page in
          notes.append("\(page.note) \(page.isQuick) \(page.isFull) \(page.seed)")
          #expect(page.publishedFolder == folder("99-toy"))
          #expect(page.folder.hasPrefix(folder(".99-toy.")))
        }
      }
    }
    #expect(
      notes == ["seed 3 false false 3", "quick run, seed 0 true false 0", "seed 0 false true 0"])
  }

  @Test("evaluates the detail of progress only when it is shown")
  func progressIsCheap() throws {
    var evaluated = 0
    func detail() -> Phrase {
      evaluated += 1
      return "loss 1.92"
    }
    let sentence = failure { page in
      for i in 0..<1000 {
        surroundings.now = Double(i) / 1000
        try page.progress(i, of: 2000, "training", detail: detail())
      }
    }
    #expect(sentence == nil)
    #expect((9...10).contains(evaluated))
  }
}
