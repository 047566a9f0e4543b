import Autograd
import NeuralNetworks
import Tensors

/// Takes optimiser steps on gradients that are given: the loss is `Σ gradient · parameter`.
struct Given {
  let parallel: DataParallel
  let workers: Workers
  let handles: [Parameter]

  init(_ parameters: Parameters, threads: Int = 1) {
    parallel = DataParallel(for: parameters, shardCount: 1)
    workers = Workers(threadCount: threads)
    handles = parameters.layout.entries.compactMap { parameters[$0.name] }
  }

  func step(
    _ optimiser: inout some Optimizer, _ parameters: inout Parameters, _ gradient: [Float],
    learningRate: Float
  ) {
    _ = parallel.backward(parameters, workers: workers) { tape, _ in loss(gradient, on: tape) }
    optimiser.update(&parameters, with: parallel, learningRate: learningRate, workers: workers)
  }

  func loss(_ gradient: [Float], on tape: Tape) -> Variable {
    let parts = handles.map { handle in
      let range = handle.offset..<(handle.offset + handle.shape.count)
      let part = tape.variable(Tensor(handle.shape, Array(gradient[range])))
      return (part * tape.variable(handle)).sum()
    }
    return parts.dropFirst().reduce(parts[0], +)
  }
}
