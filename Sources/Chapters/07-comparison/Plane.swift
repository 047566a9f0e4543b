import Experiments
import LanguageModels
import Platform

extension Comparison {
  /// Step `plane`: figure 1.16 of the map, measured.
  func plane(_ page: Page) throws {
    let length = configuration.planeLength
    // snippet: plane
    let bytes = learned.mapped { $0[0].model.byteCount(afterReading: length) }
    // Characters that a kilobyte serves.
    let efficiency = bytes.mapped { 1024 * Double(length) / Double($0) }
    // end snippet
    for (kind, value) in efficiency {
      try page.metric("characters_per_kilobyte_\(kind.rawValue)", value)
    }
    let likelihoods = learned.mapped { $0.map { exp(-$0.validationLoss) } }
    try page.figure(
      "plane",
      Panels(
        title: "Memory that is small, or memory that lasts",
        subtitle:
          "Bytes kept after \(Double(length)) characters; a point a run; \(runsText(page))",
        columns: 2,
        panels: [
          .init(
            "Remembering: recall over 128 tokens",
            scatter(efficiency, longRecall, Axis("right answers", limits: 0...1.05))),
          .init(
            "Predicting text",
            scatter(efficiency, likelihoods, Axis("probability of the right character"))),
        ],
        footnote: """
          Right and up is better. Figure 1.16 of the map puts new architectures where both are \
          good. Probability: the geometric mean over held-out text.
          """, chartHeight: 300),
      caption: "Figure 1.16 measured: what a kilobyte of memory serves, against how well it serves."
    )
    let recall = longRecall.mapped { Spread($0).median }
    try page.claim(
      "efficient-or-good",
      "Transformers perform well but use memory badly; RNNs use memory well but perform less well",
      .check(
        """
        a kilobyte serves \(efficiency[.rnn], decimals: 1) characters in the RNN and \
        \(efficiency[.transformer], decimals: 1) in the transformer
        """, efficiency[.rnn],
        .atLeast(
          10 * efficiency[.transformer], shown: "ten times the transformer's",
          because: "another order of size")),
      .check(
        "recall \(recall[.rnn], decimals: 2) and \(recall[.transformer], decimals: 2)",
        recall[.transformer] - recall[.rnn],
        .atLeast(0.5, shown: "0.5 apart", because: "half of the answers")))
  }

  private func scatter(
    _ efficiency: Results<ModelKind, Double>, _ quality: Results<ModelKind, [Double]>, _ axis: Axis
  ) -> ScatterPlot {
    ScatterPlot(
      title: "", xAxis: Axis("characters a kilobyte serves", scale: .logarithmic), yAxis: axis,
      groups: quality.map { kind, values in
        .init(
          kind.name, x: values.map { _ in efficiency[kind] }, y: values,
          labels: values.indices.map { $0 == 0 ? kind.name : "" }, colour: kind.colour,
          marker: kind.marker)
      })
  }
}
