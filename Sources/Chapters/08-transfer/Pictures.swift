import Autograd
import Images
import NeuralNetworks
import Notebook
import Phrases
import Plotting
import Tensors

extension Study {
  /// Step `images`: figure 1.9, eight kinds of clothing first, two others after that.
  func images(_ page: Page) throws {
    let pictures: FashionMNIST
    do {
      pictures = try self.pictures ?? FashionMNIST()
    } catch {
      page.say("\(String(describing: error)) This step is left out.")
      return
    }
    let task = PictureTask(pictures, configuration, using: generator(.pictures))
    var weights = generator(.weights, run: 50)
    var known = Parameters()
    let teacher = ConvolutionalNetwork(
      height: 28, width: 28, classCount: 8, filters: 8, featureCount: 64, in: &known,
      using: &weights)
    let steps = configuration.pictureEpochs * task.first.count / 64
    try teach(teacher, &known, task.first, steps: steps, run: 0, page, label: "eight kinds")
    var accuracies: [Bool: [[Double]]] = [:]
    for count in configuration.pictureLabels {
      for isTransferred in [false, true] {
        let runs = try (0..<configuration.pictureSeeds).map { run in
          try learnTwoKinds(task, count, from: isTransferred ? known : nil, run: run, page)
        }
        accuracies[isTransferred, default: []].append(runs)
      }
    }
    try reportPictures(task, accuracies, page)
  }

  /// Teaches a network two new kinds from a few pictures, and asks it about the test.
  private func learnTwoKinds(
    _ task: PictureTask, _ count: Int, from known: Parameters?, run: Int, _ page: Page
  ) throws -> Double {
    // snippet: pictures
    var weights = generator(.heads, run: 50 + run)
    var parameters = Parameters()
    let network = ConvolutionalNetwork(
      height: 28, width: 28, classCount: 2, filters: 8, featureCount: 64, in: &parameters,
      using: &weights)
    if let known { parameters.takeValues(from: known) }  // all but the head, which has two classes
    // end snippet
    var order = generator(.labels, run: 50 + run)
    let chosen = task.second.indices.shuffled(using: &order).prefix(count)
    try teach(
      network, &parameters, chosen.map { task.second[$0] }, steps: configuration.pictureSteps,
      run: run, page, label: "two kinds, \(count) pictures")
    return accuracy(network, parameters, task.test)
  }

  /// The loop for pictures.
  private func teach(
    _ network: ConvolutionalNetwork, _ parameters: inout Parameters, _ examples: [LabelledPicture],
    steps: Int, run: Int, _ page: Page, label: Phrase
  ) throws {
    let schedule = CosineSchedule(
      peak: 2e-3, floor: 0, warmupSteps: max(1, steps / 20), totalSteps: steps)
    let gradients = DataParallel(for: parameters, shardCount: 2)
    var optimizer = AdamW(configuration.optimizer, for: parameters)
    var batches = generator(.pictures, run: 100 + run)
    let size = min(64, examples.count)
    var order: [Int] = []
    for step in 0..<steps {
      if order.count < size { order += examples.indices.shuffled(using: &batches) }
      let batch = order.prefix(size).map { examples[$0] }
      order.removeFirst(size)
      _ = gradients.backward(parameters, workers: workers) { tape, shard in
        let rows = (shard * size / 2)..<((shard + 1) * size / 2)
        let input = tape.variable(LabelledPicture.tensor(batch[rows]))  // [B, 28, 28, 1]
        return network(input).softmaxCrossEntropy(
          labels: batch[rows].map(\.label), divisor: size)
      }
      optimizer.update(
        &parameters, with: gradients, learningRate: schedule[step], workers: workers)
      try page.progress(step + 1, of: steps, label)
    }
  }

  private func accuracy(
    _ network: ConvolutionalNetwork, _ parameters: Parameters, _ test: [LabelledPicture]
  ) -> Double {
    let size = 100
    let count = (test.count + size - 1) / size
    var right = [Int](repeating: 0, count: count)
    right.withUnsafeMutableBufferPointer { right in
      nonisolated(unsafe) let right = right  // each piece writes an element of its own
      workers.run(count) { piece in
        let batch = test[(piece * size)..<min(test.count, (piece + 1) * size)]
        right[piece] = parameters.withTape { tape in
          let logits = network(tape.variable(LabelledPicture.tensor(batch))).tensor.rows
          return zip(logits, batch).count { ($0[1] > $0[0] ? 1 : 0) == $1.label }
        }
      }
    }
    return Double(right.reduce(0, +)) / Double(test.count)
  }

  private func reportPictures(
    _ task: PictureTask, _ accuracies: [Bool: [[Double]]], _ page: Page
  ) throws {
    func spread(_ isTransferred: Bool, _ index: Int) -> Spread {
      Spread(accuracies[isTransferred]?[index] ?? [])
    }
    for (index, count) in configuration.pictureLabels.enumerated() {
      try page.metric("pictures_accuracy_scratch_\(count)", spread(false, index).median)
      try page.metric("pictures_accuracy_pretrained_\(count)", spread(true, index).median)
    }
    let place = configuration.pictureLabels.firstIndex(of: 20) ?? 0
    let (scratch, transferred) = (spread(false, place), spread(true, place))
    try page.figure(
      "images", picturesFigure(accuracies, gain: transferred.median - scratch.median, page),
      caption: "Telling two kinds of clothing apart, with and without having learned eight others.")
    // An accuracy over 2,000 pictures has a standard error of 0.01: three of them.
    page.claim(
      "What was learned from some pictures serves to tell others apart",
      korean: "어떤 이미지로 배운 것은 다른 이미지를 분류하는 데 쓸 수 있다",
      measured:
        "\(task.secondNames) told apart from \(configuration.pictureLabels[place]) pictures: "
        + "\(transferred.text) after eight other kinds, \(scratch.text) from scratch (medians, higher by 0.03)",
      holds: transferred.median >= scratch.median + 0.03)
  }

  private func picturesFigure(
    _ accuracies: [Bool: [[Double]]], gain: Double, _ page: Page
  ) -> LineChart {
    let x = configuration.pictureLabels.map(Double.init)
    func runs(_ isTransferred: Bool) -> [[Double]] {
      (0..<configuration.pictureSeeds).map { run in
        (accuracies[isTransferred] ?? []).map { $0[run] }
      }
    }
    return LineChart(
      title: "Knowing eight other kinds of clothing "
        + (abs(gain) < 0.03 ? "changes little" : gain > 0 ? "helps" : "does harm"),
      subtitle:
        "Fashion-MNIST, \(PictureTask.names(PictureTask.newKinds)); a small convolutional network; "
        + "\(configuration.pictureSeeds) draws; \(page.note)",
      xAxis: Axis("labelled pictures of the two kinds", scale: .logarithmic),
      yAxis: Axis("accuracy on the test"),
      series: [
        .median(
          "from scratch", x: x, runs: runs(false), of: "draws", colour: Start.scratch.colour,
          marker: Start.scratch.marker),
        .median(
          "has learned eight kinds", x: x, runs: runs(true), of: "draws",
          colour: Start.finetuned.colour,
          marker: Start.finetuned.marker),
      ], references: [.horizontal(0.5, "chance")], names: .legend)
  }
}
