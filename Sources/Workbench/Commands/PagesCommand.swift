import ArgumentParser
import Foundation
import Notebook
import Phrases
import Platform
import WorkbenchProject

/// `workbench pages`: writes the pages of all runs anew, as after a change to a lesson.
struct PagesCommand: SpokenCommand {
  static let configuration = CommandConfiguration(
    commandName: "pages", abstract: "Write the pages of all runs anew, without running anything.")

  @Option(help: ArgumentHelp("The chapters' output folder.", valueName: "dir"))
  var output = "Output"

  @OptionGroup var spoken: LanguageOption

  func run(in catalogue: Catalogue) throws {
    let project = Project.ofThisProgram()
    let names = (try? FileManager.default.contentsOfDirectory(atPath: output)) ?? []
    var count = 0
    for name in names.sorted() where name.first?.isNumber == true {
      let folder = "\(output)/\(name)"
      guard let story = try? RunStory(folder: folder) else { continue }
      var page = ChapterPage(story: story, folder: folder, project: project)
      page.links = PageLinks(output: output)
      try AtomicFile.write(Array(page.html().utf8), to: "\(folder)/\(ChapterPage.fileName)")
      let notebook = JupyterNotebook(story: story, folder: folder, project: project)
      try AtomicFile.write(notebook.bytes(), to: "\(folder)/\(JupyterNotebook.fileName)")
      print("\(folder)/\(ChapterPage.fileName)")
      count += 1
    }
    guard count > 0 else {
      throw WorkbenchError("There is no run in “\(output)”: run a chapter first.")
    }
    try OutputIndex(root: output, project: project, catalogue: catalogue).write()
    print("\(output)/\(OutputIndex.fileName)")
  }
}
