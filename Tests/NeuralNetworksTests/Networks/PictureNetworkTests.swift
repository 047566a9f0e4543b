import Autograd
import NeuralNetworks
import Tensors
import TestSupport
import Testing

@Suite struct PictureNetworkTests {
  @Test("The shapes are those that the documentation states")
  func shapes() {
    var generator = SeededGenerator(seed: 2)
    var parameters = Parameters()
    let network = ConvolutionalNetwork(
      height: 9, width: 12, classCount: 3, filters: 2, featureCount: 5, in: &parameters,
      using: &generator)
    #expect(parameters.count == 25 * 2 + 2 + 18 * 4 + 4 + 24 * 5 + 5 + 5 * 3 + 3)
    parameters.withTape { tape in
      let pictures = tape.variable(Tensor(Shape(4, 9, 12, 1), repeating: 0.5))
      #expect(network.firstMaps(pictures).shape == [4, 9, 12, 2])
      #expect(network.features(pictures).shape == [4, 5])
      #expect(network(pictures).shape == [4, 3])
    }
    var others = Parameters()
    let perceptron = Perceptron(
      pixelCount: 108, widths: [7, 6], classCount: 3, in: &others, using: &generator)
    #expect(others.count == 108 * 7 + 7 + 7 * 6 + 6 + 6 * 3 + 3)
    others.withTape { tape in
      let pictures = tape.variable(Tensor(Shape(4, 9, 12, 1), repeating: 0.5))
      #expect(perceptron.features(pictures).shape == [4, 6])
      #expect(perceptron(pictures).shape == [4, 3])
    }
  }

  @Test("Either network learns to tell upright from level stripes")
  func learns() {
    var generator = SeededGenerator(seed: 3)
    let labels = (0..<32).map { Int32($0 % 2) }
    var pictures = Tensor(Shape(32, 8, 8, 1), normalWithDeviation: 0.1, using: &generator)
    for index in 0..<(32 * 64) {
      let (picture, y, x) = (index / 64, index / 8 % 8, index % 8)
      if (labels[picture] == 0 ? x : y) % 2 == 0 { pictures[index] += 1 }
    }
    var parameters = Parameters()
    let network = ConvolutionalNetwork(
      height: 8, width: 8, classCount: 2, filters: 2, featureCount: 8, in: &parameters,
      using: &generator)
    #expect(loss(network, &parameters, pictures, labels, steps: 30) < 0.1)
    var others = Parameters()
    let perceptron = Perceptron(
      pixelCount: 64, widths: [8], classCount: 2, in: &others, using: &generator)
    #expect(loss(perceptron, &others, pictures, labels, steps: 30) < 0.1)
  }

  private func loss(
    _ network: some PictureNetwork, _ parameters: inout Parameters, _ pictures: Tensor,
    _ labels: [Int32], steps: Int
  ) -> Float {
    let workers = Workers(threadCount: 1)
    let gradients = DataParallel(for: parameters, shardCount: 1)
    var optimizer = AdamW(for: parameters)
    var loss: Float = 0
    for _ in 0..<steps {
      loss = gradients.backward(parameters, workers: workers) { tape, _ in
        network(tape.variable(pictures)).softmaxCrossEntropy(labels: labels)
      }
      optimizer.update(&parameters, with: gradients, learningRate: 0.02, workers: workers)
    }
    return loss
  }
}
