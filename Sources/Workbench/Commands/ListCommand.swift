import ArgumentParser
import Notebook
import Phrases

/// `workbench list`: all chapters, which were run, and how many exercises are solved.
struct ListCommand: SpokenCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the chapters, what was run, and what is solved.")

  @Option(help: ArgumentHelp("The chapters' output folder.", valueName: "dir"))
  var output = "Output"

  @OptionGroup var spoken: LanguageOption

  func run(in catalogue: Catalogue) throws {
    print(Self.text(project: .ofThisProgram(), output: output, in: catalogue), terminator: "")
  }

  /// One line a chapter: number, name, run or not or in part, exercises, question.
  static func text(
    project: Project, output: String, in catalogue: Catalogue = .english
  ) -> String {
    let chapters = project.chapters()
    let tallies = project.exercises()
    let rows = chapters.map { chapter in
      let tally = tallies[chapter.folder] ?? .init()
      let state: Phrase =
        switch try? RunStory(folder: "\(output)/\(chapter.folder)") {
        case nil: "not run"
        case let story? where story.isQuick: "quick run"
        case let story? where story.isPartial: "in part"
        case .some: "run"
        }
      let solved: Phrase = "\(tally.solved)/\(tally.count) solved"
      return [.verbatim("\(chapter.number) \(chapter.product)"), state, solved, chapter.title]
        .map { $0.text(in: catalogue) }
    }
    let widths = (0..<3).map { column in
      rows.map { TextWidth.columns($0[column]) }.max() ?? 0
    }
    let lines = rows.map { row in
      (zip(row, widths).map { TextWidth.padded($0, to: $1) } + [row[3]]).joined(separator: "  ")
    }
    let example = chapters.first?.product ?? "attention"
    let next: Phrase = """
      Run one: swift run workbench run \(example)    Read them: swift run workbench serve    \
      See the way: swift run workbench map
      """
    return (lines + ["", next.text(in: catalogue)]).joined(separator: "\n") + "\n"
  }
}
