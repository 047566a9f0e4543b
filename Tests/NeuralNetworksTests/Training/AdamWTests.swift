import Autograd
import NeuralNetworks
import Tensors
import TestSupport
import Testing

@Suite("AdamW")
struct AdamWTests {
  /// What `adamw.json`, made by `make_adamw_fixture.py`, holds.
  struct Peer: Decodable {
    struct Run: Decodable {
      let beta1: Float
      let beta2: Float
      let epsilon: Float
      let weightDecay: Float
      let clipNorm: Float?
      let after: [[String: Fixture.Values]]
    }

    let rates: [Float]
    let start: [String: Fixture.Values]
    let gradients: [[String: Fixture.Values]]
    let runs: [Run]
  }

  @Test("Ten steps, clipped and not, decaying and not, are PyTorch's", arguments: [0, 1])
  func agreesWithPyTorch(number: Int) throws {
    let peer = try Fixture.decode("adamw", as: Peer.self)
    let run = peer.runs[number]
    var parameters = Parameters()
    let names = ["weight", "bias"]
    for name in names { _ = parameters.add(name, try #require(peer.start[name]).tensor) }
    var optimiser = AdamW(
      AdamW.Configuration(
        beta1: run.beta1, beta2: run.beta2, epsilon: run.epsilon, weightDecay: run.weightDecay,
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

  @Test("Many parameters, cut into pieces, each move by the definition", arguments: [1, 2, 3])
  func pieces(threads: Int) {
    var (parameters, generator) = (Parameters(), SeededGenerator(seed: 1))
    // A piece is 16,384 numbers: borders fall inside, at the end of, and between tensors.
    for (number, shape) in ([[7], [128, 128], [16_377], [3, 5461], [1], [40, 400]] as [Shape])
      .enumerated()
    {
      _ = parameters.add(
        "\(number)", Tensor(shape, normalWithDeviation: 1, using: &generator))
    }
    let gradient = (0..<parameters.count).map { _ in 1e-3 * Float.normal(using: &generator) }
    let before = parameters.values.elements
    var optimiser = AdamW(AdamW.Configuration(clipNorm: nil), for: parameters)
    let given = Given(parameters, threads: threads)
    given.step(&optimiser, &parameters, gradient, learningRate: 0.1)
    var expected: [Float] = []
    for entry in parameters.layout.entries {
      for i in entry.offset..<(entry.offset + entry.shape.count) {
        expected.append(
          Float(
            Kernels.adamWReference(
              Double(before[i]), gradient: Double(gradient[i]), first: 0, second: 0,
              learningRate: 0.1, beta1: Double(0.9 as Float), beta2: Double(0.99 as Float),
              epsilon: 1e-8, weightDecay: entry.decays ? 0.1 : 0, step: 1
            ).x))
      }
    }
    expectClose(parameters.values.elements, expected, absolute: 2e-6, relative: 1e-5)
  }

  @Test("A long gradient is shortened to the norm, a short one is left alone")
  func clipping() {
    func moments(of gradient: [Float], clip: Float?) -> [Float] {
      // Without memory and with a huge ε the step is proportional to the gradient.
      var parameters = Parameters()
      _ = parameters.add("x", Tensor([2]))
      var optimiser = AdamW(
        AdamW.Configuration(beta1: 0, beta2: 0, epsilon: 1e4, weightDecay: 0, clipNorm: clip),
        for: parameters)
      Given(parameters).step(&optimiser, &parameters, gradient, learningRate: 1e4)
      return parameters.values.elements.map { -$0 }
    }
    // 6e-5 of the step is |gradient| / ε at most.
    expectClose(moments(of: [3, 4], clip: 1), [0.6, 0.8], relative: 1e-3)
    expectClose(moments(of: [0.3, 0.4], clip: 1), [0.3, 0.4], relative: 1e-3)
    expectClose(moments(of: [3, 4], clip: nil), [3, 4], relative: 1e-3)
    expectClose(moments(of: [0, 0], clip: 1), [0, 0])
  }

  @Test("Only matrices decay, also where the gradient is zero")
  func decay() {
    var parameters = Parameters()
    _ = parameters.add("matrix", Tensor([1, 2], repeating: 1))
    _ = parameters.add("gain", Tensor([2], repeating: 1))
    var optimiser = AdamW(AdamW.Configuration(weightDecay: 0.5), for: parameters)
    Given(parameters).step(&optimiser, &parameters, [0, 0, 0, 0], learningRate: 0.1)
    expectClose(parameters.values.elements, [0.95, 0.95, 1, 1], relative: 1e-6)
  }

  @Test("A copy of the optimiser is a snapshot of its memory")
  func snapshot() {
    var parameters = Parameters()
    _ = parameters.add("x", Tensor([3], [1, 2, 3]))
    var optimiser = AdamW(for: parameters)
    let given = Given(parameters)
    given.step(&optimiser, &parameters, [1, -1, 2], learningRate: 0.1)
    var (other, copy) = (optimiser, parameters)
    given.step(&optimiser, &parameters, [5, 5, 5], learningRate: 0.1)
    given.step(&other, &copy, [5, 5, 5], learningRate: 0.1)
    #expect(parameters.values == copy.values)
  }
}
