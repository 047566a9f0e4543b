import Autograd
import LanguageModels
import Notebook
import Plotting
import Tensors

extension Study {
  /// Step `memory`: counted bytes against the length of the context.
  func memory(_ page: Page) throws {
    let lengths = configuration.lengths
    let models = longModels()
    let tokens = (0..<(lengths.last ?? 1)).map { data.training[$0 % data.training.count] }
    var bytes: [ModelKind: [Double]] = [:]
    // snippet: state
    for (kind, trained) in models {
      var decoder = trained.contender.model.decoder(trained.parameters)
      var read = 0
      for length in lengths {
        _ = decoder.read(Array(tokens[read..<length]))
        read = length
        bytes[kind, default: []].append(Double(decoder.byteCount))
      }
    }
    // end snippet
    guard let trained = models[.transformer],
      let model = trained.contender.model as? Transformer
    else { return }
    // snippet: cache
    let matrix = lengths.map { length in
      let trace = model.trace(Array(tokens[..<length]), parameters: trained.parameters)
      return Double(trace.attention.reduce(0) { $0 + $1.count * MemoryLayout<Float>.stride })
    }
    // end snippet
    try report(bytes, matrix: matrix, cachePerToken: model.cacheBytesPerToken, page)
  }

  /// Untrained models with room for the longest context: bytes and seconds do not depend on what was
  /// learned.
  func longModels() -> [ModelKind: TrainedModel] {
    var shape = textShape
    let limit = configuration.lengths.last ?? 1
    var models: [ModelKind: TrainedModel] = [:]
    for kind in ModelKind.allCases {
      var weights = generator(.timing)
      var parameters = Parameters()
      // Recurrent models as large as in training; the transformer's table of positions is longer.
      shape.contextLength = kind == .transformer ? limit : configuration.contextLength
      let contender = Contender(kind, asLargeAs: shape, in: &parameters, using: &weights)
      models[kind] = TrainedModel(contender: contender, parameters: parameters)
    }
    return models
  }

  private func report(
    _ bytes: [ModelKind: [Double]], matrix: [Double], cachePerToken: Int, _ page: Page
  ) throws {
    let x = configuration.lengths.map(Double.init)
    let curves = ModelKind.allCases.compactMap { kind in bytes[kind].map { (kind, $0) } }
    // Ten decimals: what logarithms round off is no growth.
    let exponents = curves.map { (powerLawExponent(x, $0.1) * 1e10).rounded() / 1e10 }
    let matrixExponent = powerLawExponent(x, matrix)
    try page.figure(
      "memory", memoryFigure(x, curves, matrix, page),
      caption:
        "A state stays as it is, a cache grows with the text, a matrix of all pairs with its square."
    )
    try page.table(
      "Counted bytes after \(Format.number(x.last ?? 0)) characters",
      columns: ["what", "bytes", "exponent"],
      rows: curves.enumerated().map { index, curve in
        [
          .text(
            curve.0 == .transformer ? "transformer: keys and values" : "\(curve.0.name): state"),
          .number(curve.1.last ?? 0), .number(exponents[index]),
        ]
      } + [
        [
          .text("transformer: attention matrices"), .number(matrix.last ?? 0),
          .number(matrixExponent),
        ]
      ])
    try page.metric("state_bytes_rnn", bytes[.rnn]?.last ?? 0, unit: "bytes")
    try page.metric("state_bytes_lstm", bytes[.lstm]?.last ?? 0, unit: "bytes")
    try page.metric("cache_bytes_per_token", cachePerToken, unit: "bytes")
    try page.metric("state_memory_exponent", exponents[0])
    try page.metric("cache_memory_exponent", exponents[exponents.count - 1])
    try page.metric("attention_memory_exponent", matrixExponent)
    // Counted bytes: exact, so the exponent is 0 to the last digits that a logarithm leaves.
    page.claim(
      "An RNN needs little memory: one state, however long the text",
      korean: "RNN은 메모리를 적게 사용한다: 글이 길어져도 잠재 상태 하나",
      measured:
        "\(Format.number(bytes[.rnn]?.first ?? 0)) bytes after \(Format.number(x[0])) characters, "
        + "\(Format.number(bytes[.rnn]?.last ?? 0)) after \(Format.number(x.last ?? 0)): exponent "
        + "\(Format.number(exponents[0], decimals: 2)) (below 0.01)",
      holds: abs(exponents[0]) < 0.01)
    page.claim(
      "Attention needs much memory: all pairs of words",
      korean: "어텐션 과정에서는 많은 메모리가 필요하다",
      measured: "exponent \(Format.number(matrixExponent, decimals: 2)) for the matrices, "
        + "\(Format.number(exponents[exponents.count - 1], decimals: 2)) for the cache (2 and 1, each "
        + "within 0.01)",
      holds: abs(matrixExponent - 2) < 0.01 && abs(exponents[exponents.count - 1] - 1) < 0.01)
  }

  private func memoryFigure(
    _ x: [Double], _ curves: [(ModelKind, [Double])], _ matrix: [Double], _ page: Page
  ) -> LineChart {
    LineChart(
      title: "The RNN's memory stays, the transformer's grows with the text",
      subtitle: "Counted bytes for one text, models of the same size; \(page.note)",
      xAxis: Axis("characters of context", scale: .logarithmic),
      yAxis: Axis("memory", unit: "bytes", scale: .logarithmic),
      series: curves.map { kind, y in
        .init(
          kind == .transformer ? "keys and values" : "\(kind.name) state", x: x, y: y,
          colour: kind.colour, marker: kind.marker)
      } + [
        .init(
          "attention matrices", x: x, y: matrix, colour: ModelKind.transformer.colour,
          dash: .dashed,
          marker: .ring)
      ],
      footnote:
        "Attention matrices: what one pass over the whole text holds when each is kept whole; "
        + "tiles avoid it (chapter 05). Keys and values: what must be kept to go on writing.")
  }
}
