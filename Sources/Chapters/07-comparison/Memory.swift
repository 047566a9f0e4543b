import Autograd
import Experiments
import LanguageModels
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
      "Counted bytes after \(longest) characters",
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
    let exact: Phrase = "counted bytes, exact to what a logarithm rounds off"
    try page.claim(
      "one-state", "An RNN needs little memory: one state, however long the text",
      .check(
        """
        \(bytes[.rnn].first ?? 0) bytes after \(x[0]) characters, \(bytes[.rnn].last ?? 0) after \
        \(longest): exponent \(exponents[.rnn], decimals: 2)
        """, exponents[.rnn], .within(0.01, of: 0, because: exact)),
      byConstruction: "the decoder keeps one state and nothing else")
    try page.claim(
      "all-pairs", "Attention needs much memory: all pairs of words",
      .check(
        "exponent \(matrixExponent, decimals: 2) for the matrices", matrixExponent,
        .within(0.01, of: 2, because: exact)),
      .check(
        "\(exponents[.transformer], decimals: 2) for the cache", exponents[.transformer],
        .within(0.01, of: 1, because: exact)),
      byConstruction: "there is a weight for each pair, and a key and a value for each token")
  }

  private func memoryFigure(
    _ x: [Double], _ bytes: Results<ModelKind, [Double]>, _ matrix: [Double], _ page: Page
  ) -> LineChart {
    LineChart(
      title: "The RNN's memory stays, the transformer's grows with the text",
      subtitle: "Counted bytes for one text, models of the same size; \(page.note)",
      xAxis: Axis("characters of context", scale: .logarithmic),
      yAxis: Axis("memory", unit: "bytes", scale: .logarithmic),
      series: bytes.lines(over: x) {
        $0 == .transformer ? "keys and values" : "\($0.name) state"
      } + [
        .init(
          "attention matrices", x: x, y: matrix, colour: ModelKind.transformer.colour,
          dash: .dashed, marker: .ring)
      ],
      footnote: """
        Attention matrices: what one pass over the whole text holds when each is kept whole; tiles \
        avoid it (chapter 05). Keys and values: what must be kept to go on writing.
        """)
  }
}
