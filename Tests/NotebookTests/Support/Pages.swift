import Foundation

@testable import Notebook

/// A small project with one lesson, and a small run of its chapter.
struct Pages {
  static let chapter = "99-toy"

  static let lesson = """
    # 99 · Does it work?

    Before all sections, a formula: $x_1 \\le \\ln 63$, and a [chapter](05-other.md) and a
    [file](../Sources/x.swift). It costs 5$ or 6$.

    ## look · Where does it look?

    Prose with `code` and a note.[^note]

    <!-- snippet: 99-toy/Look.swift#look -->
    ```swift
    let x = "<b>"  // a comment
    ```

    $$a_{ij} = \\frac{1}{2}$$

    ![The lesson's picture](../Output/gallery/99-toy-scores.png)

    - **Claim:** It looks back\\
      **주장:** 뒤를 본다\\
      Holds: 0.9, far above 0.5.

    | a | b |
    | --- | ---: |
    | 1 | 2 |

    ## Try

    1. Something else.

    [^note]: A note with a [link](https://example.com).
    """

  let folder: TemporaryFolder
  var project: Project { Project(folder: folder.path) }

  init(lesson: String = Pages.lesson) throws {
    folder = try TemporaryFolder()
    try folder.write(lesson, to: "Lessons/99-toy.md")
    try folder.write("# 05 · Another?\n", to: "Lessons/05-other.md")
  }

  /// A PNG's header with a size, which is all that a page reads of it.
  static func png(_ width: Int, _ height: Int) -> [UInt8] {
    func bytes(_ number: Int) -> [UInt8] {
      [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: number >> $0) }
    }
    return [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52]
      + bytes(width) + bytes(height)
  }

  /// A run that says `text` wherever a run can say anything.
  func story(saying text: String = "plain", holds: Bool? = true) throws -> RunStory {
    try Data(Self.png(800, 600)).write(to: URL(fileURLWithPath: folder("scores.png")))
    try Data(Self.png(400, 300)).write(to: URL(fileURLWithPath: folder("time.timed.png")))
    var story = RunStory(
      RunStart(
        chapter: Self.chapter, title: text, seed: 3,
        options: [
          "quick": .flag(false), "text": .text(text), "corpus": .file(name: text, sha256: text),
          "words": .list([text]),
        ], steps: ["look"], threads: 1, folder: ""))
    let step = "look"
    for event: Event in [
      .step(StepStart(step: step, title: text, number: 1, count: 1)),
      .say(Remark(step: step, text: text, timed: false)),
      .say(Remark(step: step, text: "fast: \(text)", timed: true)),
      .metric(Metric(step: step, name: "row_entropy", value: 1.25, unit: text, timed: false)),
      .metric(Metric(step: step, name: "rate", value: 7, unit: "1/s", timed: true)),
      .table(
        Table(
          step: step, title: text, columns: [text, "n"], rows: [[.text(text), 1.5]], timed: false)),
      .figure(
        FigureFile(
          step: step, file: "scores.png", data: "scores.json", caption: text, alt: text,
          timed: false)),
      .figure(
        FigureFile(
          step: step, file: "time.timed.png", data: "time.timed.json", caption: text, alt: text,
          timed: true)),
      .claim(
        Claim(
          step: step, claim: "It looks back", ko: "뒤를 본다", measured: text, holds: holds,
          timed: false)),
      .claim(
        Claim(step: step, claim: text, ko: text, measured: text, holds: holds, timed: false)),
      .stepEnd(StepEnd(step: step, seconds: 1.5)),
    ] { story.add(event) }
    return story
  }

  func html(_ story: RunStory) -> String {
    ChapterPage(story: story, folder: folder.path, project: project).html()
  }

  /// The page without style, scripts and pictures in it, which is quicker to read.
  func linkedHTML(_ story: RunStory) throws -> String {
    var page = ChapterPage(story: story, folder: folder.path, project: project)
    page.links.assets = "/assets/"
    page.links.figures = "/figures/"
    return page.html()
  }

  func notebook(_ story: RunStory) throws -> [UInt8] {
    JupyterNotebook(story: story, folder: folder.path, project: project).bytes()
  }
}
