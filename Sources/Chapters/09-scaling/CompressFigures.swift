import Experiments
import Platform

extension ScalingExperiment {
  func compressionFigure(_ sizes: [CompressedSize], _ page: Page) -> BarChart {
    let shown = sizes.filter { $0.bits != nil && $0.id != "model_with_weights" }
    let missing = sizes.filter { $0.bits == nil }.map { "\($0.name): \($0.remark)" as Phrase }
    let best = shown.min { $0.bits ?? 0 < $1.bits ?? 0 } ?? shown[0]
    let uncounted: Phrase =
      "The model's own numbers are not counted here: the next figure counts them."
    return BarChart(
      title: best.id == "model"
        ? "What a model can predict, it need not store"
        : "The tightest is \(best.name), with \(best.bits ?? 0, decimals: 2) bits a byte",
      subtitle: """
        \(.bytes(text.heldOut.count)) of \(corpus.title), held out; the model has learned from \
        \(.bytes(text.learnedFrom.count)) of it; \(page.note)
        """,
      categories: shown.map(\.name),
      series: [
        .init(
          "bits a byte", values: shown.map { $0.bits ?? 0 },
          colours: shown.map {
            ($0.id == "model"
              ? ModelColour.transformer : $0.id == "counts_6" ? .counting : .baseline).colour
          })
      ], axis: Axis("bits for each byte of text", includesZero: true),
      footnote: ([uncounted] + missing).joined(separator: " "))
  }

  /// Bits a byte with the model's numbers counted, against the length of the text.
  func breakEvenFigure(_ sizes: [CompressedSize], weights: Int, _ page: Page) -> LineChart {
    let model = sizes["model"] ?? 0
    // From about the text that was compressed, or what the numbers take where that is more.
    let start = Double(max(text.heldOut.count, weights / 2))
    let lengths = (0...60).map { start * pow(10, Double($0) / 20 - 0.5) }
    let kept = lengths.filter { model + 8 * Double(weights) / $0 <= max(9, 2 * model) }
    let rivals: [(String, Phrase)] = [
      ("xz_primed", "xz -9, given the same text"), ("xz", "xz -9"),
    ]
    let gain = (sizes["xz"] ?? 0) - model
    return LineChart(
      title: gain > 0
        ? """
        With its numbers counted, the model beats xz from \
        \(8 * Double(weights) / gain / 1e6, decimals: 0) MB on
        """
        : "With its numbers counted, the model beats xz at no length",
      subtitle: "\(.bytes(weights)) of numbers, two bytes each; \(corpus.title); \(page.note)",
      xAxis: Axis("length of the text", unit: "MB", scale: .logarithmic),
      yAxis: Axis("bits for each byte", includesZero: true),
      series: [
        .init(
          "the model and its numbers", x: kept.map { $0 / 1e6 },
          y: kept.map { model + 8 * Double(weights) / $0 },
          colour: ModelColour.transformer.colour),
        .init(
          "the model alone", x: kept.map { $0 / 1e6 }, y: kept.map { _ in model },
          colour: ModelColour.transformer.colour, dash: .dashed),
      ], references: rivals.compactMap { id, name in sizes[id].map { .horizontal($0, name) } },
      names: .legend, footnote: "As if every length were as easy as the held-out text.")
  }

  /// Bytes of numbers against bytes of text, LLaMA 2 on the same axes.
  func weightsFigure(_ page: Page) -> ScatterPlot {
    let read = Double(text.learnedFrom.count)
    let ours = configuration.widths.map {
      Double(2 * trained[$0][text.most][0].trained.parameters.count)
    }
    let largest = ours[ours.count - 1]
    return ScatterPlot(
      title: """
        A byte of numbers for \(read / largest, decimals: 0) of text in our largest model, for 71 in \
        LLaMA 2
        """,
      subtitle: "Two bytes a number; \(corpus.title); \(page.note)",
      xAxis: Axis("text", unit: "bytes", scale: .logarithmic, limits: 1e5...1e14),
      yAxis: Axis("numbers", unit: "bytes", scale: .logarithmic, limits: 1e3...1e12),
      groups: [
        .init(
          "this chapter's sizes", x: ours.map { _ in read }, y: ours,
          labels: configuration.widths.map {
            $0 == configuration.widest ? "the largest, width \($0)" : ""
          },
          colour: ModelColour.transformer.colour),
        .init(
          "LLaMA 2 70B", x: [1e13], y: [1.4e11], labels: ["10 TB to 140 GB"],
          colour: ModelColour.rnn.colour),
      ],
      footnote: """
        LLaMA 2 has 71 bytes of text for each byte of numbers. Numbers are no copy: the text can't be \
        read back from them alone.
        """)
  }
}
