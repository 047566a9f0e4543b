import Autograd
import NeuralNetworks
import Tensors
import TestSupport
import Testing

@Suite("SGD")
struct SGDTests {
  /// What `sgd.json`, made by `make_sgd_fixture.py`, holds.
  struct Peer: Decodable {
    struct Run: Decodable {
      let momentum: Float
      let isNesterov: Bool
      let weightDecay: Float
      let clipNorm: Float?
      let after: [[String: Fixture.Values]]
    }

    let rates: [Float]
    let start: [String: Fixture.Values]
    let gradients: [[String: Fixture.Values]]
    let runs: [Run]
  }

  @Test("Ten steps, plain, with momentum and looking ahead, are PyTorch's", arguments: [0, 1, 2])
  func agreesWithPyTorch(number: Int) throws {
    let peer = try Fixture.decode("sgd", as: Peer.self)
    let run = peer.runs[number]
    var parameters = Parameters()
    let names = ["weight", "bias"]
    for name in names { _ = parameters.add(name, try #require(peer.start[name]).tensor) }
    var optimiser = SGD(
      SGD.Configuration(
        momentum: run.momentum, isNesterov: run.isNesterov, weightDecay: run.weightDecay,
        clipNorm: run.clipNorm), for: parameters)
    let given = Given(parameters)
    for step in peer.gradients.indices {
      let flat = try names.flatMap { try #require(peer.gradients[step][$0]).values }
      given.step(&optimiser, &parameters, flat, learningRate: peer.rates[step])
      for name in names {
        let parameter = try #require(parameters[name])
        // Ten steps of up to 0.1 on numbers of size 1.
        expectClose(
          parameters[parameter], try #require(run.after[step][name]).tensor, absolute: 2e-6,
          relative: 1e-5)
      }
    }
    #expect(optimiser.stepCount == 10)
  }

  @Test("Any number of threads moves many parameters alike, and rates of their own count")
  func threads() {
    func after(threads: Int) -> Tensor {
      var (parameters, generator) = (Parameters(), SeededGenerator(seed: 1))
      let first = parameters.add(
        "a", Tensor([130, 130], normalWithDeviation: 1, using: &generator))
      _ = parameters.add("b", Tensor([16_377], normalWithDeviation: 1, using: &generator))
      let gradient = (0..<parameters.count).map { _ in Float.normal(using: &generator) }
      let given = Given(parameters, threads: threads)
      var optimiser = SGD(for: parameters)
      let rates = ParameterRates(for: parameters, groups: [[first]])
      let before = parameters.values.elements
      for _ in 0..<2 {
        _ = given.parallel.backward(parameters, workers: given.workers) { tape, _ in
          given.loss(gradient, on: tape)
        }
        optimiser.update(
          &parameters, with: given.parallel, learningRate: 0.1, rates: rates,
          workers: given.workers)
      }
      // Momentum 0.9: the second step is 1.9 times the first. What is frozen stays.
      #expect(abs(parameters.values[0] - (before[0] - 0.29 * gradient[0])) < 1e-5)
      #expect(parameters.values.elements.suffix(16_377) == before.suffix(16_377))
      return parameters.values
    }
    let alone = after(threads: 1)
    #expect(after(threads: 2) == alone)
    #expect(after(threads: 3) == alone)
  }
}
