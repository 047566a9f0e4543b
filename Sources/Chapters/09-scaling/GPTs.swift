import LanguageModels
import Notebook
import Phrases
import Plotting

extension Study {
  /// Step `gpts`: how large the GPTs were, counted from what their papers say about their shapes.
  func gpts(_ page: Page) throws {
    let counts = Self.family.map { Double($0.shape.parameterCount ?? 0) }
    try page.table(
      "Numbers that each learned",
      columns: [
        "model", "year", "layers", "width", "vocabulary", "context", "counted, million",
        "its makers say", "the notes say",
      ],
      rows: zip(Self.family, counts).map { one, count in
        [
          .text(one.name), .number(one.year), .number(one.shape.layerCount),
          .number(one.shape.width), .number(one.shape.vocabularySize),
          .number(one.shape.contextLength), .number((count / 1e6).rounded()),
          .text(one.published), .text(one.notes),
        ]
      })
    for (one, count) in zip(Self.family, counts) {
      try page.metric("parameters_\(one.id)", count)
    }
    try page.figure(
      "gpts", gptsFigure(counts, page),
      caption: "Parameters of the GPTs, on a logarithmic axis, beside this chapter's models.")
    // A tenth: what rounding to two digits can hide.
    page.claim(
      "GPT-1 had 170 million parameters, GPT-2 1.5 billion, GPT-3 175 billion",
      korean: "GPT-1은 1.7억, GPT-2는 15억, GPT-3는 1,750억 개의 파라미터를 가졌다",
      measured: zip(Self.family, counts).map { one, count in
        "\(one.name) \(Format.number(count / 1e6, decimals: 0)) million"
      }.joined(separator: ", ") + ", counted from their shapes (each within a tenth)",
      holds: zip(Self.family, counts).allSatisfy { abs($1 / $0.notesCount - 1) <= 0.1 })
    // Three orders of magnitude in two years is what the figure of the notes shows.
    page.claim(
      "From GPT-1 to GPT-3 models grew more than a thousand times in two years",
      korean: "GPT-1에서 GPT-3까지 2년 만에 모델은 천 배 넘게 커졌다",
      measured:
        "\(Format.number(counts[2] / counts[0], decimals: 0)) times, 2018 to 2020 (at least 1000)",
      holds: counts[2] / counts[0] >= 1000)
  }

  /// A published model.
  struct Published {
    let id: String
    let name: Phrase
    let year: Int
    let shape: TransformerConfiguration
    /// What its makers say, in words.
    let published: Phrase
    /// What the notes say, in words and as a number.
    let notes: Phrase
    let notesCount: Double
  }

  // snippet: family
  static let family = [
    Published(
      id: "gpt1", name: "GPT-1", year: 2018,
      shape: TransformerConfiguration(
        vocabularySize: 40_478, contextLength: 512, layerCount: 12, headCount: 12, width: 768),
      published: "117 million", notes: "170 million", notesCount: 1.7e8),
    Published(
      id: "gpt2", name: "GPT-2", year: 2019,
      shape: TransformerConfiguration(
        vocabularySize: 50_257, contextLength: 1024, layerCount: 48, headCount: 25, width: 1600),
      published: "1.5 billion", notes: "1.5 billion", notesCount: 1.5e9),
    Published(
      id: "gpt3", name: "GPT-3", year: 2020,
      shape: TransformerConfiguration(
        vocabularySize: 50_257, contextLength: 2048, layerCount: 96, headCount: 96, width: 12_288),
      published: "175 billion", notes: "175 billion", notesCount: 1.75e11),
  ]
  // end snippet

  private func gptsFigure(_ counts: [Double], _ page: Page) -> ScatterPlot {
    let ours = configuration.widths.map {
      Double(configuration.shape(width: $0).parameterCount ?? 0)
    }
    return ScatterPlot(
      title: "A thousand times larger in two years",
      subtitle: "Counted from the shapes in their papers; \(page.note)",
      xAxis: Axis("years after GPT-1, 2018", isInteger: true, limits: -0.3...2.3),
      yAxis: Axis("parameters", scale: .logarithmic),
      groups: [
        .init(
          "GPT", x: Self.family.map { Double($0.year - 2018) }, y: counts,
          labels: zip(Self.family, counts).map { one, count in
            "\(one.name): \(Format.number(count / 1e6, decimals: 0)) million"
          }, colour: ModelColour.transformer.colour)
      ],
      references: [
        .horizontal(ours.last ?? 1, "largest here"), .horizontal(ours.first ?? 1, "smallest here"),
      ])
  }
}
