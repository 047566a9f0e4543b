import Autograd
import LanguageModels
import Tensors
import TestSupport
import Testing

@Suite("Probes of attention heads")
struct HeadTests {
  private let tiny = TinyTransformer.make()
  private var model: Transformer { tiny.model }
  private var parameters: Parameters { tiny.parameters }
  private let tokens = TinyTransformer.tokens(6)

  @Test("Queries and keys give the weights that the model has used", arguments: [true, false])
  func inputs(isCausal: Bool) {
    let (model, parameters) = TinyTransformer.make(isCausal: isCausal)
    let heads = model.trace(tokens, parameters: parameters).heads
    let inputs = model.headInputs(of: tokens, parameters: parameters)
    #expect(inputs.map(\.layer) == [1, 1, 2, 2] && inputs.map(\.head) == [1, 2, 1, 2])
    for (input, head) in zip(inputs, heads) {
      #expect(input.layer == head.layer && input.head == head.head)
      let scores = isCausal ? input.scores.causallyMasked : input.scores
      expectClose(scores.softmax(), head.matrix)
    }
  }

  @Test("Without positions, a token's query does not depend on its place")
  func positions() {
    let swapped = [tokens[1], tokens[0]] + tokens[2...]
    let inputs = [tokens, swapped].map {
      model.headInputs(of: $0, parameters: parameters, hasPositions: false)[0].queries
    }
    #expect(inputs[0].rows[0] == inputs[1].rows[1])
    let placed = [tokens, swapped].map {
      model.headInputs(of: $0, parameters: parameters)[0].queries
    }
    #expect(placed[0].rows[0] != placed[1].rows[1])
  }

  @Test("Tiles and whole matrices give the same", arguments: [1, 5, 70])
  func tiles(time: Int) {
    var generator = SeededGenerator(seed: 4)
    let parts = (0..<3).map { _ in
      Tensor(Shape(time, 6), normalWithDeviation: 1, using: &generator)
    }
    let input = HeadInput(queries: parts[0], keys: parts[1], values: parts[2])
    expectClose(input.attendedByTiles(), input.attended(isCausal: true))
    if time > 1 {
      #expect(
        input.attended(isCausal: false).largestDifference(from: input.attended(isCausal: true))
          > 0.01)
    }
  }

  @Test("Equal heads do not differ, heads that never look at the same token do by 1")
  func difference() {
    let same = HeadWeights(layer: 1, head: 1, Tensor(rows: [[1, 0], [0.5, 0.5]]))
    let other = HeadWeights(layer: 1, head: 2, Tensor(rows: [[0, 1], [0.5, 0.5]]))
    #expect(same.difference(from: same) == 0)
    #expect(same.difference(from: other) == 0.5)  // 1 in the first row, 0 in the second
  }

  @Test("Scores are the mean weights on the places that they name")
  func scores() {
    let half = Array(tokens.prefix(3))
    let scores = model.headScores(
      onRepeated: [half], distancesOver: [tokens], parameters: parameters)
    let heads = model.trace(half + half, parameters: parameters).heads
    let read = model.trace(tokens, parameters: parameters).heads
    #expect(scores.count == 4)
    for (score, (head, other)) in zip(scores, zip(heads, read)) {
      let previous = (1..<6).reduce(0.0) { $0 + head.weights[$1][$1 - 1] } / 5
      let second = (2..<6).reduce(0.0) { $0 + head.weights[$1][$1 - 2] } / 4
      let first = (1..<6).reduce(0.0) { $0 + head.weights[$1][0] } / 5
      // The fourth token is the first again; what followed it stands at place 1.
      let induction = (head.weights[3][1] + head.weights[4][2] + head.weights[5][3]) / 3
      for (found, expected) in [
        (score.previous, previous), (score.second, second), (score.first, first),
        (score.induction, induction), (score.distance, other.meanDistance),
      ] { #expect(abs(found - expected) < 1e-9) }
    }
    let best = scores.highest(\.distance)
    #expect(scores.allSatisfy { $0.distance <= best.distance })
    // By hand: 1/3 and 1/4, in the middle.
    #expect(abs(HeadScores.evenInduction(half: 2) - 7.0 / 24) < 1e-12)
  }
}
