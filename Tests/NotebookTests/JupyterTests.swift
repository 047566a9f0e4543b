import Foundation
import Testing

@testable import Notebook

@Suite("The Jupyter notebook of a run") struct JupyterTests {
  private func cells(_ bytes: [UInt8]) throws -> [[String: Any]] {
    let document = try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any]
    #expect(document?["nbformat"] as? Int == 4 && document?["nbformat_minor"] as? Int == 5)
    return try #require(document?["cells"] as? [[String: Any]])
  }

  private func source(_ cell: [String: Any]) -> String {
    (cell["source"] as? [String] ?? []).joined()
  }

  @Test("has the fields that nbformat 4.5 asks for, and cell ids that are unique and fit")
  func fields() throws {
    let pages = try Pages()
    let cells = try cells(try pages.notebook(try pages.story()))
    let ids = cells.compactMap { $0["id"] as? String }
    #expect(ids.count == cells.count && Set(ids).count == ids.count)
    for id in ids { #expect(id.wholeMatch(of: /[a-zA-Z0-9_-]{1,64}/) != nil, "\(id)") }
    var number = 0
    for cell in cells {
      #expect(cell["metadata"] is [String: Any] && cell["source"] is [String])
      if cell["cell_type"] as? String == "code" {
        number += 1
        #expect(cell["execution_count"] as? Int == number)
        for output in try #require(cell["outputs"] as? [[String: Any]]) {
          let type = try #require(output["output_type"] as? String)
          #expect(["stream", "display_data"].contains(type))
          #expect(type == "stream" ? output["text"] != nil : output["metadata"] != nil)
        }
      }
    }
    #expect(source(cells[0]).contains("record of compiled Swift"))
    #expect(source(cells[0]).contains("    swift run toy --seed 3"))
  }

  @Test("holds the lesson's prose and code, and the run's outputs")
  func content() throws {
    let pages = try Pages()
    let bytes = try pages.notebook(try pages.story())
    let cells = try cells(bytes)
    let all = cells.map(source).joined(separator: "\n")
    for text in [
      "$x_1 \\le \\ln 63$", "$$a_{ij} = \\frac{1}{2}$$", "let x = \"<b>\"  // a comment",
      "<sup>[1]</sup>", "\\[1\\] A note", "[chapter](../05-other/notebook.ipynb)", "| a | b |",
    ] { #expect(all.contains(text), "\(text)") }
    #expect(!all.contains("<!-- snippet"))
    let text = String(decoding: bytes, as: UTF8.self)
    #expect(text.contains("row_entropy"))
    #expect(text.components(separatedBy: "\"image/png\" : \"").count == 2)
  }

  @Test("leaves out what depends on the clock, and so is the same in every rerun")
  func untimed() throws {
    let pages = try Pages()
    var story = try pages.story()
    let bytes = try pages.notebook(story)
    let text = String(decoding: bytes, as: UTF8.self)
    #expect(!text.contains("fast: ") && !text.contains("1/s") && !text.contains("time.timed"))
    story.steps[0].seconds = 99
    #expect(try pages.notebook(story) == bytes)
  }
}
