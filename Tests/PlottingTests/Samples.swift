import Phrases

@testable import Plotting

/// Small figures of every kind, from fixed numbers.
enum Samples {
  static let tokens = ["In", " the", " beginning", " God", " created", " the", "\n", "태초"]

  /// Weights of causal attention: row `i` looks at `0...i` alike.
  static func attention(_ count: Int) -> [[Double?]] {
    (0..<count).map { row in
      (0..<count).map { $0 <= row ? 1 / Double(row + 1) : nil }
    }
  }

  static var lines: LineChart {
    LineChart(
      title: "The loss falls", subtitle: "rnn · seed 0",
      xAxis: Axis("step", isInteger: true), yAxis: Axis("loss", unit: "nats/token"),
      series: [
        .smoothed("rnn", x: [0, 1, 2, 3], y: [3, 2, 2.5, 1.5], window: 3),
        .median("lstm", x: [0, 1, 2, 3], runs: [[3, 2, 1, 1], [3.5, 2.5, 1.5, 1.25]]),
      ], references: [.horizontal(2, "chance"), .vertical(1, "warm-up")], note: "quick run")
  }

  static var scatter: ScatterPlot {
    ScatterPlot(
      title: "Words", xAxis: Axis("component 1"), yAxis: Axis("component 2"),
      groups: [
        .init("people", x: [0, 1, 2], y: [0, 3, 1], labels: ["Moses", "David", "사라"]),
        .init("places", x: [2, 1.5], y: [2, 0.5]),
      ], hasEqualAspect: true)
  }

  static var heatmap: Heatmap {
    Heatmap(
      title: "One head",
      values: attention(8),
      rows: .init("query", labels: tokens.verbatim),
      columns: .init("key", labels: tokens.verbatim),
      rowsSumToOne: true,
      name: "layer 1, head 2")
  }

  static var bars: BarChart {
    BarChart(
      title: "Ablations", categories: ["full", "no positions"],
      series: [.init("loss", values: [1.5, 2], low: [1.4, 1.9], high: [1.6, 2.2])],
      axis: Axis("loss", unit: "nats/token"), references: [.vertical(1.5, "full")],
      errorMeaning: "range of 3 seeds")
  }

  static var uprightBars: BarChart {
    var bars = bars
    bars.orientation = .vertical
    bars.references = [.horizontal(1.5, "full")]
    return bars
  }

  static var text: TokenText {
    TokenText(
      title: "Surprises", tokens: tokens, values: [nil, 1, 2, 3, 0.5, 0.25, 2, 4],
      captions: tokens.reversed(), valueTitle: "loss (nats/token)")
  }

  static var panels: Panels {
    Panels(
      title: "All heads", columns: 2,
      panels: (0..<4).map { .init("head \($0)", heatmap, operation: $0 == 1 ? "softmax" : nil) },
      rowTitles: ["layer 1", "layer 2"], columnTitles: ["a", "b"], sharesScale: true)
  }

  static var all: [any Figure] { [lines, scatter, heatmap, bars, uprightBars, text, panels] }
}

extension Figure {
  /// Draws a figure of the library, but for its text, which is placed.
  func drawn(scale: Int = 1, fonts: FontFamily = .latin) throws(PlotError) -> Canvas {
    let typesetter = Typesetter(fonts: fonts)
    if let panels = self as? Panels { return try panels.canvas(scale: scale, typesetter) }
    guard let content = self as? any PlotContent else {
      throw PlotError("\(type(of: self)) is no figure of this library.")
    }
    return try content.canvas(scale: scale, typesetter)
  }
}
