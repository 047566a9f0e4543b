import Autograd
import Experiments
import LanguageModels
import NeuralNetworks
import Tensors
import Testing
import Text

@Suite struct TrainerTests {
  private let text: [Int32] = (0..<400).map { (place: Int) in Int32(place * place % 11) }
  private let shape = TransformerConfiguration(
    vocabularySize: 11, contextLength: 8, layerCount: 1, headCount: 2, width: 8)
  private let workers = Workers(threadCount: 2)

  private func make(_ kind: ModelKind) -> (model: any LanguageModel, parameters: Parameters) {
    var generator = SeededGenerator(seed: 3)
    var parameters = Parameters()
    let model = kind.make(asLargeAs: shape, in: &parameters, using: &generator)
    return (model, parameters)
  }

  @Test("First weights that remember change a recurrent model's state, and a transformer's tables")
  func firstWeights() throws {
    for kind in ModelKind.allCases {
      var (generator, parameters) = (SeededGenerator(seed: 3), Parameters())
      let model = kind.make(
        asLargeAs: shape, beginning: .remembering, in: &parameters, using: &generator)
      let before = make(kind).parameters
      let changed = parameters.layout.entries.map(\.name).filter { name in
        guard let new = parameters[name], let old = before[name] else { return true }
        return parameters[new].elements != before[old].elements
      }
      let expected: Set<String> =
        switch kind {
        case .transformer: ["wte.weight", "wpe.weight"]
        case .lstm: ["rnn.weight_hh_l0", "rnn.bias_ih_l0", "rnn.bias_hh_l0"]
        case .rnn, .gru: ["rnn.weight_hh_l0"]
        }
      #expect(Set(changed) == expected, "\(model.width)")
    }
  }

  private func batches(_ count: Int) throws -> [Batch] {
    let sampler = try BatchSampler(tokens: text, batchSize: 4, contextLength: 8)
    var generator = SeededGenerator(seed: 5)
    return (0..<count).map { _ in sampler.next(using: &generator) }
  }

  @Test(
    "A trainer takes the steps that gradients and optimiser take by hand",
    arguments: ModelKind.allCases)
  func sameSteps(kind: ModelKind) throws {
    let (model, start) = make(kind)
    let plan = TrainingPlan(steps: 5, warmupSteps: 2, peakRate: 1e-2)
    var trainer = Trainer(start, by: plan, "the model", on: workers)
    var parameters = start
    let gradients = DataParallel(for: parameters, shardCount: Trainer.shardCount)
    var optimizer = AdamW(plan.optimizer, for: parameters)
    for (step, batch) in try batches(5).enumerated() {
      try trainer.backward(batch, model)
      trainer.update(learningRate: plan.schedule[step])
      let loss = gradients.backward(batch, parameters, workers: workers, model: model)
      optimizer.update(
        &parameters, with: gradients, learningRate: plan.schedule[step], workers: workers)
      #expect(trainer.loss == loss)
    }
    #expect(trainer.parameters.values == parameters.values)
    #expect(trainer.stepCount == 5 && trainer.tokenCount == 5 * 32)
  }

  @Test("The loss of rows given by hand is that of the model's own")
  func rows() throws {
    let (model, start) = make(.transformer)
    let batch = try batches(1)[0]
    var (own, byHand) = (
      Trainer(start, steps: 1, optimizer: .init(), "a", on: workers),
      Trainer(start, steps: 1, optimizer: .init(), "b", on: workers)
    )
    try own.backward(batch, model)
    try byHand.backward(rows: batch.batchSize) { tape, rows in
      let places = (rows.lowerBound * 8)..<(rows.upperBound * 8)
      return model.logits(of: batch.inputs[places], batchSize: rows.count, on: tape)
        .softmaxCrossEntropy(labels: batch.targets[places], divisor: batch.tokenCount)
    }
    own.update(learningRate: 1e-2)
    byHand.update(learningRate: 1e-2)
    #expect(own.loss == byHand.loss && own.parameters.values == byHand.parameters.values)
  }

  @Test("Targets that are not asked for have no part in the loss")
  func masked() throws {
    let (model, start) = make(.lstm)
    var batch = try batches(1)[0]
    for place in batch.targets.indices where place % 3 > 0 { batch.targets[place] = -1 }
    var trainer = Trainer(start, steps: 1, optimizer: .init(), "a", on: workers)
    try trainer.backward(batch, model)
    let logits = start.withTape {
      model.logits(of: batch.inputs[...], batchSize: 4, on: $0).tensor
    }
    let losses = tokenLosses(logits: logits, targets: batch.targets)
    let mean = losses.reduce(0, +) / Double(batch.targetCount)
    #expect(abs(Double(trainer.loss) - mean) < 1e-5)
  }

  @Test("A loss that is not finite stops any training, and says where")
  func notFinite() throws {
    let (model, start) = make(.rnn)
    var parameters = start
    let count = parameters.count
    parameters.withUnsafeMutableValues { $0.update(repeating: .infinity, count: count) }
    var trainer = Trainer(parameters, steps: 9, optimizer: .init(), "the RNN", on: workers)
    let batch = try batches(1)[0]
    let error = #expect(throws: TrainingError.self) { try trainer.backward(batch, model) }
    #expect(
      error?.description.hasPrefix("The loss of the RNN became nan at step 1 of 9, so the run")
        == true)
    #expect(throws: TrainingError.self) {
      try trainer.backward(rows: 4) { tape, rows in
        let places = (rows.lowerBound * 8)..<(rows.upperBound * 8)
        return model.logits(of: batch.inputs[places], batchSize: rows.count, on: tape)
          .softmaxCrossEntropy(labels: batch.targets[places], divisor: batch.tokenCount)
      }
    }
  }

  @Test("A chapter that knows better says what keeps the loss finite")
  func advice() {
    let error = TrainingError.lossNotFinite(
      model: "a model", loss: .infinity, step: 2, of: 5, advice: "a smaller --learning-rate helps")
    #expect(
      error.description
        == "The loss of a model became inf at step 2 of 5, so the run was stopped; a smaller "
        + "--learning-rate helps.")
  }

  @Test("A trainer may read a batch in more parts, and keeps what it is asked to")
  func shards() throws {
    let (model, start) = make(.transformer)
    let batch = try batches(1)[0]
    var sizes: [Int] = []
    for shardCount in [1, 4] {
      var trainer = Trainer(
        start, steps: 1, optimizer: .init(), "a", on: Workers(threadCount: 1),
        shardCount: shardCount)
      var parts = 0
      try trainer.backward(rows: batch.batchSize) { tape, rows in
        parts += 1
        let places = (rows.lowerBound * 8)..<(rows.upperBound * 8)
        return model.logits(of: batch.inputs[places], batchSize: rows.count, on: tape)
          .softmaxCrossEntropy(labels: batch.targets[places], divisor: batch.tokenCount)
      }
      trainer.update(learningRate: 1e-2)
      sizes.append(parts)
      #expect(trainer.snapshot.step == 1)
      #expect(trainer.snapshot.parameters.values == trainer.parameters.values)
    }
    #expect(sizes == [1, 4])
    #expect(
      TrainingPlan(steps: 30, warmupSteps: 1, peakRate: 1).steps(at: [0, 0.1, 1]) == [0, 3, 30])
  }

  @Test("Points of a curve come every so many steps, and at the end")
  func points() {
    let plan = TrainingPlan(steps: 10, warmupSteps: 1, peakRate: 1)
    #expect((1...10).filter { plan.isPoint($0, of: 3) } == [3, 6, 9, 10])
    #expect((1...10).filter { plan.isPoint($0, of: 100) } == Array(1...10))
    #expect(plan.floorRate == 0.1)
  }

  @Test(
    "The best moment keeps the numbers of the lowest loss, and says how far the loss rose after it")
  func bestMoment() throws {
    let (model, start) = make(.rnn)
    var trainer = Trainer(start, steps: 6, optimizer: .init(), "a", on: workers)
    var best = BestMoment(TrainedModel(model, start))
    #expect(best.lowest == 0)
    var kept: [Tensor] = []
    var means: [Double] = []
    for (step, batch) in try batches(6).enumerated() {
      try trainer.backward(batch, model)
      trainer.update(learningRate: 1e-2)
      best.watch(trainer)
      means.append(Double(trainer.loss))
      guard step % 2 == 1 else { continue }
      kept.append(trainer.parameters.values)
      best.add(heldOut: [3.0, 1.5, 1.8][step / 2], trainer)
    }
    #expect(best.trained.parameters.values == kept[1])
    #expect(best.lowest == 1.5 && best.rise == 1.8 / 1.5)
    #expect(best.heldOut.losses == [3, 1.5, 1.8] && best.heldOut.steps == [2, 4, 6])
    for (moment, mean) in best.training.enumerated() {
      let pair: [Double] = [means[2 * moment], means[2 * moment + 1]]
      #expect(mean == pair.mean)
    }
  }

  @Test("Examples are seen once each before any is seen again, and the same for the same seed")
  func exampleOrder() {
    func seen() -> [Int] {
      var (order, generator) = (ExampleOrder(count: 10), SeededGenerator(seed: 4))
      return (0..<6).flatMap { _ in order.next(5, using: &generator) }
    }
    let first = seen()
    #expect(first == seen())
    for start in [0, 10, 20] { #expect(Set(first[start..<start + 10]) == Set(0..<10)) }
    #expect(first[0..<10] != first[10..<20])
    // Three do not divide ten: what is left of an order comes before the next one.
    var (order, generator) = (ExampleOrder(count: 10), SeededGenerator(seed: 4))
    let threes = (0..<4).flatMap { _ in order.next(3, using: &generator) }
    #expect(Set(threes.prefix(10)) == Set(0..<10))
  }
}
