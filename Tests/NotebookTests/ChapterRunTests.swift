import ArgumentParser
import Foundation
import Platform
import Testing

@testable import Notebook

@Suite("A run of a chapter")
struct ChapterRunTests {
  private let folder: TemporaryFolder
  private let surroundings = Surroundings()

  init() throws {
    folder = try TemporaryFolder()
  }

  private func run(_ arguments: [String] = [], _ body: @escaping (StepList) -> Void) throws {
    try surroundings.run(["--output", folder.path, "--threads", "2"] + arguments, body)
  }

  /// Two steps with something of everything.
  private func usual(_ notebook: StepList) {
    notebook.option("text", .text("the cat"))
    notebook.step("train", title: "Training") { page in
      try page.metric("loss", 1.5, unit: "nats")
      try page.metric("rate", 200, unit: "tokens/s", timed: true)
      surroundings.now += 2
    }
    notebook.step("scores", title: "Scores", needs: ["train"]) { page in
      page.say("Look.")
      try page.figure("scores", FakeFigure(), caption: "Rows are queries.")
      try page.claim("holds", "It holds", .check("1", 1, .atLeast(1, because: "one is enough")))
    }
  }

  @Test("writes the record of what is the same in every run")
  func record() throws {
    try run { usual($0) }
    #expect(
      try folder.text(of: "99-toy/run.json") == """
        {
          "chapter" : "99-toy",
          "options" : {
            "full" : false,
            "language" : "en",
            "quick" : false,
            "text" : "the cat"
          },
          "seed" : 0,
          "steps" : [
            {
              "claims" : [

              ],
              "figures" : [

              ],
              "id" : "train",
              "metrics" : {
                "loss" : {
                  "unit" : "nats",
                  "value" : 1.5
                }
              },
              "title" : "Training"
            },
            {
              "claims" : [
                {
                  "bounds" : [
                    {
                      "because" : "one is enough",
                      "bound" : "at least 1",
                      "holds" : true,
                      "measured" : "1",
                      "values" : [
                        1
                      ]
                    }
                  ],
                  "by_construction" : null,
                  "claim" : "It holds",
                  "holds" : true,
                  "id" : "holds",
                  "ko" : "",
                  "measured" : "1 (at least 1: one is enough)"
                }
              ],
              "figures" : [
                {
                  "alt" : "A matrix of 3 rows and 3 columns.",
                  "caption" : "Rows are queries.",
                  "data" : "scores.json",
                  "file" : "scores.png"
                }
              ],
              "id" : "scores",
              "metrics" : {

              },
              "title" : "Scores"
            }
          ],
          "title" : "Does it work?"
        }

        """)
  }

  @Test("writes what depends on the clock to a record of its own")
  func timing() throws {
    try run { usual($0) }
    let bytes = [UInt8](try folder.text(of: "99-toy/timing.json").utf8)
    let timing = try JSON.decode(RunRecord.self, from: bytes)
    #expect(
      timing.steps.map(\.metrics) == [
        [
          "rate": .init(value: 200, unit: "tokens/s"), "step_seconds": .init(value: 2, unit: "s"),
        ],
        ["step_seconds": .init(value: 0, unit: "s")],
      ])
    #expect(timing.steps.allSatisfy { $0.figures.isEmpty && $0.claims.isEmpty })
  }

  @Test("writes the same record whatever threads, view, output folder and clock are")
  func sameBytes() throws {
    let other = try TemporaryFolder()
    try run { usual($0) }
    surroundings.now = 1000
    try surroundings.run(["--output", other.path, "--threads", "1", "--json", "--interactive"]) {
      usual($0)
    }
    for name in ["run.json", "scores.png", "scores.json"] {
      #expect(try folder.text(of: "99-toy/\(name)") == other.text(of: "99-toy/\(name)"))
    }
  }

  @Test("judges no claim in a quick run")
  func quick() throws {
    try run(["--quick"]) { usual($0) }
    #expect(try folder.text(of: "99-toy/run.json").contains("\"holds\" : null"))
    #expect(surroundings.output.text.contains("Claims: 1 not judged"))
  }

  @Test("records which steps ran, where they are not all")
  func someSteps() throws {
    try run(["--steps", "train"]) { usual($0) }
    let record = try JSON.decode(
      RunRecord.self, from: [UInt8](try folder.text(of: "99-toy/run.json").utf8))
    #expect(record.options["steps"] == .list(["train"]))
    #expect(record.steps.map(\.id) == ["train"])
    try run(["--steps", "scores"]) { usual($0) }
    let all = try JSON.decode(
      RunRecord.self, from: [UInt8](try folder.text(of: "99-toy/run.json").utf8))
    #expect(all.options["steps"] == nil)
  }

  @Test("writes one event a line with --json")
  func json() throws {
    try run(["--json"]) { usual($0) }
    let names = try surroundings.output.lines.dropLast().map { line in
      let event = try JSON.decode(Event.self, from: Array(line.utf8))
      let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
      #expect(try JSON.line(event) == Array(line.utf8))
      return object?["event"] as? String
    }
    #expect(
      names == [
        "run", "step", "metric", "metric", "stepEnd", "step", "say", "figure", "claim", "stepEnd",
        "runEnd",
      ])
  }

  @Test("lists its steps without running or writing anything")
  func list() throws {
    try run(["--list"]) {
      usual($0)
      $0.prepare { Issue.record("Nothing is read for a list.") }
    }
    #expect(
      surroundings.output.text == """
        train   Training
        scores  Scores  (needs train)

        """)
    #expect(try folder.names() == [])
    surroundings.output = Capture()
    try run(["--list", "--json"]) { usual($0) }
    #expect(
      surroundings.output.lines.first == #"{"id":"train","needs":[],"title":"Training"}"#)
  }

  @Test("waits for Return between steps, not after the last")
  func interactive() throws {
    try run(["--interactive"]) { usual($0) }
    #expect(surroundings.returnsPressed == 1)
  }

  @Test("refuses an unknown step before anything is written")
  func unknownStep() throws {
    let error = #expect(throws: ValidationError.self) { try run(["--steps", "x"]) { usual($0) } }
    #expect(error?.message == "There is no step “x”; the steps are: train, scores.")
    #expect(try folder.names() == [])
  }

  @Test("prepares once, before the first step, with options of its own")
  func prepare() throws {
    var order: [String] = []
    try run { notebook in
      notebook.prepare {
        order.append("prepare")
        notebook.option("corpus", .file(path: "a/kjv.txt", bytes: Array("abc".utf8)))
      }
      notebook.step("a", title: "A") { _ in order.append("a") }
    }
    #expect(order == ["prepare", "a"])
    #expect(
      try folder.text(of: "99-toy/run.json").contains(
        """
            "corpus" : {
              "file" : "kjv.txt",
              "sha256" : "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
            },
        """))
  }
}
