import Autograd
import Experiments
import LanguageModels

extension RecurrentExperiment {
  /// Step `memory`: the bytes that are kept of a text, and the time for its next character.
  func memory(_ page: Page) throws {
    let lengths = [1, 10, 100, 1000, 10_000].filter { $0 <= configuration.longestReading }
    let longest = lengths.last ?? 1
    let tokens = (0..<longest).map { text.training[$0 % text.training.count] }
    var bytes = trained.mapped { _ in [Double]() }
    var slowest = 0.0
    let clock = ContinuousClock()
    for (done, (cell, trained)) in trained.enumerated() {
      var times: [Double] = []
      // snippet: memory
      var decoder = RecurrentDecoder(trained.model, parameters: trained.parameters)
      for (place, token) in tokens.enumerated() {
        times.append(clock.measure { _ = decoder.read(token) } / .seconds(1))
        if lengths.contains(place + 1) { bytes[cell].append(Double(decoder.byteCount)) }
      }
      // end snippet
      let part = min(500, times.count)
      slowest = max(
        slowest, Spread(times.suffix(part)).median / Spread(Array(times.prefix(part))).median)
      try page.progress(done + 1, of: self.trained.names.count, "reading")
    }
    for (cell, counted) in bytes {
      try page.metric("state_bytes_\(cell.rawValue)", counted.last ?? 0, unit: "bytes")
    }
    let kept = bytes[.lstm]
    try page.metric("state_bytes", kept.last ?? 0, unit: "bytes")
    try page.figure(
      "memory", figure(lengths.map(Double.init), bytes, page),
      caption: "A state has one size, whatever it stands for; a transformer keeps every token.")
    try page.claim(
      "memory-stays",
      "An RNN needs little memory: the bytes that it keeps do not grow with the text",
      .check(
        """
        LSTM: \(kept[0]) bytes after 1 character, \(kept.last ?? 0) after \(Double(longest)); growth, for \
        all three
        """, bytes.all.map { ($0.max() ?? 0) - ($0.min() ?? 0) },
        .exactly(0, because: "a state has one size")),
      byConstruction: "a recurrent model has no other memory than its state, whose size is fixed")
    try page.metric("slowdown", slowest, unit: "times", timed: true)
    try page.claim(
      "time-stays",
      "An RNN computes fast: the next character takes no longer however much was read",
      .check(
        """
        after \(Double(longest)) characters \(slowest, decimals: 2) times as long as at the beginning
        """, slowest,
        .atMost(
          1.5,
          because: "clocks of a machine that others use; what grew with the text would be far above"
        )),
      timed: true)
  }

  private func figure(
    _ places: [Double], _ bytes: Results<RecurrentCell, [Double]>, _ page: Page
  ) -> LineChart {
    // What a transformer with about as many parameters keeps of each token.
    let shape = TransformerConfiguration(
      vocabularySize: text.tokenizer.vocabularySize, contextLength: 64, layerCount: 3,
      headCount: 4, width: 64)
    var (weights, parameters) = (generator(.weights), Parameters())
    let cache = Double(
      Transformer(shape, in: &parameters, using: &weights).cacheBytesPerToken)
    let kept = bytes[.lstm].last ?? 0
    let size: Phrase = kept < 1000 ? "\(Int(kept)) bytes" : "\(kept / 1000) kB"
    return LineChart(
      title: "An LSTM keeps \(size) of a text, however long it is", subtitle: subtitle(page),
      xAxis: Axis("characters read", scale: .logarithmic),
      yAxis: Axis("memory", unit: "bytes", scale: .logarithmic),
      series: bytes.map { cell, counted in
        .init(cell.label, x: places, y: counted, colour: cell.colour, marker: .disc)
      } + [
        .init(
          "transformer of that size", x: places, y: places.map { $0 * cache },
          colour: ModelColour.transformer.colour, dash: .dashed)
      ], names: .legend,
      footnote: """
        Counted bytes of one sequence. Dashed: a transformer of 3 layers of width 64 keeps a key and a \
        value of every token, \(cache) bytes each.
        """)
  }
}
