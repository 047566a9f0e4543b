import Autograd
import Images
import NeuralNetworks
import Notebook
import Phrases
import Plotting
import Tensors

extension Study {
  /// Step `process`: choose a model, prepare data, show it the data again and again.
  func process(_ page: Page) throws {
    try showData(page)
    var generator = generator(.process)
    var parameters = Parameters()
    // snippet: process
    // 1. A model for the kind of problem: scores for each class, a weighted sum of all pixels.
    let model = Perceptron(
      pixelCount: data.training.pixelCount, widths: [], classCount: data.classCount,
      in: &parameters, using: &generator)
    // 2. Data: pictures, each with the right answer. 3. Repetition: see the loop below.
    var seen = [0.0]
    var errors = [testError(model, parameters)]
    try train(
      model, &parameters, on: data.training,
      steps: steps(over: data.training.count, epochs: configuration.processEpochs),
      using: &generator, page, "a first model"
    ) { count, moment in
      seen.append(Double(count))
      errors.append(testError(model, moment))
    }
    // end snippet
    page.say(
      "Model: one layer, \(Format.number(Double(parameters.count))) numbers. Data: "
        + "\(Format.number(Double(data.training.count))) pictures to learn from, "
        + "\(Format.number(Double(data.test.count))) others to test with.")
    let (first, last) = (errors.first ?? 1, errors.last ?? 1)
    let chance = 1 - 1 / Double(data.classCount)
    try page.metric("error_untrained", first)
    try page.metric("error_one_layer", last)
    try page.figure(
      "process",
      LineChart(
        title: "The more pictures the model has seen, the less it errs",
        subtitle: subtitle("One linear layer, \(data.training.pixelCount) pixels", page),
        xAxis: Axis("pictures seen", isInteger: true),
        yAxis: Axis("wrong answers on test pictures (share)", includesZero: true),
        series: [.init("one layer", x: seen, y: errors, colour: WayColour.linear, marker: .disc)],
        references: [.horizontal(chance, "by chance")]),
      caption: "The share of wrong answers falls with the number of pictures seen.")
    // A quarter of chance: a long way from guessing, for one layer of weighted sums.
    page.claim(
      "Deep learning solves problems by choosing a model, preparing data and training by repetition",
      korean: "딥러닝은 모델을 고르고, 데이터를 준비하고, 반복해서 학습하는 과정으로 문제를 푼다",
      measured: "wrong answers go from \(percent(first)) before training to \(percent(last)) after "
        + "(at most a quarter of chance, \(percent(chance / 4)))",
      holds: last <= chance / 4)
  }

  /// Some pictures of each class.
  private func showData(_ page: Page) throws {
    let perClass = 8
    let panels = (0..<data.classCount).flatMap { label in
      data.training.labels.indices.lazy.filter { self.data.training.labels[$0] == label }
        .prefix(perClass).map { self.picturePanel($0, of: self.data.training) }
    }
    try page.figure(
      "data",
      Panels(
        title: "What is to be told apart: \(data.classCount) kinds",
        subtitle: subtitle("The first \(perClass) pictures of each class", page), columns: perClass,
        panels: panels, rowTitles: data.classNames.verbatim, sharesScale: true, isCompact: true,
        width: 480),
      caption: "What the models see: pictures of 28 x 28 pixels, each with a label.")
  }

  /// One picture as a panel without labels.
  func picturePanel(_ index: Int, of images: ImageSet) -> Panels.Panel {
    let pixels = images.tensor([index]).elements.map(Double.init)
    return panel(
      (0..<images.height).map { row in
        Array(pixels[(row * images.width)..<((row + 1) * images.width)])
      })
  }

  /// Numbers from 0 to 1 as a panel without labels.
  func panel(_ values: [[Double]]) -> Panels.Panel {
    Panels.Panel(
      "",
      Heatmap(
        title: "",
        values: values,
        rows: .init(""),
        columns: .init(""),
        scale: .init("brightness, or strength", colours: .magma, range: 0...1),
        cells: .init(showNumbers: false)))
  }
}
