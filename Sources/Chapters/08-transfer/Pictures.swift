import Autograd
import Experiments
import Images
import NeuralNetworks
import Tensors

/// Fashion-MNIST cut into eight kinds to learn first and two to learn after that.
struct PictureTask {
  /// The two kinds that come later.
  let newKinds: [Int32]
  /// Pictures of the eight kinds, labelled 0 to 7.
  let first: ImageSet
  /// Pictures of the two kinds, labelled 0 and 1.
  let second: ImageSet
  /// Other pictures of the two kinds.
  let test: ImageSet

  init(
    _ pictures: FashionMNIST, newKinds: [Int32], _ configuration: Configuration,
    using generator: SeededGenerator
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
    first = take((0..<10).filter { !newKinds.contains($0) }, configuration.picturesEach)
    second = take(newKinds, configuration.pictureLabels.last ?? 1)
    self.test = test.selecting(classes: newKinds, from: test.labels.indices)
      .first(configuration.pictureTestCount)
    self.newKinds = newKinds
  }

  /// Pairs of kinds, all different, drawn by lot.
  static func pairs(_ count: Int, using generator: SeededGenerator) -> [[Int32]] {
    var generator = generator
    let all = (0..<10).flatMap { a in (a + 1..<10).map { [Int32(a), Int32($0)] } }
    return Array(all.shuffled(using: &generator).prefix(count))
  }

  /// The two kinds in words.
  var names: Phrase {
    newKinds.map { Phrase(key: FashionMNIST.classNames[Int($0)].lowercased()) }
      .joined(separator: " and ")
  }
}

/// Whether a picture network has learned eight other kinds before, and what of it learns on.
enum PictureStart: CaseIterable {
  case scratch, eightKinds, frozen

  var name: Phrase {
    switch self {
    case .scratch: "from scratch"
    case .eightKinds: "all layers learn on"
    case .frozen: "the head alone learns on"
    }
  }

  /// The part of its metrics' name.
  var metric: String {
    switch self {
    case .scratch: "scratch"
    case .eightKinds: "pretrained"
    case .frozen: "frozen"
    }
  }
}

/// Right answers, one a pair of kinds, by start and number of pictures.
typealias PictureScores = Results<PictureStart, Results<Int, [Double]>>

extension TransferExperiment {
  /// What counts as a gain.
  private static let leastGain = 0.03

  /// Step `images`: figure 1.9, eight kinds of clothing first, two others after that.
  func images(_ page: Page) throws {
    let pictures: FashionMNIST
    do {
      pictures = try self.pictures ?? FashionMNIST()
    } catch {
      page.say("\(String(describing: error)) This step is left out.")
      return
    }
    let pairs = PictureTask.pairs(configuration.pictureSeeds, using: generator(.pictures))
    let tasks = pairs.enumerated().map { run, pair in
      PictureTask(
        pictures, newKinds: pair, configuration, using: generator(.pictures, run: 200 + run))
    }
    let known = try tasks.enumerated().map { run, task in
      let steps = configuration.pictureEpochs * task.first.count / configuration.pictureBatch
      return try learn(
        task.first, 8, steps: steps, run: 50 + run, "eight kinds, not \(task.names)", page)
    }
    let accuracies = try PictureScores(PictureStart.allCases) { start in
      try Results(configuration.pictureLabels) { count in
        try tasks.enumerated().map { run, task in
          var order = generator(.labels, run: 50 + run)
          let chosen = task.second.labels.indices.shuffled(using: &order).prefix(count)
          let trained = try learn(
            task.second.selecting(chosen), 2, from: start == .scratch ? nil : known[run].parameters,
            isHeadOnly: start == .frozen, steps: configuration.pictureSteps, run: run,
            "\(task.names), \(count) pictures", page)
          let answers = trained.model.predictions(
            ofCount: task.test.count, parameters: trained.parameters, workers: workers,
            pictures: task.test.channels)
          return ClassificationScores(
            answers: answers, labels: task.test.labels, classCount: 2
          ).accuracy
        }
      }
    }
    try report(accuracies, tasks, page)
  }

  /// The loop for pictures: a new network, perhaps with what another has learned.
  private func learn(
    _ examples: ImageSet, _ classCount: Int, from known: Parameters? = nil,
    isHeadOnly: Bool = false, steps: Int, run: Int, _ name: Phrase, _ page: Page
  ) throws -> TrainedModel<ConvolutionalNetwork> {
    var (weights, parameters) = (generator(.heads, run: 50 + run), Parameters())
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
    let head = [network.head.weight] + [network.head.bias].compactMap { $0 }
    let rates = isHeadOnly ? ParameterRates(for: parameters, groups: [head]) : nil
    var trainer = Trainer(parameters, by: plan, name, on: workers)
    for step in 0..<plan.steps {
      let batch = order.next(size, using: &batches)
      try trainer.backward(rows: size) { tape, rows in
        network(tape.variable(examples.channels(batch[rows])))  // [B, classes]
          .softmaxCrossEntropy(labels: batch[rows].map { examples.labels[$0] }, divisor: size)
      }
      trainer.update(learningRate: plan.schedule[step], rates: rates)
      try page.progress(trainer)
    }
    return TrainedModel(network, trainer.parameters)
  }

  // MARK: - What came out

  private func report(_ accuracies: PictureScores, _ tasks: [PictureTask], _ page: Page) throws {
    for (start, byCount) in accuracies {
      for (count, runs) in byCount {
        try page.metric("pictures_accuracy_\(start.metric)_\(count)", Spread(runs).median)
      }
    }
    let few = configuration.comparedPictures
    let compared = accuracies.mapped { $0[few] }
    try page.table(
      "Right answers from \(few) pictures, pair by pair",
      columns: ["two kinds"] + PictureStart.allCases.map(\.name),
      rows: tasks.enumerated().map { run, task in
        [.text(task.names)] + compared.all.map { .number($0[run]) }
      })
    let gains = gains(accuracies)
    try page.figure(
      "images", picturesFigure(gains, tasks, page),
      caption: "What eight other kinds add to telling two kinds apart, for pairs drawn by lot.")
    let differences = gains[.eightKinds][few]
    try page.claim(
      "pictures-transfer", "What was learned from some pictures serves to tell others apart",
      .check(
        """
        from \(few) pictures of two kinds, right answers more than from scratch, pair by pair: \
        \(Spread(differences).text) where all layers learn on, \(Spread(gains[.frozen][few]).text) \
        where the head alone does
        """, Spread(differences).median,
        .atLeast(
          Self.leastGain,
          because: "three times the standard error that 2,000 pictures leave to an accuracy"))
    )
  }

  /// What each start has over scratch, pair by pair.
  private func gains(_ accuracies: PictureScores) -> PictureScores {
    Results([PictureStart.eightKinds, .frozen]) { start in
      Results(configuration.pictureLabels) { count in
        PairedDifferences(accuracies[start][count], accuracies[.scratch][count]).differences
      }
    }
  }

  private func picturesFigure(
    _ gains: PictureScores, _ tasks: [PictureTask], _ page: Page
  ) -> Panels {
    let few = configuration.comparedPictures
    let largest = gains.all.flatMap { $0.all.joined() }.map { abs($0) }.max() ?? 0
    let room = largest + 0.02
    let better = gains[.eightKinds][few].count { $0 >= Self.leastGain }
    return Panels(
      title: """
        Knowing eight other kinds of clothing adds \(Self.leastGain) or more with \(few) pictures in \
        \(better) of \(tasks.count) pairs
        """,
      subtitle: """
        Fashion-MNIST; a small convolutional network; two kinds drawn by lot, one draw of pictures each; \
        \(page.note)
        """,
      columns: 2,
      panels: gains.map { start, byCount in
        .init(
          start.name,
          LineChart(
            title: start.name,
            xAxis: Axis("labelled pictures of the two kinds", scale: .logarithmic),
            yAxis: Axis("accuracy over scratch", limits: -room...room),
            series: tasks.enumerated().map { run, task in
              .init(
                task.names, x: byCount.names.map(Double.init), y: byCount.all.map { $0[run] },
                marker: Marker.allCases[run % Marker.allCases.count])
            }, references: [.horizontal(0, "from scratch")], names: .legend))
      })
  }
}
