import ArgumentParser
import Foundation
import Notebook
import Platform
import WorkbenchProject

/// `workbench gallery`: the page of the gallery, from the captions of the runs that drew its pictures.
///
/// `make gallery` calls it, after running the chapters and copying the pictures.
struct GalleryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "gallery",
    abstract: "Write Output/gallery/README.md, with every picture's caption.",
    shouldDisplay: false)

  @Option(help: ArgumentHelp("The chapters' output folder.", valueName: "dir"))
  var output = "Output"

  func run() throws {
    let project = Project.ofThisProgram()
    let gallery = project.folder + "/Output/gallery"
    guard let list = WholeFile.text("\(gallery)/pictures.txt") else {
      throw WorkbenchError("There is no list of pictures at \(gallery)/pictures.txt.")
    }
    let page = Self.page(GalleryPicture.all(in: list), project: project, output: output)
    try AtomicFile.write(Array(page.utf8), to: "\(gallery)/README.md")
  }

  /// All pictures under the titles of their lessons, each with its caption.
  static func page(_ pictures: [GalleryPicture], project: Project, output: String) -> String {
    var text = """
      # Gallery

      Every picture here was drawn by a chapter, on a plain CPU, and is the same for the same seed.
      `make gallery` draws all of them anew and writes this page.

      """
    let chapters = Set(pictures.map(\.chapter)).sorted()
    for chapter in chapters {
      let lesson = project.lesson(chapter) ?? ""
      let title = lesson.split(separator: "\n").first.map { String($0.dropFirst(2)) } ?? chapter
      text += "\n## [\(title)](../../Lessons/\(chapter).md)\n"
      for picture in pictures where picture.chapter == chapter {
        let run = picture.isKorean ? "\(output)/korean" : output
        let figure = (try? RunStory(folder: "\(run)/\(chapter)"))?.figures
          .first { $0.file == picture.file }
        let told = lesson.matches(of: /!\[([^\]]*)\]\([^)]*\/([^)\/]*)\)/)
          .first { $0.2 == picture.name }.map { String($0.1) }
        text += "\n![\(line(told ?? figure?.alt ?? picture.file))](\(picture.name))\n"
        guard let figure else { continue }
        text +=
          "\n\(line(figure.caption))" + (picture.isKorean ? " From a Korean text." : "") + "\n"
      }
    }
    return text
  }

  /// A text on one line, with nothing in it that Markdown reads as its own.
  private static func line(_ text: String) -> String {
    text.map { "[]*_`<>\\".contains($0) ? "\\\($0)" : $0.isNewline ? " " : String($0) }.joined()
  }
}
