import Testing

@testable import Plotting

@Suite("Errors")
struct ErrorTests {
  private func sentence(_ figure: any Figure, scale: Int = 1) -> String {
    do throws(PlotError) {
      _ = try figure.png(scale: scale)
      return ""
    } catch {
      return error.description
    }
  }

  @Test("Numbers that are not finite are refused by place")
  func notFinite() {
    var lines = Samples.lines
    lines.series[1].y[2] = .nan
    #expect(
      sentence(lines)
        == "Y of the series \"lstm\" holds nan at index 2: every number must be finite.")
    var map = Samples.heatmap
    map.rowsSumToOne = false
    map.values[3][1] = .infinity
    #expect(
      sentence(map) == """
        Layer 1, head 2 holds inf in row 3, column 1: every number must be finite and at most \
        1e300 in size, and a masked cell nil.
        """)
    var text = Samples.text
    text.values[6] = .nan
    #expect(
      sentence(text) == """
        The text "Surprises" holds nan at token 6 ("⏎"): every value must be finite, or nil where \
        there is none.
        """)
  }

  @Test("Shapes that disagree are refused with both numbers")
  func shapes() {
    var lines = Samples.lines
    lines.series[0].x.removeLast()
    #expect(
      sentence(lines)
        == "The series \"rnn\" has 3 of x but 4 of y: there must be as many of both.")
    var map = Samples.heatmap
    map.values[5].removeLast()
    #expect(
      sentence(map) == """
        Row 5 of layer 1, head 2 has 7 columns, but row 0 has 8: all rows must have as many.
        """)
    map = Samples.heatmap
    map.columns.labels.removeLast()
    #expect(
      sentence(map) == """
        Layer 1, head 2 has 8 columns but 7 labels for them: give one for each, or none.
        """)
    var bars = Samples.bars
    bars.categories.append("more")
    #expect(
      sentence(bars) == """
        The series "loss" has 3 of categories but 2 of values: there must be as many of both.
        """)
  }

  @Test("Nothing to draw is refused")
  func empty() {
    #expect(
      sentence(Heatmap(title: "Empty", values: []))
        == "The heatmap \"Empty\" has no cells: give at least one row of one.")
    #expect(
      sentence(LineChart(title: "Empty", xAxis: Axis("x"), yAxis: Axis("y"), series: []))
        == "The line chart \"Empty\" has no series: give at least one.")
    #expect(
      sentence(ScatterPlot(title: "Empty", xAxis: Axis("x"), yAxis: Axis("y"), groups: []))
        == "The scatter plot \"Empty\" has no points: give at least one.")
    #expect(
      sentence(BarChart(title: "Empty", categories: [], series: [], axis: Axis("y")))
        == "The bar chart \"Empty\" has no bars: give at least one category.")
    #expect(
      sentence(TokenText(title: "Empty", tokens: [], values: [], valueTitle: "loss"))
        == "The text \"Empty\" has no tokens: give at least one.")
    var untitled = Samples.lines
    untitled.title = ""
    #expect(
      sentence(untitled) == "A figure has no title: say in it what the figure shows or asks.")
  }

  @Test("A logarithmic axis refuses 0, and bars refuse a logarithmic axis")
  func logarithms() {
    var lines = Samples.lines
    lines.xAxis.scale = .logarithmic
    #expect(
      sentence(lines) == """
        The axis "step" is logarithmic, but holds the number 0.0: numbers on it must be above 0 \
        (at least 1e-300), or the axis linear.
        """)
    var bars = Samples.bars
    bars.axis.scale = .logarithmic
    #expect(
      sentence(bars) == """
        The bar chart "Ablations" has a logarithmic axis, which has no 0 for bars to start at: use \
        a linear axis, or a line chart with markers.
        """)
  }

  @Test("A diverging map refuses a range that is not symmetric")
  func diverging() {
    var map = Samples.heatmap
    map.scale.colours = .diverging
    map.scale.range = -1...2
    #expect(
      sentence(map) == """
        The colour range of layer 1, head 2 is -1.0 to 2.0, but a diverging map is symmetric: give \
        a range from -x to x.
        """)
  }

  @Test("Panels that can't share a scale are refused")
  func scales() {
    var panels = Samples.panels
    panels.panels[2].figure = Samples.lines
    #expect(
      sentence(panels) == """
        The panels "All heads" share one scale, but panel 2 is a LineChart: only heatmaps and token \
        texts can share a scale.
        """)
    panels.panels[2].figure = Samples.panels
    #expect(
      sentence(panels) == """
        Panel 2 of "All heads" is a Panels, which can't stand in a panel: use a line chart, scatter \
        plot, heatmap, bar chart or token text.
        """)
    panels = Samples.panels
    panels.rowTitles.removeLast()
    #expect(
      sentence(panels) == """
        The panels "All heads" have 2 rows but 1 titles for them: give one for each, or none.
        """)
  }

  @Test("A picture beyond 64 million pixels, and a scale beyond 4, are refused")
  func sizes() {
    var lines = Samples.lines
    lines.width = 9000
    lines.height = 9000
    #expect(
      sentence(lines) == """
        A figure of 9048 by 9143 points at scale 1 was asked for, but it may have 64 million pixels \
        at most: draw fewer cells or panels, or at a lower scale.
        """)
    #expect(
      sentence(Samples.lines, scale: 5)
        == "A figure was asked for at scale 5, but the scale must be 1 to 4.")
  }

  @Test("A band whose edges cross is refused")
  func band() {
    var lines = Samples.lines
    lines.series[1].band?.low[1] = 9
    #expect(
      sentence(lines) == """
        The band of "lstm" has low 9.0 above high 2.5 at index 1: low must be at most high.
        """)
  }
}
