import Foundation
import Platform
import Testing

@testable import Notebook

@Suite("What a run leaves for its pages") struct RunStoryTests {
  private let folder: TemporaryFolder
  private let surroundings = Surroundings()

  init() throws {
    folder = try TemporaryFolder()
  }

  private func run(_ arguments: [String] = [], fails: Bool = false) throws {
    try surroundings.run(arguments + ["--output", folder.path]) {
      $0.step("a", title: "A") { page in
        page.say("first, see \(page.publishedFolder)/vectors.txt")
        try page.metric("loss", 1.5, unit: "nats")
        try page.table("t", columns: ["x"], rows: [["y"]])
        try page.figure("scores", FakeFigure(), caption: "Look.")
        try page.claim("works", "It works", .check("1", 1, .atLeast(1, because: "one is enough")))
        page.say("took 1 s", timed: true)
        if fails { throw NotebookError("It went wrong.") }
      }
    }
  }

  @Test("The story on disk is the story of the run, and the records alone tell most of it")
  func stories() throws {
    try run()
    let story = try RunStory(folder: folder("99-toy"))
    #expect(story.steps.map(\.id) == ["a"] && story.steps[0].events.count == 6)
    #expect(story.figures.map(\.file) == ["scores.png"] && story.claims.map(\.id) == ["works"])
    #expect(story.steps[0].seconds != nil)
    try FileManager.default.removeItem(atPath: folder("99-toy/events.timed.jsonl"))
    let short = try RunStory(folder: folder("99-toy"))
    #expect(short.figures == story.figures && short.claims == story.claims)
    #expect(short.steps[0].seconds == story.steps[0].seconds)
    #expect(throws: FileError.self) { try RunStory(folder: folder("98-none")) }
  }

  @Test("The events on disk name no folder of this machine")
  func noPaths() throws {
    try run()
    for name in ["events.timed.jsonl", "notebook.html", "notebook.ipynb", "run.json"] {
      #expect(try !folder.text(of: "99-toy/\(name)").contains(folder.path), "\(name)")
    }
    #expect(try folder.text(of: "99-toy/notebook.ipynb").contains("see Output/99-toy/vectors.txt"))
  }

  @Test("A run that fails leaves the earlier pages, byte for byte")
  func failing() throws {
    try run()
    let before = try folder.contents("99-toy")
    #expect(before.keys.contains("notebook.html") && before.keys.contains("notebook.ipynb"))
    #expect(throws: NotebookError.self) { try run(["--seed", "2"], fails: true) }
    #expect(try folder.contents("99-toy") == before)
  }

  @Test("A run that is stopped leaves the earlier pages, byte for byte")
  func stopped() throws {
    try run()
    let before = try folder.contents("99-toy")
    surroundings.interrupt(2)
    #expect(throws: (any Error).self) { try run(["--seed", "2"]) }
    #expect(try folder.contents("99-toy") == before)
  }

  @Test("The list of all runs shows chapters with and without a run, and exercises")
  func index() throws {
    try run()
    let pages = try Pages()
    try pages.folder.write("", to: "Exercises/99-toy/1-one/Learner.swift")
    try pages.folder.write("", to: "Exercises/99-toy/2-two/Learner.swift")
    try pages.folder.write("99.1 solved hints=0\n99.2 attempted\n", to: "Exercises/progress.txt")
    let html = OutputIndex(root: folder.path, project: pages.project).html()
    #expect(html.contains("chapters run <b>1 of 2</b>"))
    #expect(html.contains("exercises solved <b>1 of 2</b>"))
    #expect(html.contains("href=\"99-toy/notebook.html\""))
    #expect(html.contains("Not run yet: make other"))
    #expect(html.contains("Exercises: 1 of 2 solved"))
    #expect(!html.contains(folder.path))
  }
}
