import Autograd
import LanguageModels
import NeuralNetworks
import Tensors

#if canImport(Glibc)
import Glibc
#endif
func now() -> Double { var t = timespec(); clock_gettime(CLOCK_MONOTONIC, &t); return Double(t.tv_sec) + Double(t.tv_nsec) * 1e-9 }
let configs: [String: (Int, Int, Int, Int, Int)] = ["gpt-micro": (12, 64, 2, 2, 64), "gpt-small": (12, 64, 4, 4, 128), "gpt-long": (4, 512, 4, 4, 128), "gpt-baby": (8, 256, 6, 6, 384)]
for name in CommandLine.arguments.dropFirst(3) {
  let shards = Int(CommandLine.arguments[1])!, threads = Int(CommandLine.arguments[2])!
  let (batch, context, layers, heads, width) = configs[name]!
  var generator = SeededGenerator(seed: 0)
  var parameters = Parameters()
  let model = Transformer(TransformerConfiguration(vocabularySize: 65, contextLength: context, layerCount: layers, headCount: heads, width: width), in: &parameters, using: &generator)
  let workers = Workers(threadCount: threads)
  let parallel = DataParallel(for: parameters, shardCount: shards)
  var adam = AdamW(for: parameters)
  let data = (0..<1_000_000).map { _ in Int32.random(in: 0..<65, using: &generator) }
  var rates: [Double] = []
  let end = now() + 6
  var last: Float = 0
  while now() < end {
    let t = now()
    let starts = (0..<batch).map { _ in Int.random(in: 0..<(data.count - context - 1), using: &generator) }
    let x = starts.flatMap { data[$0..<($0 + context)] }, y = starts.flatMap { data[($0 + 1)..<($0 + context + 1)] }
    let per = batch / shards
    last = parallel.backward(parameters, workers: workers) { tape, s in
      let r = (s * per * context)..<((s + 1) * per * context)
      return model(x[r], batchSize: per, on: tape).softmaxCrossEntropy(labels: y[r], divisor: batch * context)
    }
    adam.update(&parameters, with: parallel, learningRate: 1e-3, workers: workers)
    rates.append(Double(batch * context) / (now() - t))
  }
  rates.sort()
  print(name, shards, threads, "median", Int(rates[rates.count / 2]), "best", Int(rates.last!), "loss", last, parallel.allocationCount)
}
