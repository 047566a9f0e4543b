import ArgumentParser
import Testing

@testable import Notebook

@Suite("The options of every chapter")
struct ChapterOptionsTests {
  @Test("have their defaults")
  func defaults() throws {
    let options = try Toy.parse([]).options
    #expect(!options.quick && !options.list && !options.interactive && !options.json)
    #expect(options.seed == 0)
    #expect(options.output == "Output")
    #expect(options.steps == [])
    #expect((1...256).contains(options.threads))
  }

  @Test("take what they are given")
  func given() throws {
    let options = try Toy.parse([
      "--seed", "18446744073709551615", "--threads", "3", "--steps", "a, b,,c", "--output", "x y",
    ]).options
    #expect(options.seed == .max)
    #expect(options.threads == 3)
    #expect(options.steps == ["a", "b", "c"])
    #expect(options.output == "x y")
  }

  @Test(
    "refuse what is out of range in one sentence, with exit status 64",
    arguments: [
      (
        ["--seed", "-1"],
        "The value '-1' is invalid for '--seed <n>': it must be a whole number from 0 to 18446744073709551615."
      ),
      (
        ["--threads", "0"],
        "The value '0' is invalid for '--threads <n>': it must be a whole number from 1 to 256."
      ),
      (
        ["--threads", "1e3"],
        "The value '1e3' is invalid for '--threads <n>': it must be a whole number from 1 to 256."
      ),
      (
        ["--steps", ","], "--steps is empty: give it ids with commas between; --list shows them."
      ),
      (["--output", ""], "--output is empty: give it the path of a folder."),
    ])
  func refused(arguments: [String], sentence: String) {
    let error = #expect(throws: (any Error).self) { try Toy.parse(arguments) }
    guard let error else { return }
    #expect(Toy.message(for: error) == sentence)
    #expect(Toy.exitCode(for: error) == ExitCode(64))
  }

  @Test("exclude a run that is quick and full")
  func quickAndFull() throws {
    let surroundings = Surroundings()
    let error = #expect(throws: ValidationError.self) {
      try surroundings.run(["--quick", "--full"]) { $0.step("a", title: "A") { _ in } }
    }
    #expect(error?.message == "--quick and --full exclude each other: give one of them.")
  }

  @Test("are explained by --help, with examples")
  func help() {
    let help = Toy.helpMessage(columns: 80)
    #expect(
      help.hasPrefix(
        "OVERVIEW: Does it work?\n\nPictures and numbers are written to Output/99-toy/"))
    for line in ["  swift run toy --quick", "  --steps <id,id> ", "  --threads <n> "] {
      #expect(help.contains(line))
    }
  }
}
