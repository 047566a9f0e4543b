import Autograd
import NeuralNetworks
import Tensors
import Testing

@Suite struct ParameterRatesTests {
  /// Takes some steps on the toy, and says how far each tensor moved.
  private func distances(
    _ rates: (Toy, Parameters) -> ParameterRates?, steps: Int = 1
  ) -> [String: Float] {
    var parameters = Parameters()
    let toy = Toy(in: &parameters)
    let start = parameters
    let workers = Workers(threadCount: 2)
    let gradients = DataParallel(for: parameters, shardCount: 2)
    var optimizer = AdamW(.init(weightDecay: 0), for: parameters)
    let rates = rates(toy, parameters)
    for _ in 0..<steps {
      _ = gradients.backward(parameters, workers: workers) { tape, shard in
        toy.loss(tape, shard: shard, of: 2)
      }
      optimizer.update(
        &parameters, with: gradients, learningRate: 0.01, rates: rates, workers: workers)
    }
    var moved: [String: Float] = [:]
    for entry in parameters.layout.entries {
      guard let handle = parameters[entry.name] else { continue }
      moved[entry.name] = zip(parameters[handle].elements, start[handle].elements)
        .reduce(0) { max($0, abs($1.0 - $1.1)) }
    }
    return moved
  }

  @Test("Frozen tensors stay as they are to the bit, however long the others learn")
  func frozen() {
    let moved = distances(
      { toy, parameters in
        let head = [toy.head.weight] + (toy.head.bias.map { [$0] } ?? [])
        return ParameterRates(for: parameters, groups: [head, [toy.norm.weight]], unfrozen: 1)
      }, steps: 5)
    for (name, distance) in moved { #expect((distance > 0) == name.hasPrefix("head."), "\(name)") }
  }

  @Test("A lower group moves slower by its factor")
  func discriminative() {
    // Adam's first step is as long as the rate, whatever the gradient.
    let moved = distances { toy, parameters in
      ParameterRates(
        for: parameters, groups: [[toy.head.weight], [toy.norm.weight], [toy.embedding.weight]],
        decay: 2.5)
    }
    let (head, norm) = (moved["head.weight"] ?? 0, moved["ln.weight"] ?? 0)
    #expect(abs(head - 0.01) < 1e-4)
    #expect(abs(norm - 0.004) < 1e-4)
    #expect(abs((moved["wte.weight"] ?? 0) - 0.0016) < 1e-4)
    #expect(moved["ln.bias"] == 0)
  }

  @Test("Factors of 1 are the usual step")
  func usual() {
    #expect(distances { ParameterRates(for: $1) } == distances { _, _ in nil })
  }
}
