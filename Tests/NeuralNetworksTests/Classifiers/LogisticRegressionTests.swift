import Tensors
import TestSupport
import Testing

@testable import NeuralNetworks

@Suite struct LogisticRegressionTests {
  struct Expected: Decodable {
    struct Fit: Decodable {
      let penalty: Double
      let weights: Fixture.Values
      let bias: Fixture.Values
    }
    let features: Fixture.Values
    let labels: [Int32]
    let fits: [Fit]
  }

  /// The rows of a matrix without their zeros.
  private func sparse(_ tensor: Tensor) -> FeatureRows {
    var rows = SparseRows(columnCount: tensor.shape.last)
    for row in tensor.rows {
      rows.append(
        row.enumerated().filter { $0.element != 0 }.map { (Int32($0.offset), $0.element) })
    }
    return .sparse(rows)
  }

  /// The function is flat at its lowest point: 1e-3 in the weights is 1e-7 in the loss.
  @Test("Weights and biases are scikit-learn's, from dense and from sparse rows")
  func parity() throws {
    let expected = try Fixture.decode("logistic", as: Expected.self)
    let x = expected.features.tensor
    for fit in expected.fits {
      for features in [.dense(x), sparse(x)] as [FeatureRows] {
        let model = LogisticRegression(
          fitting: features, labels: expected.labels, classCount: 3, penalty: fit.penalty,
          search: LBFGS(iterations: 500, tolerance: 1e-7), workers: Workers(threadCount: 2))
        expectClose(model.weights, fit.weights.tensor, absolute: 1e-3, relative: 1e-3)
        let mean = model.bias.elements.reduce(0, +) / 3
        expectClose(
          Tensor(Shape(3), model.bias.elements.map { $0 - mean }), fit.bias.tensor,
          absolute: 1e-3, relative: 1e-3)
      }
    }
  }

  @Test("One thread and three give the same bits")
  func threads() throws {
    let expected = try Fixture.decode("logistic", as: Expected.self)
    let models = [1, 3].map { threads in
      LogisticRegression(
        fitting: .dense(expected.features.tensor), labels: expected.labels, classCount: 3,
        penalty: 0.01, workers: Workers(threadCount: threads))
    }
    #expect(models[0].weights == models[1].weights)
    #expect(models[0].bias == models[1].bias)
  }

  @Test("Two clouds far apart are told apart, and the loss falls at every step")
  func separable() {
    var generator = SeededGenerator(seed: 1)
    let x = Tensor(Shape(200, 3), normalWithDeviation: 1, using: &generator)
    var shifted = x
    let labels = (0..<200).map { Int32($0 % 2) }
    for row in 0..<200 where labels[row] == 1 { shifted[row, 0] += 8 }
    var losses: [Double] = []
    let model = LogisticRegression(
      fitting: .dense(shifted), labels: labels, classCount: 2, penalty: 1e-3,
      workers: Workers(threadCount: 1), watch: { _, loss in losses.append(loss) })
    #expect(model.predictions(.dense(shifted)) == labels)
    #expect(losses.count > 2 && zip(losses, losses.dropFirst()).allSatisfy { $0 >= $1 })
  }

  @Test("Without any feature the biases are the classes' shares")
  func shares() {
    let labels = (0..<80).map { Int32($0 % 4 == 0 ? 1 : 0) }
    let model = LogisticRegression(
      fitting: .dense(Tensor(Shape(80, 1))), labels: labels, classCount: 2, penalty: 0.1,
      search: LBFGS(tolerance: 1e-8), workers: Workers(threadCount: 1))
    let bias = model.bias.elements
    #expect(abs(bias[0] - bias[1] - 1.0986123) < 1e-3)  // ln(60 / 20)
  }

  @Test("L-BFGS finds the bottom of a narrow curved valley")
  func valley() {
    func rosenbrock(_ point: [Double], _ gradient: inout [Double]) -> Double {
      let (x, y) = (point[0], point[1])
      gradient = [-2 * (1 - x) - 400 * x * (y - x * x), 200 * (y - x * x)]
      return (1 - x) * (1 - x) + 100 * (y - x * x) * (y - x * x)
    }
    let found = LBFGS(iterations: 200, tolerance: 1e-9).minimum(
      from: [-1.2, 1], of: rosenbrock, watch: { _, _ in })
    #expect(abs(found[0] - 1) < 1e-6 && abs(found[1] - 1) < 1e-6)
  }
}
