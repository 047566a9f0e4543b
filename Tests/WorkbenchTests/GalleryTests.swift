import Foundation
import Notebook
import Testing

@testable import Workbench
@testable import WorkbenchProject

@Suite struct GalleryTests {
  @Test("The list of pictures is read line by line, remarks left out")
  func list() {
    let pictures = GalleryPicture.all(
      in: "# a remark\n05-attention/scores.png\n\n04-rnn/units.png korean\nnonsense\n04-rnn/x.jpg\n"
    )
    #expect(
      pictures == [
        GalleryPicture(chapter: "05-attention", file: "scores.png", isKorean: false),
        GalleryPicture(chapter: "04-rnn", file: "units.png", isKorean: true),
      ])
    #expect(pictures.map(\.name) == ["05-attention-scores.png", "04-rnn-units-korean.png"])
  }

  @Test(
    "Every picture stands under its lesson, with the lesson's words for it and the run's caption")
  func page() throws {
    let folder = FileManager.default.temporaryDirectory.path + "/gallery-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    for (path, text) in [
      (
        "Lessons/05-attention.md",
        "# 05 · How?\n\n![A chain of matrices](../Output/gallery/05-attention-scores.png)\n"
      ),
      (
        "Output/05-attention/run.json",
        """
        {"chapter": "05-attention", "title": "How?", "seed": 0, "options": {}, "steps": [{"id": "s",
        "title": "S", "metrics": {}, "claims": [], "figures": [{"file": "scores.png",
        "data": "scores.json", "caption": "What <b> looks *at*.", "alt": "A matrix."}]}]}
        """
      ),
    ] {
      let file = URL(filePath: "\(folder)/\(path)")
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
    }
    let pictures = GalleryPicture.all(in: "05-attention/scores.png\n05-attention/other.png\n")
    let page = GalleryCommand.page(
      pictures, project: Project(folder: folder), output: folder + "/Output")
    #expect(page.contains("## [05 · How?](../../Lessons/05-attention.md)"))
    #expect(page.contains("![A chain of matrices](05-attention-scores.png)"))
    #expect(page.contains("What \\<b\\> looks \\*at\\*."))
    #expect(page.contains("![other.png](05-attention-other.png)"))
  }
}
