import Experiments
import LanguageModels

/// A model that was published, with the shape that its paper gives.
struct PublishedModel {
  let name: String
  let year: Int
  let shape: TransformerConfiguration
  /// How many parameters its makers say that it has.
  let makersSay: Phrase
  /// How many the notes say, in words and as a number.
  let notesSay: Phrase
  let notesCount: Double

  static let gpts = [
    PublishedModel(
      name: "GPT-1", year: 2018, shape: .gpt1, makersSay: "117 million", notesSay: "170 million",
      notesCount: 1.7e8),
    PublishedModel(
      name: "GPT-2", year: 2019, shape: .gpt2, makersSay: "1.5 billion", notesSay: "1.5 billion",
      notesCount: 1.5e9),
    PublishedModel(
      name: "GPT-3", year: 2020, shape: .gpt3, makersSay: "175 billion", notesSay: "175 billion",
      notesCount: 1.75e11),
  ]

  /// How many numbers the shape makes.
  var count: Double { Double(shape.parameterCount ?? 0) }

  /// As in "GPT-1: 117 million".
  var counted: Phrase { "\(count / 1e6, decimals: 0) million" }
}

extension ScalingExperiment {
  /// Step `gpts`: how large the GPTs were, counted from what their papers say about their shapes.
  func gpts(_ page: Page) throws {
    let gpts = PublishedModel.gpts
    try page.table(
      "Numbers that each learned",
      columns: [
        "model", "year", "layers", "width", "vocabulary", "context", "counted, million",
        "its makers say", "the notes say",
      ],
      rows: gpts.map {
        [
          .verbatim($0.name), .number($0.year), .number($0.shape.layerCount),
          .number($0.shape.width), .number($0.shape.vocabularySize),
          .number($0.shape.contextLength), .number(($0.count / 1e6).rounded()),
          .text($0.makersSay), .text($0.notesSay),
        ]
      })
    for gpt in gpts {
      try page.metric("parameters_" + gpt.name.lowercased().filter { $0 != "-" }, gpt.count)
    }
    try page.figure(
      "gpts", gptsFigure(page),
      caption: "Parameters of the GPTs, on a logarithmic axis, beside this chapter's models.")
    let fixed: Phrase = "the shapes stand in the papers, and no run changes what they make"
    try page.claim(
      "gpt-sizes", "GPT-1 had 170 million parameters, GPT-2 1.5 billion, GPT-3 175 billion",
      .check(
        """
        counted from their shapes: \
        \(gpts.map { "\($0.name) \($0.counted)" as Phrase }.joined(separator: ", "))
        """, gpts.map { abs($0.count / $0.notesCount - 1) },
        .atMost(0.1, shown: "a tenth off", because: "what rounding to two digits can hide")),
      byConstruction: fixed)
    let growth = gpts[2].count / gpts[0].count
    try page.claim(
      "thousandfold", "From GPT-1 to GPT-3 models grew more than a thousand times in two years",
      .check(
        "\(growth, decimals: 0) times, 2018 to 2020", growth,
        .atLeast(1000, because: "three orders of size is what the figure of the notes shows")),
      byConstruction: fixed)
  }

  private func gptsFigure(_ page: Page) -> ScatterPlot {
    let gpts = PublishedModel.gpts
    func ours(_ width: Int) -> Double {
      Double(configuration.shape(width: width).parameterCount ?? 0)
    }
    return ScatterPlot(
      title: "A thousand times larger in two years",
      subtitle: "Counted from the shapes in their papers; \(page.note)",
      xAxis: Axis("years after GPT-1, 2018", isInteger: true, limits: -0.3...2.3),
      yAxis: Axis("parameters", scale: .logarithmic),
      groups: [
        .init(
          "GPT", x: gpts.map { Double($0.year - 2018) }, y: gpts.map(\.count),
          labels: gpts.map { "\($0.name): \($0.counted)" },
          colour: ModelColour.transformer.colour)
      ],
      references: [
        .horizontal(ours(configuration.widest), "largest here"),
        .horizontal(ours(configuration.narrowest), "smallest here"),
      ])
  }
}
