import Autograd
import LanguageModels
import Tensors
import TestSupport
import Testing

@Suite("Gradient reach")
struct GradientReachTests {
  private static func model(
    _ cell: RecurrentCell
  ) -> (model: RecurrentLanguageModel, parameters: Parameters) {
    var generator = SeededGenerator(seed: 3)
    var parameters = Parameters()
    let model = RecurrentLanguageModel(
      RecurrentConfiguration(cell: cell, vocabularySize: 5, embeddingWidth: 3, width: 4),
      in: &parameters, using: &generator)
    return (model, parameters)
  }

  @Test("A loss feels no token that comes after it", arguments: RecurrentCell.allCases)
  func future(cell: RecurrentCell) {
    let (model, parameters) = Self.model(cell)
    let tokens: [Int] = [1, 4, 0, 2, 2]
    let embedded = parameters[model.embedding.weight].gathering(rows: tokens)
    let matrix = GradientReach.matrix(
      embedded: embedded, targets: [4, 0, 2, 2, 3], parameters: parameters
    ) { model(embedded: $0).logits }
    #expect(matrix.map(\.count) == [5, 5, 5, 5, 5])
    for (t, row) in matrix.enumerated() {
      for (s, norm) in row.enumerated() {
        #expect((norm > 0) == (s <= t))
      }
    }
  }

  @Test("Norms are those of finite differences")
  func differences() {
    let (model, parameters) = Self.model(.lstm)
    let embedded = parameters[model.embedding.weight].gathering(rows: [1, 4, 0])
    let targets: [Int32] = [4, 0, 2]
    let matrix = GradientReach.matrix(embedded: embedded, targets: targets, parameters: parameters)
    {
      model(embedded: $0).logits
    }
    func lastLoss(_ x: Tensor) -> Double {
      parameters.withTape { tape in
        let logits = model(embedded: tape.variable(x.reshaped([1, 3, 3]))).logits
        return Double(logits.softmaxCrossEntropy(labels: [-1, -1, 2]).scalar)
      }
    }
    for s in 0..<3 {
      let squares = (0..<3).map { column in
        var (up, down) = (embedded, embedded)
        up[s, column] += 1e-2
        down[s, column] -= 1e-2
        let slope = (lastLoss(up) - lastLoss(down)) / 2e-2
        return slope * slope
      }
      expectClose(
        Float(matrix[2][s]), Float(squares.reduce(0, +).squareRoot()), absolute: 1e-4,
        relative: 1e-2)
    }
  }

  @Test("A recurrent model's reach by its tokens is that by its embedded tokens")
  func recurrentTokens() {
    let (model, parameters) = Self.model(.gru)
    let embedded = parameters[model.embedding.weight].gathering(rows: [1, 4, 0])
    let expected = GradientReach.matrix(
      embedded: embedded, targets: [4, 0, 2], parameters: parameters
    ) { model(embedded: $0).logits }
    let found = GradientReach.matrix(
      of: model, tokens: [1, 4, 0], targets: [4, 0, 2], parameters: parameters)
    #expect(found == expected)
  }

  @Test("A transformer's reach is that of finite differences in its token table")
  func transformerTokens() {
    var generator = SeededGenerator(seed: 4)
    var parameters = Parameters()
    let model = Transformer(
      TransformerConfiguration(
        vocabularySize: 5, contextLength: 4, layerCount: 2, headCount: 2, width: 4),
      in: &parameters, using: &generator)
    let (tokens, targets): ([Int32], [Int32]) = ([1, 4, 0], [4, 0, 2])
    let matrix = GradientReach.matrix(
      of: model, tokens: tokens, targets: targets, parameters: parameters)
    let embedded = parameters.withTape { model.embed(tokens, batchSize: 1, on: $0).tensor }
    func loss(_ x: Tensor, at t: Int) -> Double {
      parameters.withTape { tape in
        let logits = model(embedded: tape.variable(x))
        let labels = (0..<3).map { $0 == t ? targets[$0] : -1 }
        return Double(logits.softmaxCrossEntropy(labels: labels).scalar)
      }
    }
    for t in 0..<3 {
      for s in 0..<3 {
        let squares = (0..<4).map { column in
          var (up, down) = (embedded.elements, embedded.elements)
          up[s * 4 + column] += 1e-2
          down[s * 4 + column] -= 1e-2
          let shape = Shape(1, 3, 4)
          let slope = (loss(Tensor(shape, up), at: t) - loss(Tensor(shape, down), at: t)) / 2e-2
          return slope * slope
        }
        expectClose(
          Float(matrix[t][s]), Float(squares.reduce(0, +).squareRoot()), absolute: 2e-3,
          relative: 2e-2)
        #expect(s <= t || matrix[t][s] == 0)
      }
    }
  }

  @Test("Embedded tokens give the logits that their tokens give")
  func embeddedTokens() {
    var generator = SeededGenerator(seed: 4)
    var parameters = Parameters()
    let model = Transformer(
      TransformerConfiguration(
        vocabularySize: 5, contextLength: 4, layerCount: 1, headCount: 2, width: 4),
      in: &parameters, using: &generator)
    let (direct, embedded) = parameters.withTape { tape in
      let x = model.embed([1, 4, 0], batchSize: 1, on: tape)
      return (model([1, 4, 0], batchSize: 1, on: tape).tensor, model(embedded: x).tensor)
    }
    #expect(direct == embedded)
  }

  @Test("The reach by distance counts back from the newest token")
  func byDistance() {
    let curve = GradientReach.byDistance([[0, 1, 4], [2, 1, 4]])
    #expect(curve == [1, 0.25, 0.25])
    #expect(GradientReach.byDistance([]) == [])
  }

  @Test("The distance at which a share is left ignores a single dip")
  func distanceLeaving() {
    #expect(GradientReach.distance(leaving: 0.01, in: [1, 0.5, 0.005, 0.02, 0.009, 0.001]) == 4)
    #expect(GradientReach.distance(leaving: 0.01, in: [1, 0.5]) == nil)
    #expect(GradientReach.distance(leaving: 2, in: [1, 0.5]) == 0)
    #expect(GradientReach.distance(leaving: 0.01, in: []) == nil)
  }
}
