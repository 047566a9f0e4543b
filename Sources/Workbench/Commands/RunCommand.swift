import ArgumentParser
import Notebook
import Phrases
import Platform
import WorkbenchProject

/// `workbench run`: builds and runs chapters, one after the other.
struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Build and run chapters, one after the other.",
    usage: "workbench run NAME... [OPTIONS]\n       workbench run all [OPTIONS]",
    discussion: """
      A chapter goes by its name, its number or its folder: attention, 05, 05-attention. Options after \
      the names go to every chapter, such as --quick or --seed 1. Where one fails, the others still run.

      Examples:
        swift run workbench run attention rnn --quick
        swift run workbench run all
      """)

  @Argument(parsing: .captureForPassthrough, help: "Names of chapters, or all; then options.")
  var words: [String] = []

  func run() throws {
    if words.first == "--help" || words.first == "-h" { throw CleanExit.helpRequest(self) }
    let project = Project.ofThisProgram()
    let catalogue = try LanguageOption.named(in: words).catalogue(of: project)
    let (chapters, options) = try Self.plan(words, among: project.chapters(), in: catalogue)
    var failed: [String] = []
    for chapter in chapters {
      let words = ["run", "--package-path", project.folder, chapter.product] + options
      let status = try Launch("swift", words).runInForeground().shellStatus ?? 1
      // Stopped by a signal: so are we. One chapter alone has said what was wrong.
      if status > 128 || status != 0 && chapters.count == 1 { throw ExitCode(status) }
      if status != 0 { failed.append(chapter.folder) }
    }
    if !failed.isEmpty {
      throw WorkbenchError("\(failed.joined(separator: ", ")) failed, as said above.")
        .written(in: catalogue)
    }
  }

  /// Splits the words into chapters and the options for all of them.
  ///
  /// - Throws: `ValidationError` where a name is no chapter's, or there is none.
  static func plan(
    _ words: [String], among chapters: [Project.ChapterSource], in catalogue: Catalogue = .english
  ) throws -> (chapters: [Project.ChapterSource], options: [String]) {
    func invalid(_ sentence: Phrase) -> ValidationError {
      ValidationError(sentence.text(in: catalogue))
    }
    let names = words.prefix { !$0.hasPrefix("-") }
    let known = chapters.map(\.product).joined(separator: ", ")
    guard !names.isEmpty else {
      throw invalid("Which chapter? Name one or more, or all; there are: \(known).")
    }
    var chosen: [Project.ChapterSource] = []
    for name in names {
      let found =
        name == "all"
        ? chapters
        : chapters.filter {
          $0.product == name || $0.folder == name || $0.number == name || $0.number == "0" + name
        }
      guard name != "map", name != "00", name != "00-map" else {
        throw invalid("The map has a command of its own: swift run workbench map.")
      }
      guard !found.isEmpty else {
        throw invalid("There is no chapter “\(name)”; there are: \(known).")
      }
      chosen += found.filter { !chosen.contains($0) }
    }
    let options = words.dropFirst(names.count)
    return (chosen, options.first == "--" ? Array(options.dropFirst()) : Array(options))
  }
}
