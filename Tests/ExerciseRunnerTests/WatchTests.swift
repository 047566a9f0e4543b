import Foundation
import Testing

@testable import ExerciseRunner

extension RunnerProcessTests {
  @Test("Watch reacts to saves and keys, and gives the terminal back", arguments: [true, false])
  func watch(hasColour: Bool) throws {
    let package = try PracticePackage()
    let terminal = try PseudoTerminal(
      PracticePackage.runner, ["watch", "--folder", package.folder],
      environment: ["TERM": "xterm", "NO_COLOR": hasColour ? "" : "1"])
    #expect(try terminal.wait(for: "q quit").contains("not attempted"))
    #expect(!terminal.isOrdinary)

    try package.write(stub: "return \"no tensor\"")
    #expect(try terminal.wait(for: "q quit").contains("does not compile"))

    terminal.press("h")
    #expect(try terminal.wait(for: "q quit").contains("Hint 1 of 3"))

    try package.write(
      stub: "return queries.matmul(keys.transposed).softmax().matmul(values)")
    #expect(try terminal.wait(for: "q quit").contains("Is the division by √d missing?"))

    terminal.press("l")
    #expect(try terminal.wait(for: "q quit").contains("05-attention"))

    terminal.press("rx")
    #expect(try terminal.wait(for: "Nothing was changed.").contains("kept as a backup"))

    try package.write(stub: "return " + Self.solution)
    #expect(try terminal.wait(for: "q quit").contains("solved, 4 checks passed"))

    terminal.press("n")
    _ = try terminal.wait(for: "All other exercises are solved.")

    terminal.press("c")
    #expect(try terminal.wait(for: "q quit").contains("1 of 1 solved, 0 not attempted."))

    terminal.press("q")
    _ = try terminal.wait(for: "Until next time.")
    #expect(terminal.status() == 0)
    #expect(terminal.isOrdinary)
    #expect(terminal.shown.contains("\u{1b}[32m") == hasColour)
    #expect(terminal.shown.contains("\u{1b}[1m") == hasColour)
  }

  @Test("Ctrl-C in watch gives the terminal back and ends by the signal")
  func interrupt() throws {
    let package = try PracticePackage()
    let terminal = try PseudoTerminal(
      PracticePackage.runner, ["watch", "--folder", package.folder], environment: ["TERM": "xterm"])
    _ = try terminal.wait(for: "q quit")
    terminal.interrupt()
    #expect(terminal.status() == SIGINT)
    #expect(terminal.isOrdinary)
  }
}
