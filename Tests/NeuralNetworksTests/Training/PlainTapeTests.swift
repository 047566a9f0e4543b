import Autograd
import NeuralNetworks
import Tensors
import TestSupport
import Testing

@Suite("Training on a plain tape")
struct PlainTapeTests {
  @Test("The gradient and its norm are those of one shard, to the last bit")
  func agreesWithOneShard() {
    var parameters = Parameters()
    let toy = Toy(in: &parameters)
    let gradients = Gradients(for: parameters)
    let loss = gradients.backward(parameters, on: Tape()) { toy.loss($0, shard: 0, of: 1) }
    let parallel = DataParallel(for: parameters, shardCount: 1)
    let workers = Workers(threadCount: 2)
    #expect(
      loss
        == parallel.backward(parameters, workers: workers) { tape, _ in
          toy.loss(tape, shard: 0, of: 1)
        })
    #expect(gradients.tensor == parallel.gradient)
    #expect(gradients.norm == parallel.norm)
    #expect(gradients.count == parameters.count)
    #expect(gradients[toy.norm.weight].shape == toy.norm.weight.shape)
    let range = toy.norm.weight.offset..<toy.norm.weight.offset + toy.norm.weight.shape.count
    #expect(gradients[toy.norm.weight].elements == Array(gradients.tensor.elements[range]))
  }

  @Test("Both optimisers take the same step with threads and without", arguments: [false, true])
  func sameStep(isAdamW: Bool) {
    var parameters = Parameters()
    let toy = Toy(in: &parameters)
    func step(_ optimizer: some Optimizer, workers: Workers?) -> Tensor {
      var (optimizer, parameters) = (optimizer, parameters)
      let (tape, gradients) = (Tape(), Gradients(for: parameters))
      for _ in 0..<3 {
        _ = gradients.backward(parameters, on: tape) { toy.loss($0, shard: 0, of: 1) }
        optimizer.update(
          &parameters, with: gradients, learningRate: 0.01, rates: nil, workers: workers)
      }
      return parameters.values
    }
    func both(_ optimizer: some Optimizer) {
      #expect(
        step(optimizer, workers: nil) == step(optimizer, workers: Workers(threadCount: 2)))
    }
    if isAdamW { both(AdamW(for: parameters)) } else { both(SGD(for: parameters)) }
  }

  @Test("A network of layers learns exclusive or, with either optimiser", arguments: [false, true])
  func exclusiveOr(isAdamW: Bool) {
    var (parameters, generator) = (Parameters(), SeededGenerator(seed: 3))
    let model = Sequential(
      Linear("hidden", inputs: 2, outputs: 8, deviation: 1, in: &parameters, using: &generator),
      Activation.tanh,
      Linear("head", inputs: 8, outputs: 1, deviation: 0.5, in: &parameters, using: &generator),
      Activation.sigmoid)
    let (inputs, targets) = (
      Tensor([4, 2], [0, 0, 0, 1, 1, 0, 1, 1]), Tensor([4, 1], [0, 1, 1, 0])
    )
    func train(_ optimizer: some Optimizer) -> Float {
      var optimizer = optimizer
      let (tape, gradients) = (Tape(), Gradients(for: parameters))
      var loss = Float.infinity
      for _ in 0..<500 {
        loss = gradients.backward(parameters, on: tape) { tape in
          (model(tape.variable(inputs)) - tape.variable(targets)).squared().mean()
        }
        optimizer.update(&parameters, with: gradients, learningRate: isAdamW ? 0.05 : 0.5)
      }
      return loss
    }
    let loss =
      isAdamW
      ? train(AdamW(AdamW.Configuration(weightDecay: 0), for: parameters))
      : train(SGD(for: parameters))
    #expect(loss < 0.01)
  }
}
