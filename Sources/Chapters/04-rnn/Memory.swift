import Autograd
import LanguageModels
import NeuralNetworks
import Notebook
import Phrases
import Plotting
import Tensors
import Text

extension Study {
  /// Step `memory`: the bytes that are kept of a text, and the time for its next character.
  func memory(_ page: Page) throws {
    let lengths = [1, 10, 100, 1000, 10_000].filter { $0 <= configuration.longestReading }
    let text = data.corpus.training
    let tokens = (0..<(lengths.last ?? 1)).map { text[$0 % text.count] }
    var bytes: [[Double]] = []
    var slowdowns: [Double] = []
    let clock = ContinuousClock()
    for trained in trained {
      // snippet: memory
      var decoder = RecurrentDecoder(trained.model, parameters: trained.parameters)
      var counted: [Double] = []
      var times: [Double] = []
      for (place, token) in tokens.enumerated() {
        let start = clock.now
        _ = decoder.read(token)
        times.append((clock.now - start) / .seconds(1))
        if lengths.contains(place + 1) { counted.append(Double(decoder.state.byteCount)) }
      }
      // end snippet
      bytes.append(counted)
      let part = min(500, times.count)
      slowdowns.append(median(times.suffix(part)) / median(times.prefix(part)))
      try page.progress(bytes.count, of: self.trained.count, "reading")
    }
    for (trained, counted) in zip(trained, bytes) {
      try page.metric("state_bytes_\(trained.cell.rawValue)", counted.last ?? 0, unit: "bytes")
    }
    try page.metric("state_bytes", bytes.last?.last ?? 0, unit: "bytes")
    try page.figure(
      "memory", figure(lengths, bytes, page),
      caption: "A state has one size, whatever it stands for; a transformer keeps every token.")
    let isConstant = bytes.allSatisfy { counted in counted.allSatisfy { $0 == counted[0] } }
    let longest = Format.number(Double(lengths.last ?? 1))
    page.claim(
      "An RNN needs little memory: the bytes that it keeps do not grow with the text",
      korean: "RNN은 메모리를 적게 사용한다: 유지하는 바이트 수는 글이 길어져도 늘지 않는다",
      measured: "LSTM: \(Format.number(bytes[2][0])) bytes after 1 character, "
        + "\(Format.number(bytes[2].last ?? 0)) after \(longest) (equal, for all three)",
      holds: isConstant)
    let slowest = slowdowns.max() ?? 1
    try page.metric("slowdown", slowest, unit: "times", timed: true)
    // 1.5: clocks of a machine that others use; what grew with the text would be far above.
    page.claim(
      "An RNN computes fast: the next character takes no longer however much was read",
      korean: "RNN은 빠르게 계산한다: 아무리 많이 읽었어도 다음 글자를 예측하는 시간은 늘지 않는다",
      measured:
        "after \(longest) characters \(Format.number(slowest, decimals: 2)) times as long as "
        + "at the beginning (at most 1.5)",
      holds: slowest <= 1.5, timed: true)
  }

  private func median(_ values: some Collection<Double>) -> Double {
    let sorted = values.sorted()
    return sorted.isEmpty ? 0 : sorted[sorted.count / 2]
  }

  private func figure(_ lengths: [Int], _ bytes: [[Double]], _ page: Page) -> LineChart {
    let places = lengths.map { Double($0) }
    let cache = cacheBytesPerToken
    let kept = bytes.last?.last ?? 0
    return LineChart(
      title:
        "An LSTM keeps \(kept < 1000 ? "\(Int(kept)) bytes" : "\(Format.number(kept / 1000)) kB") of a text, "
        + "however long it is",
      subtitle: subtitle(page),
      xAxis: Axis("characters read", scale: .logarithmic),
      yAxis: Axis("memory", unit: "bytes", scale: .logarithmic),
      series: zip(trained, bytes).map { model, counted in
        .init(
          .verbatim(model.cell.name), x: places, y: counted, colour: model.colour, marker: .disc)
      } + [
        .init(
          "transformer of that size", x: places, y: places.map { $0 * Double(cache) },
          colour: ModelColour.transformer.colour, dash: .dashed)
      ], names: .legend,
      footnote:
        "Counted bytes of one sequence. Dashed: a transformer of 3 layers of width 64 keeps a "
        + "key and a value of every token, \(Format.number(Double(cache))) bytes each.")
  }

  /// What a transformer with about as many parameters keeps of each token.
  private var cacheBytesPerToken: Int {
    var generator = generator(.weights)
    var parameters = Parameters()
    let model = Transformer(
      TransformerConfiguration(
        vocabularySize: data.tokenizer.vocabularySize, contextLength: 64, layerCount: 3,
        headCount: 4, width: 64), in: &parameters, using: &generator)
    return model.cacheBytesPerToken
  }
}
