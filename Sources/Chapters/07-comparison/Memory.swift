import Autograd
import Experiments
import LanguageModels
import Notebook
import Phrases
import Plotting
import Tensors

extension Comparison {
  /// Step `memory`: counted bytes against the length of the context.
  func memory(_ page: Page) throws {
    let lengths = configuration.lengths
    let models = longModels()
    let tokens = longText(lengths.last ?? 1)
    // snippet: state
    let bytes = models.mapped { trained in
      var decoder = trained.model.decoder(trained.parameters)
      var read = 0
      return lengths.map { length in
        _ = decoder.read(Array(tokens[read..<length]))
        read = length
        return Double(decoder.byteCount)
      }
    }
    // end snippet
    guard let transformer = models[.transformer].model as? Transformer else { return }
    let matrix = lengths.map { length in
      let trace = transformer.trace(
        Array(tokens[..<length]), parameters: models[.transformer].parameters)
      return Double(trace.attention.reduce(0) { $0 + $1.count * MemoryLayout<Float>.stride })
    }
    try page.metric("cache_bytes_per_token", transformer.cacheBytesPerToken, unit: "bytes")
    try report(bytes, matrix: matrix, page)
  }

  /// Untrained models with room for the longest context: bytes and seconds do not depend on what was
  /// learned.
  func longModels() -> Results<ModelKind, Trained> {
    Results(Self.kinds) { kind in
      var weights = generator(.timing)
      var parameters = Parameters()
      // Recurrent models as large as in training; the transformer's table of positions is longer.
      let model = kind.make(
        asLargeAs: textShape(
          contextLength: kind == .transformer ? configuration.lengths.last : nil),
        in: &parameters, using: &weights)
      return Trained(model, parameters)
    }
  }

  /// The training text, repeated where it is shorter than wanted.
  func longText(_ count: Int) -> [Int32] {
    (0..<count).map { text.training[$0 % text.training.count] }
  }

  private func report(
    _ bytes: Results<ModelKind, [Double]>, matrix: [Double], _ page: Page
  ) throws {
    let x = configuration.lengths.map(Double.init)
    let longest = x.last ?? 0
    // Ten decimals: what logarithms round off is no growth.
    let exponents = bytes.mapped { (powerLawExponent(x, $0) * 1e10).rounded() / 1e10 }
    let matrixExponent = powerLawExponent(x, matrix)
    try page.figure(
      "memory", memoryFigure(x, bytes, matrix, page),
      caption:
        "A state stays as it is, a cache grows with the text, a matrix of all pairs with its square."
    )
    try page.table(
      "Counted bytes after \(Format.number(longest)) characters",
      columns: ["what", "bytes", "exponent"],
      rows: bytes.map { kind, counted in
        [
          .text(kind == .transformer ? "transformer: keys and values" : "\(kind.name): state"),
          .number(counted.last ?? 0), .number(exponents[kind]),
        ]
      } + [
        [
          .text("transformer: attention matrices"), .number(matrix.last ?? 0),
          .number(matrixExponent),
        ]
      ])
    try page.metric("state_bytes_rnn", bytes[.rnn].last ?? 0, unit: "bytes")
    try page.metric("state_bytes_lstm", bytes[.lstm].last ?? 0, unit: "bytes")
    try page.metric("state_memory_exponent", exponents[.rnn])
    try page.metric("cache_memory_exponent", exponents[.transformer])
    try page.metric("attention_memory_exponent", matrixExponent)
    // Counted bytes: exact, so the exponent is 0 to the last digits that a logarithm leaves.
    page.claim(
      "An RNN needs little memory: one state, however long the text",
      korean: "RNN은 메모리를 적게 사용한다: 글이 길어져도 잠재 상태 하나",
      measured:
        "\(Format.number(bytes[.rnn].first ?? 0)) bytes after \(Format.number(x[0])) characters, "
        + "\(Format.number(bytes[.rnn].last ?? 0)) after \(Format.number(longest)): exponent "
        + "\(Format.number(exponents[.rnn], decimals: 2)) (below 0.01)",
      holds: abs(exponents[.rnn]) < 0.01)
    page.claim(
      "Attention needs much memory: all pairs of words",
      korean: "어텐션 과정에서는 많은 메모리가 필요하다",
      measured: "exponent \(Format.number(matrixExponent, decimals: 2)) for the matrices, "
        + "\(Format.number(exponents[.transformer], decimals: 2)) for the cache (2 and 1, each "
        + "within 0.01)",
      holds: abs(matrixExponent - 2) < 0.01 && abs(exponents[.transformer] - 1) < 0.01)
  }

  private func memoryFigure(
    _ x: [Double], _ bytes: Results<ModelKind, [Double]>, _ matrix: [Double], _ page: Page
  ) -> LineChart {
    LineChart(
      title: "The RNN's memory stays, the transformer's grows with the text",
      subtitle: "Counted bytes for one text, models of the same size; \(page.note)",
      xAxis: Axis("characters of context", scale: .logarithmic),
      yAxis: Axis("memory", unit: "bytes", scale: .logarithmic),
      series: bytes.map { kind, y in
        .init(
          kind == .transformer ? "keys and values" : "\(kind.name) state", x: x, y: y,
          colour: kind.colour, marker: kind.marker)
      } + [
        .init(
          "attention matrices", x: x, y: matrix, colour: ModelKind.transformer.colour,
          dash: .dashed, marker: .ring)
      ],
      footnote:
        "Attention matrices: what one pass over the whole text holds when each is kept whole; "
        + "tiles avoid it (chapter 05). Keys and values: what must be kept to go on writing.")
  }
}
