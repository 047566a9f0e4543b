import Autograd
import NeuralNetworks
import Tensors
import TestSupport
import Testing

@Suite("Muon")
struct MuonTests {
  /// What `muon.json`, made by `make_muon_fixture.py`, holds.
  struct Peer: Decodable {
    let rates: [Float]
    let momentum: Float
    let stepSize: Float
    let weightDecay: Float
    let start: [String: Fixture.Values]
    let gradients: [[String: Fixture.Values]]
    let after: [[String: Fixture.Values]]
    let orthogonal: [String: Fixture.Values]
  }

  @Test("Five steps of wide, tall and square matrices are those of the two papers")
  func agreesWithNumpy() throws {
    let peer = try Fixture.decode("muon", as: Peer.self)
    var parameters = Parameters()
    let names = ["wide", "tall", "square"]
    for name in names { _ = parameters.add(name, try #require(peer.start[name]).tensor) }
    let matrices = names.compactMap { parameters[$0] }
    var optimiser = Muon(
      Muon.Configuration(momentum: peer.momentum, stepSize: peer.stepSize),
      adamW: AdamW.Configuration(weightDecay: peer.weightDecay, clipNorm: nil), for: parameters,
      matrices: matrices)
    let given = Given(parameters)
    for step in peer.gradients.indices {
      let flat = try names.flatMap { try #require(peer.gradients[step][$0]).values }
      given.step(&optimiser, &parameters, flat, learningRate: peer.rates[step])
      for (name, matrix) in zip(names, matrices) {
        // Fifteen products in single precision.
        expectClose(
          parameters[matrix], try #require(peer.after[step][name]).tensor, absolute: 2e-5,
          relative: 1e-4)
      }
    }
    #expect(optimiser.stepCount == 5)
  }

  @Test(
    "A matrix is made about orthogonal, whatever its size", arguments: ["wide", "tall", "square"])
  func orthogonal(name: String) throws {
    let peer = try Fixture.decode("muon", as: Peer.self)
    let matrix = try #require(peer.start[name]).tensor
    let expected = try #require(peer.orthogonal[name]).tensor
    expectClose(matrix.orthogonalized, expected, absolute: 1e-4, relative: 1e-3)
    expectClose(
      (1000 * matrix).orthogonalized, expected, absolute: 1e-4, relative: 1e-3)
    expectClose(Tensor(matrix.shape).orthogonalized, Tensor(matrix.shape))
  }

  @Test("What is no matrix of its own moves as AdamW moves it, to the bit")
  func rest() {
    var generator = SeededGenerator(seed: 3)
    var parameters = Parameters()
    let matrix = parameters.add(
      "matrix", Tensor([4, 6], normalWithDeviation: 1, using: &generator))
    let table = parameters.add("table", Tensor([5, 3], normalWithDeviation: 1, using: &generator))
    var other = parameters
    let gradient = (0..<parameters.count).map { _ in Float.normal(using: &generator) }
    var (muon, adam) = (Muon(for: parameters, matrices: [matrix]), AdamW(for: parameters))
    let given = Given(parameters)
    for _ in 0..<3 {
      given.step(&muon, &parameters, gradient, learningRate: 0.1)
      given.step(&adam, &other, gradient, learningRate: 0.1)
    }
    #expect(parameters[table] == other[table])
    #expect(parameters[matrix] != other[matrix])
  }

  @Test("A step is the same to the bit on any number of threads, and a rate of 0 keeps a matrix")
  func threads() {
    func trained(on threads: Int) -> Parameters {
      var (parameters, generator) = (Parameters(), SeededGenerator(seed: 1))
      let matrices = ([[16, 48], [48, 16], [16, 16], [8, 32]] as [Shape]).enumerated().map {
        parameters.add("\($0)", Tensor($1, normalWithDeviation: 1, using: &generator))
      }
      let gradient = (0..<parameters.count).map { _ in Float.normal(using: &generator) }
      var rates = ParameterRates(for: parameters, groups: [Array(matrices.dropLast())])
      if threads == 0 { rates = ParameterRates(for: parameters) }
      var optimiser = Muon(for: parameters, matrices: matrices)
      let given = Given(parameters, threads: max(1, threads))
      let last = parameters[matrices[3]]
      for _ in 0..<3 {
        _ = given.parallel.backward(parameters, workers: given.workers) { tape, _ in
          given.loss(gradient, on: tape)
        }
        optimiser.update(
          &parameters, with: given.parallel, learningRate: 0.02, rates: rates,
          workers: given.workers)
      }
      #expect((parameters[matrices[3]] == last) == (threads > 0))
      return parameters
    }
    let one = trained(on: 1)
    #expect(trained(on: 2).values == one.values)
    #expect(trained(on: 3).values == one.values)
    #expect(trained(on: 0).values != one.values)
  }
}
