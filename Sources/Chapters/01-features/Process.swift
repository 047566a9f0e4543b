import Experiments
import NeuralNetworks
import Notebook
import Plotting

extension Features {
  /// Step `process`: choose a model, prepare data, show it the data again and again.
  func process(_ page: Page) throws {
    try showData(page)
    // snippet: process
    // 2. Data: pictures, each with the right answer. 3. Repetition: see the loop below.
    let training = try train(
      "a first model", .process, on: data.training,
      steps: steps(over: data.training.count, epochs: configuration.processEpochs), page
    ) { parameters, generator in
      // 1. A model for the kind of problem: scores for each class, a weighted sum of all pixels.
      Perceptron(
        pixelCount: data.training.pixelCount, widths: [], classCount: data.classCount,
        in: &parameters, using: &generator)
    }
    // end snippet
    let first = testError(training.trained.model, training.initial)
    page.say(
      "Model: one layer, \(Format.number(Double(training.initial.count))) numbers. Data: "
        + "\(Format.number(Double(data.training.count))) pictures to learn from, "
        + "\(Format.number(Double(data.test.count))) others to test with.")
    let chance = 1 - 1 / Double(data.classCount)
    try page.metric("error_untrained", first)
    try page.metric("error_one_layer", training.error)
    try page.figure(
      "process",
      LineChart(
        title: "The more pictures the model has seen, the less it errs",
        subtitle: subtitle("One linear layer, \(data.training.pixelCount) pixels", page),
        xAxis: Axis("pictures seen", isInteger: true),
        yAxis: Axis("wrong answers on test pictures (share)", includesZero: true),
        series: [
          .init(
            "one layer", x: [0] + training.seen, y: [first] + training.errors,
            colour: Way.linear.colour, marker: .disc)
        ],
        references: [.horizontal(chance, "by chance")]),
      caption: "The share of wrong answers falls with the number of pictures seen.")
    // A quarter of chance: a long way from guessing, for one layer of weighted sums.
    page.claim(
      "Deep learning solves problems by choosing a model, preparing data and training by repetition",
      korean: "딥러닝은 모델을 고르고, 데이터를 준비하고, 반복해서 학습하는 과정으로 문제를 푼다",
      measured: "wrong answers go from \(Format.percent(first)) before training to "
        + "\(Format.percent(training.error)) after (at most a quarter of chance, "
        + "\(Format.percent(chance / 4)))",
      holds: training.error <= chance / 4)
  }

  /// Some pictures of each class.
  private func showData(_ page: Page) throws {
    let perClass = 8
    let labels = data.training.labels
    let panels = (0..<data.classCount).flatMap { label in
      labels.indices.lazy.filter { labels[$0] == label }.prefix(perClass)
        .map { Panels.Panel.picture($0, of: self.data.training) }
    }
    try page.figure(
      "data",
      Panels(
        title: "What is to be told apart: \(data.classCount) kinds",
        subtitle: subtitle("The first \(perClass) pictures of each class", page), columns: perClass,
        panels: panels, rowTitles: data.classNames, sharesScale: true, isCompact: true, width: 480),
      caption: "What the models see: pictures of 28 x 28 pixels, each with a label.")
  }
}
