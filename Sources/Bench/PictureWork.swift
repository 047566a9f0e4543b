import Autograd
import NeuralNetworks
import Tensors

extension Workload {
  /// Measures pictures a second in whole training steps of the small convolutional network: 28 x 28
  /// pixels, 16 filters of 5 x 5, 32 of 3 x 3, 128 features, ten classes, batches of 64.
  func measureConvolution(seconds: Double, threads: Int) -> Rates {
    var generator = SeededGenerator(seed: 0)
    var parameters = Parameters()
    let network = ConvolutionalNetwork(
      height: 28, width: 28, classCount: 10, in: &parameters, using: &generator)
    let (batch, shards) = (64, 4)
    let pictures = (0..<shards).map { _ in
      Tensor(Shape(batch / shards, 28, 28, 1), normalWithDeviation: 1, using: &generator)
    }
    let labels = (0..<(batch / shards)).map { Int32($0 % 10) }
    let workers = Workers(threadCount: threads)
    let gradients = DataParallel(for: parameters, shardCount: shards)
    var optimizer = AdamW(for: parameters)
    let steps = 20
    return Rates(seconds: seconds, warmup: 1) {
      for _ in 0..<steps {
        _ = gradients.backward(parameters, workers: workers) { tape, shard in
          network(tape.variable(pictures[shard]))
            .softmaxCrossEntropy(labels: labels, divisor: batch)
        }
        optimizer.update(&parameters, with: gradients, learningRate: 1e-3, workers: workers)
      }
      return Double(steps * batch)
    }
  }
}
