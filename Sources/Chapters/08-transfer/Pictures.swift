import Autograd
import Experiments
import Images
import NeuralNetworks
import Tensors

/// Fashion-MNIST cut into eight kinds to learn first and two to learn after that.
struct PictureTask {
  /// The two kinds that come later: the two that look most alike, which makes the task a hard one.
  static let newKinds: [Int32] = [0, 6]

  /// Pictures of the eight kinds, labelled 0 to 7.
  let first: ImageSet
  /// Pictures of the two kinds, labelled 0 and 1.
  let second: ImageSet
  /// Other pictures of the two kinds.
  let test: ImageSet

  init(
    _ pictures: FashionMNIST, _ configuration: Configuration, using generator: SeededGenerator
  ) {
    var generator = generator
    let (training, test) = (pictures.training, pictures.test)
    let all = training.labels.indices.shuffled(using: &generator)
    func take(_ kinds: [Int32], _ each: Int) -> ImageSet {
      let chosen = kinds.flatMap { kind in
        all.filter { training.labels[$0] == kind }.prefix(each)
      }
      return training.selecting(classes: kinds, from: chosen)
    }
    first = take((0..<10).filter { !Self.newKinds.contains($0) }, configuration.picturesEach)
    second = take(Self.newKinds, configuration.pictureLabels.last ?? 1)
    self.test = test.selecting(classes: Self.newKinds, from: test.labels.indices)
      .first(configuration.pictureTestCount)
  }

  /// The two kinds in words.
  static var names: Phrase {
    newKinds.map { Phrase(key: FashionMNIST.classNames[Int($0)].lowercased()) }
      .joined(separator: " and ")
  }
}

/// Whether a picture network has learned eight other kinds before.
enum PictureStart: CaseIterable {
  case scratch, eightKinds

  var name: Phrase {
    switch self {
    case .scratch: "from scratch"
    case .eightKinds: "has learned eight kinds"
    }
  }

  /// The part of its metrics' name.
  var metric: String { self == .scratch ? "scratch" : "pretrained" }
  /// As that of the classifiers of verses.
  var learner: Learner { self == .scratch ? .scratch : .finetuned }
}

extension TransferExperiment {
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
    let steps = configuration.pictureEpochs * task.first.count / configuration.pictureBatch
    let known = try learn(task.first, 8, steps: steps, run: 0, "eight kinds", using: &weights, page)
    let counts = configuration.pictureLabels
    let accuracies = try Results(PictureStart.allCases) { start in
      try Results(counts) { count in
        try (0..<configuration.pictureSeeds).map { run in
          var (heads, order) = (
            generator(.heads, run: 50 + run), generator(.labels, run: 50 + run)
          )
          let chosen = task.second.labels.indices.shuffled(using: &order).prefix(count)
          let trained = try learn(
            task.second.selecting(chosen), 2, from: start == .scratch ? nil : known.parameters,
            steps: configuration.pictureSteps, run: run, "two kinds, \(count) pictures",
            using: &heads, page)
          let answers = trained.model.predictions(
            ofCount: task.test.count, parameters: trained.parameters, workers: workers,
            pictures: task.test.channels)
          return ClassificationScores(
            answers: answers, labels: task.test.labels, classCount: 2
          ).accuracy
        }
      }
    }
    try report(accuracies, page)
  }

  /// The loop for pictures: a new network, perhaps with what another has learned.
  private func learn(
    _ examples: ImageSet, _ classCount: Int, from known: Parameters? = nil, steps: Int, run: Int,
    _ name: Phrase, using weights: inout SeededGenerator, _ page: Page
  ) throws -> TrainedModel<ConvolutionalNetwork> {
    var parameters = Parameters()
    // snippet: pictures
    let network = ConvolutionalNetwork(
      height: 28, width: 28, classCount: classCount, filters: 8, featureCount: 64,
      in: &parameters, using: &weights)
    if let known { parameters.takeValues(from: known) }  // all but the head, which has two classes
    // end snippet
    let (plan, size) = (
      configuration.pictures(steps: steps), min(configuration.pictureBatch, examples.count)
    )
    var batches = generator(.pictures, run: 100 + run)
    var order = ExampleOrder(count: examples.count)
    var trainer = Trainer(parameters, by: plan, name, on: workers)
    for step in 0..<plan.steps {
      let batch = order.next(size, using: &batches)
      try trainer.backward(rows: size) { tape, rows in
        network(tape.variable(examples.channels(batch[rows])))  // [B, classes]
          .softmaxCrossEntropy(labels: batch[rows].map { examples.labels[$0] }, divisor: size)
      }
      trainer.update(learningRate: plan.schedule[step])
      try page.progress(trainer)
    }
    return TrainedModel(network, trainer.parameters)
  }

  private func report(
    _ accuracies: Results<PictureStart, Results<Int, [Double]>>, _ page: Page
  ) throws {
    for (start, byCount) in accuracies {
      for (count, runs) in byCount {
        try page.metric("pictures_accuracy_\(start.metric)_\(count)", Spread(runs).median)
      }
    }
    let count = configuration.comparedPictures
    let compared = accuracies.mapped { $0[count] }
    let medians = compared.mapped { Spread($0).median }
    try page.figure(
      "images", picturesFigure(accuracies, medians[.eightKinds] - medians[.scratch], page),
      caption: "Telling two kinds of clothing apart, with and without having learned eight others.")
    let differences = PairedDifferences(compared[.eightKinds], compared[.scratch])
    try page.claim(
      "pictures-transfer", "What was learned from some pictures serves to tell others apart",
      .check(
        """
        \(PictureTask.names) told apart from \(count) pictures: \
        \(Spread(compared[.eightKinds]).text) after eight other kinds, \
        \(Spread(compared[.scratch]).text) from scratch; draw by draw \
        \(Spread(differences.differences).text)
        """, differences.median,
        .atLeast(
          0.03, because: "three times the standard error that 2,000 pictures leave to an accuracy"))
    )
  }

  private func picturesFigure(
    _ accuracies: Results<PictureStart, Results<Int, [Double]>>, _ gain: Double, _ page: Page
  ) -> LineChart {
    let verdict: Phrase = abs(gain) < 0.03 ? "changes little" : gain > 0 ? "helps" : "does harm"
    return LineChart(
      title: "Knowing eight other kinds of clothing \(verdict)",
      subtitle: """
        Fashion-MNIST, \(PictureTask.names); a small convolutional network; \
        \(configuration.pictureSeeds) draws; \(page.note)
        """,
      xAxis: Axis("labelled pictures of the two kinds", scale: .logarithmic),
      yAxis: Axis("accuracy on the test"),
      series: accuracies.map { start, byCount in
        .median(
          start.name, x: byCount.names.map(Double.init),
          runs: (0..<configuration.pictureSeeds).map { run in byCount.all.map { $0[run] } },
          of: "draws", colour: start.learner.colour, marker: start.learner.marker)
      }, references: [.horizontal(0.5, "chance")], names: .legend)
  }
}
