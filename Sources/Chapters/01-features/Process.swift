import Experiments
import NeuralNetworks

extension Features {
  /// Step `process`: choose a model, prepare data, show it the data again and again.
  func process(_ page: Page) throws {
    let perClass = 8
    try page.figure(
      "data",
      data.firstOfEachClass(
        perClass, title: "What is to be told apart: \(data.classCount) kinds",
        subtitle: subtitle("The first \(perClass) pictures of each class", page), width: 480),
      caption: "What the models see: pictures of 28 x 28 pixels, each with a label.")
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
    let first = data.testError(training.trained.model, training.initial, workers: workers)
    page.say(
      """
      Model: one layer, \(Double(training.initial.count)) numbers. Data: \
      \(Double(data.training.count)) pictures to learn from, \(Double(data.test.count)) others to \
      test with.
      """)
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
    try page.claim(
      "choose-prepare-repeat",
      "Deep learning solves problems by choosing a model, preparing data and training by repetition",
      .check(
        """
        wrong answers go from \(first, percent: 1) before training to \(training.error, percent: 1) \
        after
        """, training.error,
        .atMost(
          chance / 4, shown: "a quarter of chance, \(chance / 4, percent: 1)",
          because: "a long way from guessing, for one layer of weighted sums")))
  }
}
