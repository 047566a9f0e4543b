import Foundation
import Platform
import Testing

struct ChildProcessTests {
  private func run(
    _ script: String, input: String = "", seconds: Double = 20, bytes: Int = 100_000,
    goesOn: () -> Bool = { true }
  ) throws -> ChildProcess.Outcome {
    try ChildProcess("sh", ["-c", script]).run(
      input: Array(input.utf8), limits: .init(seconds: seconds, outputBytes: bytes), goesOn: goesOn)
  }

  private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

  @Test("Input, both outputs, the report on descriptor 3 and the status arrive")
  func carriesEverything() throws {
    let outcome = try run(
      "read a; echo out $a; echo err >&2; echo rep >&3; exit 7", input: "word\n")
    #expect(outcome.end == .exited(7))
    #expect(text(outcome.output) == "out word\nerr\n")
    #expect(text(outcome.report) == "rep\n")
  }

  @Test("A program that waits is stopped at its limit")
  func stopsAtTheLimit() throws {
    let outcome = try run("sleep 60", seconds: 0.5)
    #expect(outcome.end == .timedOut)
    #expect(outcome.seconds < 5)
  }

  @Test("A grandchild that holds the pipes and ignores SIGTERM keeps nobody waiting, and is ended")
  func endsGrandchildren() throws {
    let marker = "sleep 4\(Int.random(in: 100_000...999_999))"
    let outcome = try run("trap '' TERM; \(marker) & echo started")
    #expect(outcome.end == .exited(0))
    #expect(text(outcome.output) == "started\n")
    #expect(outcome.seconds < 5)
    let listed = try run("sleep 0.2; ps -eo args | grep '^\(marker)' || true")
    #expect(text(listed.output) == "")
  }

  @Test("Output above the limit is cut, and the program stopped")
  func stopsEndlessOutput() throws {
    let outcome = try run("yes", bytes: 10_000)
    #expect(outcome.end == .printedTooMuch)
    #expect(outcome.output.count == 10_000)
  }

  @Test("A program that dies of a signal says which")
  func tellsTheSignal() throws {
    #expect(try run("kill -SEGV $$").end == .signalled(SIGSEGV))
  }

  @Test("Who asks to stop is obeyed")
  func stopsWhenAsked() throws {
    var asked = 0
    let outcome = try run("sleep 60") {
      asked += 1
      return asked < 3
    }
    #expect(outcome.end == .cancelled)
  }

  @Test("A program that doesn't exist is an error with its name")
  func refusesUnknownPrograms() {
    let error = ProcessError(program: "no-such-program", reason: "No such file or directory")
    #expect(
      error.description == "“no-such-program” can't be started: No such file or directory.")
    #expect(
      throws: ProcessError(program: "no-such-program", reason: "No such file or directory")
    ) {
      try ChildProcess("no-such-program").run(limits: .init(seconds: 1, outputBytes: 1))
    }
  }
}
