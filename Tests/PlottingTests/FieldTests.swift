import Testing

@testable import Plotting

@Suite("A field behind points") struct FieldTests {
  /// Left half low, right half high.
  private func plot(_ values: [[Double]], x: Axis = Axis("x", limits: 0...2)) -> ScatterPlot {
    ScatterPlot(
      title: "Two sides", xAxis: x, yAxis: Axis("y", limits: 0...1),
      field: .init("score", values: values, x: 0...2, y: 0...1, range: -1...1),
      groups: [.init("points", x: [0.1], y: [0.9])])
  }

  private func sentence(_ figure: some Figure) -> String {
    do throws(PlotError) {
      _ = try figure.png(scale: 1)
      return ""
    } catch {
      return error.description
    }
  }

  @Test("Each half has its colour, the top row above")
  func colours() throws {
    let map = ColourMap.diverging
    let canvas = try plot([[-1, 1], [0, 0]]).drawn()
    let shown = Set(
      (0..<canvas.pixelHeight).flatMap { y in
        (0..<canvas.pixelWidth).map { x in canvas.hex(x: x, y: y) }
      })
    for value in [-1.0, 0, 1] {
      #expect(shown.contains(map.colour(at: (value + 1) / 2).hex), "\(value)")
    }
  }

  @Test("What is no matrix of numbers, or lies on a logarithmic axis, is refused in one sentence")
  func refused() {
    #expect(
      sentence(plot([[1, 2], [3]]))
        == "The field of \"Two sides\" is no matrix: give rows of as many numbers each.")
    #expect(sentence(plot([])).contains("no matrix"))
    #expect(sentence(plot([[.nan]])).contains("The field of \"Two sides\" holds nan"))
    #expect(
      sentence(plot([[1]], x: Axis("x", scale: .logarithmic, limits: 1...2)))
        == "The scatter plot \"Two sides\" has a field on a logarithmic axis: use linear axes.")
  }

  @Test("Token texts can share a scale with one colour bar")
  func sharedScale() throws {
    let texts = [0.0, 2].map { high in
      Panels.Panel(
        "text", TokenText(title: "", tokens: ["a", "b"], values: [high, nil], valueTitle: "loss"))
    }
    let apart = Panels(title: "Two texts", columns: 2, panels: texts)
    var together = apart
    together.sharesScale = true
    #expect(try apart.drawn().pixelHeight != together.drawn().pixelHeight)
    let json = String(decoding: try together.json(), as: UTF8.self)
    #expect(json.contains("\"range\""))
  }
}
