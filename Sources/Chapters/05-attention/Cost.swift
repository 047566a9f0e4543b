import Experiments
import LanguageModels
import Tensors

extension AttentionExperiment {
  /// Step `cost`: bytes and seconds of one head against the number of words.
  func cost(_ page: Page) throws {
    let (lengths, width) = (configuration.lengths, configuration.costWidth)
    let naive = lengths.map { Double(naiveBytes($0, width: width)) }
    let tiled = lengths.map { Double(tiledBytes($0, width: width)) }
    try page.figure(
      "cost",
      figure(
        "Twice the words, four times the memory, unless no whole matrix is kept",
        "One head, width \(width): counted bytes beside its input · \(page.note)",
        Axis("memory", unit: "bytes", scale: .logarithmic), naive, tiled),
      caption: "Counted bytes against the number of words, both axes logarithmic.")

    var (naiveSeconds, tiledSeconds) = ([Double](), [Double]())
    for (index, length) in lengths.enumerated() {
      let head = randomHead(length)
      naiveSeconds.append(
        fastest(of: configuration.repetitions) { _ = head.attended(isCausal: true) })
      tiledSeconds.append(fastest(of: configuration.repetitions) { _ = head.attendedByTiles() })
      try page.progress(index + 1, of: lengths.count, "timing", detail: "\(length) words")
    }
    try page.figure(
      "cost-time",
      figure(
        "Twice the words, more than twice the time",
        """
        One head, width \(width), causal, one thread: fastest of \(configuration.repetitions) · \(page.note)
        """,
        Axis("time", unit: "ms", scale: .logarithmic), naiveSeconds.map { $0 * 1000 },
        tiledSeconds.map { $0 * 1000 }),
      caption: "Time against the number of words, both axes logarithmic.", timed: true)
    // The five longest: in a short text the output, which grows in proportion, still counts.
    let x = lengths.suffix(5).map(Double.init)
    let exponent = powerLawExponent(x, naive.suffix(5))
    try page.metric("memory_exponent", exponent)
    try page.metric("tiled_memory_exponent", powerLawExponent(x, tiled.suffix(5)))
    try page.claim(
      "memory-squared",
      "Attention needs much memory: the matrix grows with the square of the length.",
      .check(
        "exponent \(exponent, decimals: 2) over the 5 longest", exponent,
        .between(
          1.9, 2.1,
          because:
            "2 for the matrix alone; the output beside it grows in proportion, and pulls a little")
      ), byConstruction: "the bytes are counted by the shapes of the matrices")
    let growth = (tiledSeconds.last ?? 0) / max(tiledSeconds.dropLast().last ?? 1, 1e-12)
    try page.metric("time_growth", growth, timed: true)
    try page.claim(
      "longer-takes-longer", "Long input takes longer, and more than in proportion.",
      .check(
        "\(growth, decimals: 1) times the time for twice the words, tiled", growth,
        .atLeast(
          2.5, because: "in proportion would be 2, and a shared machine's noise is some ten percent"
        )),
      timed: true)
  }

  private func randomHead(_ length: Int) -> HeadInput {
    var generator = generator(.timing)
    let parts = (0..<3).map { _ in
      Tensor(Shape(length, configuration.costWidth), normalWithDeviation: 1, using: &generator)
    }
    return HeadInput(queries: parts[0], keys: parts[1], values: parts[2])
  }

  private func figure(
    _ title: Phrase, _ subtitle: Phrase, _ axis: Axis, _ naive: [Double], _ tiled: [Double]
  ) -> LineChart {
    let x = configuration.lengths.map(Double.init)
    return LineChart(
      title: title, subtitle: subtitle, xAxis: Axis("words", scale: .logarithmic), yAxis: axis,
      series: [
        .init(
          "matrix of all pairs", x: x, y: naive, colour: ModelColour.baseline.colour,
          marker: .square),
        .init("tiles", x: x, y: tiled, colour: ModelColour.transformer.colour, marker: .disc),
      ])
  }
}

// snippet: bytes
/// What the chain of matrices holds beside queries, keys and values: scores, weights, output.
private func naiveBytes(_ length: Int, width: Int) -> Int {
  (length * length + length * length + length * width) * MemoryLayout<Float>.stride
}

/// What attention by tiles holds: the scores of 64 queries, a number a row, output.
private func tiledBytes(_ length: Int, width: Int) -> Int {
  (Kernels.attentionScratch(time: length) + length + length * width) * MemoryLayout<Float>.stride
}
// end snippet
