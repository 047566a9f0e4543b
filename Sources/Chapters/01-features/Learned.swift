import Experiments
import Images
import NeuralNetworks
import Notebook
import Plotting

extension Features {
  /// Step `learned`: networks see bare pixels, and find features themselves.
  func learned(_ page: Page) throws {
    let all = steps(over: data.training.count, epochs: configuration.epochs)
    let perceptron = try train("perceptron", .perceptron, on: data.training, steps: all, page) {
      Perceptron(
        pixelCount: data.training.pixelCount, widths: configuration.widths,
        classCount: data.classCount, in: &$0, using: &$1)
    }
    let convnet = try trainConvolutional(
      "convolutional network", .convolution, on: data.training, steps: all, page)
    convolutional = convnet.trained
    errors[.perceptron] = perceptron.error
    errors[.convolutional] = convnet.error
    let byAmount = try Results(amounts) { amount in
      if amount == data.training.count { return convnet.error }
      let enough = max(configuration.leastSteps, steps(over: amount, epochs: configuration.epochs))
      return try trainConvolutional(
        "from \(amount) pictures", .amounts, on: data.training.first(amount), steps: enough, page
      ).error
    }
    for way in [Way.perceptron, .convolutional] { try page.metric(way.metric, errors[way]) }
    try page.metric("parameters_mlp", perceptron.trained.parameters.count)
    try page.metric("parameters_convnet", convnet.trained.parameters.count)
    try page.figure(
      "errors", errorsFigure(page),
      caption:
        "What each way gets wrong, and beside it the step of 2012 that made deep learning known.")
    try page.figure(
      "learning",
      learningFigure(
        [
          (.perceptron, perceptron.seen, perceptron.errors),
          (.convolutional, convnet.seen, convnet.errors),
        ], page),
      caption: "The networks' errors as they learn.")
    try page.figure(
      "amount", amountFigure(byAmount, page),
      caption: "Error against the number of pictures to learn from, for both ways.")
    for amount in amounts.dropLast() {
      try page.metric("error_handmade_\(amount)", handmadeByAmount[amount])
      try page.metric("error_convnet_\(amount)", byAmount[amount])
    }
    judge(byAmount, page)
  }

  private func judge(_ byAmount: Results<Int, Double>, _ page: Page) {
    let (made, found) = (errors[.handmade], errors[.convolutional])
    // 0.10 is the bar of this chapter; below the hand-made features is what the map says.
    page.claim(
      "Deep learning finds features by itself, and reaches a higher accuracy with them",
      korean: "딥러닝은 데이터의 특징을 스스로 학습하며, 더 높은 정확도를 보인다",
      measured: "the convolutional network errs on \(Format.percent(found)) of the test pictures "
        + "(at most 10 %, and below the \(Format.percent(made)) of hand-made features)",
      holds: found <= 0.10 && found < made)
    let (fewMade, fewFound) = (handmadeByAmount[amounts[0]], byAmount[amounts[0]])
    // Two points: four times the standard error that 10,000 test pictures leave to a difference.
    page.claim(
      "Deep learning is more efficient with data than features made by hand",
      korean: "딥러닝은 사람이 만든 특징보다 데이터를 더 효율적으로 쓴다",
      measured: "with \(amounts[0]) pictures the network errs on \(Format.percent(fewFound)), "
        + "hand-made features on \(Format.percent(fewMade)) (the network at least 2 points lower)",
      holds: fewFound <= fewMade - 0.02)
  }

  private func trainConvolutional(
    _ name: String, _ stream: Stream, on images: ImageSet, steps: Int, _ page: Page
  ) throws -> PictureTraining<ConvolutionalNetwork> {
    // snippet: network
    try train(name, stream, on: images, steps: steps, page) { parameters, generator in
      ConvolutionalNetwork(
        height: images.height, width: images.width, classCount: data.classCount,
        in: &parameters, using: &generator)
    }
    // end snippet
  }

  // MARK: - Figures

  private func errorsFigure(_ page: Page) -> Panels {
    let ours = BarChart(
      title: "", categories: errors.map(\.name.name),
      series: [
        .init("error", values: errors.map { 100 * $0.value }, colours: errors.map(\.name.colour))
      ], axis: Axis("wrong answers", unit: "%"))
    let theirs = BarChart(
      title: "", categories: ["runner-up of 2012", "AlexNet, 2012"],
      series: [
        .init(
          "error", values: [26, 16], colours: [Way.handmade.colour, Way.convolutional.colour])
      ], axis: Axis("wrong answers, best of five", unit: "%"))
    return Panels(
      title: errors[.convolutional] < errors[.handmade]
        ? "What a convolutional network finds beats what people thought of"
        : "Here, what people thought of beats what networks find by themselves",
      subtitle: subtitle(
        "Trained on \(Format.number(Double(data.training.count))) pictures, tested on "
          + "\(Format.number(Double(data.test.count)))", page), columns: 2,
      panels: [
        .init("measured here", ours), .init("ImageNet, as the map tells it", theirs),
      ],
      footnote:
        "ImageNet has 1,000 classes, and an answer counts as right when it is among five; so "
        + "only the step between the bars compares, not their length.", width: 960)
  }

  private func learningFigure(
    _ curves: [(way: Way, seen: [Double], errors: [Double])], _ page: Page
  ) -> LineChart {
    LineChart(
      title: "Wrong in the end: perceptron \(Format.percent(errors[.perceptron])), "
        + "convolutional \(Format.percent(errors[.convolutional]))",
      subtitle: subtitle("Trained on all pictures, again and again", page),
      xAxis: Axis("pictures seen", isInteger: true),
      yAxis: Axis("wrong answers on test pictures (share)"),
      series: curves.map { series($0.way, x: $0.seen, y: $0.errors) },
      references: [
        .horizontal(errors[.handmade], "hand-made"),
        .horizontal(errors[.linear], "linear, pixels"),
      ])
  }

  private func amountFigure(_ learned: Results<Int, Double>, _ page: Page) -> LineChart {
    let (few, many) = (amounts[0], data.training.count)
    let x = amounts.map(Double.init)
    return LineChart(
      title: learned[many] >= handmadeByAmount[many]
        ? "Hand-made features err less with so many pictures"
        : learned[few] < handmadeByAmount[few]
          ? "Learned features err less, with few pictures and with many"
          : "Few pictures: think of features; many: let them be found",
      subtitle: subtitle("Each point: trained anew on the first pictures", page),
      xAxis: Axis("pictures to learn from", scale: .logarithmic),
      yAxis: Axis("wrong answers on test pictures (share)"),
      series: [
        series(.handmade, x: x, y: handmadeByAmount.all),
        series(.convolutional, x: x, y: learned.all),
      ])
  }

  private func series(_ way: Way, x: [Double], y: [Double]) -> LineChart.Series {
    .init(way.name, x: x, y: y, colour: way.colour, marker: way.marker)
  }
}
