import Experiments
import LanguageModels
import Platform

extension Comparison {
  /// Step `plane`: figure 1.16 of the map, measured.
  func plane(_ page: Page) throws {
    let length = configuration.planeLength
    // snippet: plane
    let bytes = learned.mapped { Double($0[0].model.byteCount(afterReading: length)) }
    let likelihoods = learned.mapped { $0.map { exp(-$0.validationLoss) } }
    // end snippet
    for (kind, count) in bytes {
      try page.metric("bytes_kept_\(kind.rawValue)", count, unit: "bytes")
    }
    let recall = longRecall.mapped { Spread($0).median }
    let likelihood = likelihoods.mapped { Spread($0).median }
    try page.figure(
      "plane",
      Panels(
        title: recall[.transformer] > recall[.rnn] && likelihood[.transformer] < likelihood[.rnn]
          ? "More memory recalls better; on text, at this size, it predicts no better"
          : "Memory against quality, for recall and for text",
        subtitle:
          "Bytes kept after \(Double(length)) characters; a point a run; \(runsText(page))",
        columns: 2,
        panels: [
          .init(
            "Remembering: \(RecallTask.itemCount) pairs over \(configuration.longDistance) tokens",
            scatter(
              bytes, Results(Self.kinds) { longRecall[$0] }, Axis("right answers", limits: 0...1.05)
            )),
          .init(
            "Predicting text",
            scatter(bytes, likelihoods, Axis("probability of the right character"))),
        ],
        footnote: """
          Left and up is better. Figure 1.16 of the map puts new architectures where both are \
          good. Probability: the geometric mean over held-out text.
          """, chartHeight: 300),
      caption: "Figure 1.16 measured: the memory that a text takes, against how well it serves.")
    let memory = Check.check(
      "\(bytes[.transformer]) bytes with the transformer, \(bytes[.rnn]) with the RNN",
      bytes[.transformer],
      .atLeast(10 * bytes[.rnn], shown: "ten times the RNN's", because: "another order of size"))
    try page.claim(
      "efficient-or-good-recall",
      """
      Transformers recall well but use memory badly; RNNs use memory well but recall less well
      """, memory,
      .check(
        "recall \(recall[.transformer], decimals: 2) and \(recall[.rnn], decimals: 2)",
        recall[.transformer] - recall[.rnn],
        .atLeast(0.5, shown: "0.5 apart", because: "half of the answers")))
    let differences = PairedDifferences(likelihoods[.transformer], likelihoods[.rnn])
    try page.claim(
      "efficient-or-good-text",
      """
      Transformers predict text well but use memory badly; RNNs use memory well but predict less well
      """, memory,
      .check(
        """
        probability of the right character \(likelihood[.transformer], decimals: 3) and \
        \(likelihood[.rnn], decimals: 3); run by run \(Spread(differences.differences).text)
        """, differences.lowest,
        .above(0, because: "higher in each run, where both read the same windows")))
  }

  private func scatter(
    _ bytes: Results<ModelKind, Double>, _ quality: Results<ModelKind, [Double]>, _ axis: Axis
  ) -> ScatterPlot {
    ScatterPlot(
      title: "", xAxis: Axis("bytes kept", scale: .logarithmic), yAxis: axis,
      groups: quality.map { kind, values in
        .init(
          kind.name, x: values.map { _ in bytes[kind] }, y: values,
          colour: kind.colour, marker: kind.marker)
      })
  }
}
