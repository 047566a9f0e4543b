import LanguageModels
import Notebook
import Platform
import Plotting
import Tensors

extension Study {
  /// Step `plane`: figure 1.16 of the map, measured.
  func plane(_ page: Page) throws {
    let length = configuration.planeLength
    // snippet: plane
    let bytes = ModelKind.allCases.map { kind in
      bytesKept(kind, after: length)
    }
    let efficiency = bytes.map { 1024 * Double(length) / $0 }  // characters a kilobyte serves
    // end snippet
    for (kind, value) in zip(ModelKind.allCases, efficiency) {
      try page.metric("characters_per_kilobyte_\(kind.rawValue)", value)
    }
    let recalls = ModelKind.allCases.map { longRecall[$0] ?? [] }
    let likelihoods = ModelKind.allCases.map { kind in
      (learned[kind] ?? []).map { exp(-$0.validationLoss) }
    }
    try page.figure(
      "plane",
      Panels(
        title: "Memory that is small, or memory that lasts",
        subtitle: "Bytes kept after \(Format.number(Double(length))) characters; a point a run; "
          + seedsText(page),
        columns: 2,
        panels: [
          .init(
            "Remembering: recall over 128 tokens",
            scatter(efficiency, recalls, Axis("right answers", limits: 0...1.05))),
          .init(
            "Predicting text",
            scatter(efficiency, likelihoods, Axis("probability of the right character"))),
        ],
        footnote:
          "Right and up is better. Figure 1.16 of the map puts new architectures where both are "
          + "good. Probability: the geometric mean over held-out text.", chartHeight: 300),
      caption: "Figure 1.16 measured: what a kilobyte of memory serves, against how well it serves."
    )
    let (rnn, transformer) = (Spread(recalls[0]), Spread(recalls[2]))
    // Ten times, and half of the answers: differences that no seed makes.
    page.claim(
      "Transformers perform well but use memory badly; RNNs use memory well but perform less well",
      korean: "트랜스포머는 성능이 높지만 메모리 효율성이 낮고, RNN은 메모리 효율성이 뛰어나지만 성능이 제한적이다",
      measured:
        "a kilobyte serves \(Format.number(efficiency[0], decimals: 1)) characters in the RNN and "
        + "\(Format.number(efficiency[2], decimals: 1)) in the transformer (at least 10 times as many); "
        + "recall \(Format.number(rnn.median, decimals: 2)) and "
        + "\(Format.number(transformer.median, decimals: 2)) (at least 0.5 apart)",
      holds: efficiency[0] >= 10 * efficiency[2] && transformer.median - rnn.median >= 0.5)
  }

  /// Counted bytes of what must be kept of a text to go on writing.
  private func bytesKept(_ kind: ModelKind, after length: Int) -> Double {
    guard let trained = learned[kind]?.first else { return 1 }
    switch trained.contender.machine {
    case .recurrent(let model): return Double(model.configuration.stateByteCount)
    case .transformer(let model):
      let decoder = TransformerDecoder(model, parameters: trained.parameters)
      return Double(length * decoder.cacheBytesPerToken)
    }
  }

  private func scatter(_ efficiency: [Double], _ quality: [[Double]], _ axis: Axis) -> ScatterPlot {
    ScatterPlot(
      title: "", xAxis: Axis("characters a kilobyte serves", scale: .logarithmic), yAxis: axis,
      groups: ModelKind.allCases.enumerated().map { index, kind in
        .init(
          kind.name, x: quality[index].map { _ in efficiency[index] }, y: quality[index],
          labels: quality[index].enumerated().map { $0.offset == 0 ? kind.name : "" },
          colour: kind.colour, marker: kind.marker)
      })
  }
}
