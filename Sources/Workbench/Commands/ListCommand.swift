import ArgumentParser
import Notebook

/// `workbench list`: all chapters, which were run, and how many exercises are solved.
struct ListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the chapters, what was run, and what is solved.")

  @Option(help: ArgumentHelp("The chapters' output folder.", valueName: "dir"))
  var output = "Output"

  func run() throws {
    print(Self.text(project: .ofThisProgram(), output: output), terminator: "")
  }

  /// One line a chapter: number, name, run or not or in part, exercises, question.
  static func text(project: Project, output: String) -> String {
    let chapters = project.chapters()
    let tallies = project.exercises()
    let width = chapters.map(\.product.count).max() ?? 0
    let lines = chapters.map { chapter in
      let tally = tallies[chapter.folder] ?? .init()
      let state =
        switch try? RunStory(folder: "\(output)/\(chapter.folder)") {
        case nil: "not run  "
        case let story? where story.isQuick: "quick run"
        case let story? where story.isPartial: "in part  "
        case .some: "run      "
        }
      let name = chapter.product.padded(to: width)
      return "\(chapter.number) \(name)  \(state)  \(tally.solved)/\(tally.count) solved  "
        + chapter.title.english
    }
    let example = chapters.first?.product ?? "attention"
    return
      (lines + [
        "",
        "Run one: swift run workbench run \(example)    Read them: swift run workbench serve    "
          + "See the way: swift run workbench map",
      ]).joined(separator: "\n") + "\n"
  }
}

extension String {
  /// Fills up with spaces.
  fileprivate func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - count))
  }
}
