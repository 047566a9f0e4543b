import Phrases
import Testing

@testable import Plotting

@Suite("Tables")
struct TextTableTests {
  private func table(_ rows: [[String]]) -> TextTable {
    TextTable(
      title: "Neighbours", columns: [.init("word", share: 0.3, isBold: true), .init("near")],
      rows: rows.map(\.verbatim), width: 300)
  }

  private func sentence(_ figure: TextTable) -> String {
    do throws(PlotError) {
      _ = try figure.png(scale: 1)
      return ""
    } catch {
      return error.description
    }
  }

  @Test("No text overlaps another or leaves the canvas, however long it is")
  func layout() throws {
    let long = String(repeating: "brass and iron and ", count: 12)
    let rows = [["gold", long], [String(repeating: "w", count: 80), "금 은 동"], ["", "x"]]
    let canvas = try table(rows).drawn()
    let boxes = canvas.textBoxes.map(\.box)
    for (index, box) in boxes.enumerated() {
      #expect(box.x >= 0 && box.y >= 0)
      #expect(box.maxX <= canvas.size.width && box.maxY <= canvas.size.height)
      for other in boxes[..<index] {
        let isApart =
          box.maxX <= other.x || other.maxX <= box.x || box.maxY <= other.y || other.maxY <= box.y
        #expect(isApart)
      }
    }
  }

  @Test("A map keeps its labels beside a table that is taller")
  func besideMap() throws {
    let map = ScatterPlot(
      title: "map", xAxis: Axis("x"), yAxis: Axis("y"),
      groups: [.init("words", x: [0, 1, 3], y: [0, 2, 1], labels: ["gold", "tin", "lead"])],
      hasEqualAspect: true)
    let panels = Panels(
      title: "Both", columns: 2,
      panels: [
        .init("map", map), .init("table", table((0..<30).map { ["word \($0)", "near"] })),
      ])
    let texts = try panels.drawn().textBoxes.map(\.text)
    #expect(Set(["gold", "tin", "lead"]).isSubset(of: texts))
  }

  @Test("The same rows give the same bytes, and the JSON holds them")
  func bytes() throws {
    let table = table([["gold", "silver"]])
    let (first, second) = (try table.png(scale: 2), try table.png(scale: 2))
    #expect(first == second)
    let json = String(decoding: try table.json(), as: UTF8.self)
    #expect(json.contains(#""rows": [["gold", "silver"]]"#))
  }

  @Test("An empty table, a row of another length and too few colours are refused")
  func refusals() {
    #expect(
      sentence(table([]))
        == "The table \"Neighbours\" is empty: give at least one row and one column.")
    #expect(
      sentence(table([["a", "b"], ["c"]])) == """
        Row 1 of the table "Neighbours" has 1 texts but there are 2 columns: there must be as many \
        of both.
        """)
    var coloured = table([["a", "b"]])
    coloured.colours = [nil, nil]
    #expect(
      sentence(coloured) == """
        The table "Neighbours" has 1 of rows but 2 of colours: there must be as many of both.
        """)
  }
}
