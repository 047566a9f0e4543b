import Experiments
import Images
import NeuralNetworks

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
      errorLines(
        title: """
          Wrong in the end: perceptron \(perceptron.error, percent: 1), convolutional \
          \(convnet.error, percent: 1)
          """, subtitle("Trained on all pictures, again and again", page),
        Axis("pictures seen", isInteger: true),
        [
          Way.perceptron.line(perceptron.seen, perceptron.errors),
          Way.convolutional.line(convnet.seen, convnet.errors),
        ],
        references: [
          .horizontal(errors[.handmade], "hand-made"),
          .horizontal(errors[.linear], "linear, pixels"),
        ]),
      caption: "The networks' errors as they learn.")
    try page.figure(
      "amount", amountFigure(byAmount, page),
      caption: "Error against the number of pictures to learn from, for both ways.")
    for amount in amounts.dropLast() {
      try page.metric("error_handmade_\(amount)", handmadeByAmount[amount])
      try page.metric("error_convnet_\(amount)", byAmount[amount])
    }
    try judge(byAmount, page)
  }

  private func trainConvolutional(
    _ name: Phrase, _ stream: Stream, on images: ImageSet, steps: Int, _ page: Page
  ) throws -> PictureTraining<ConvolutionalNetwork> {
    // snippet: network
    try train(name, stream, on: images, steps: steps, page) { parameters, generator in
      ConvolutionalNetwork(
        height: images.height, width: images.width, classCount: data.classCount,
        in: &parameters, using: &generator)
    }
    // end snippet
  }

  private func judge(_ byAmount: Results<Int, Double>, _ page: Page) throws {
    let (made, found) = (errors[.handmade], errors[.convolutional])
    try page.claim(
      "finds-features",
      "Deep learning finds features by itself, and reaches a higher accuracy with them",
      .check(
        "the convolutional network errs on \(found, percent: 1) of the test pictures", found,
        .atMost(0.10, shown: "10 %", because: "the bar of this chapter")),
      .check(
        "hand-made features err on \(made, percent: 1)", made,
        .above(found, shown: "that", because: "a higher accuracy is what the map says")))
    let (fewMade, fewFound) = (handmadeByAmount[amounts[0]], byAmount[amounts[0]])
    try page.claim(
      "efficient-with-data",
      "Deep learning is more efficient with data than features made by hand",
      .check(
        """
        with \(amounts[0]) pictures the network errs on \(fewFound, percent: 1), hand-made features \
        on \(fewMade, percent: 1)
        """, fewFound,
        .atMost(
          fewMade - 0.02, shown: "2 points below hand-made features",
          because:
            "four times the standard error that 10,000 test pictures leave to a difference")))
  }

  // MARK: - Figures

  private func errorsFigure(_ page: Page) -> Panels {
    func bars(
      _ names: [Phrase], _ errors: [Double], _ colours: [Colour], _ axis: Axis
    ) -> BarChart {
      BarChart(
        title: "", categories: names, series: [.init("error", values: errors, colours: colours)],
        axis: axis)
    }
    let ours = bars(
      errors.map(\.name.name), errors.all.map { 100 * $0 }, errors.map(\.name.colour),
      Axis("wrong answers", unit: "%"))
    let theirs = bars(
      ["runner-up of 2012", "AlexNet, 2012"], [26, 16],
      [Way.handmade.colour, Way.convolutional.colour],
      Axis("wrong answers, best of five", unit: "%"))
    return Panels(
      title: errors[.convolutional] < errors[.handmade]
        ? "What a convolutional network finds beats what people thought of"
        : "Here, what people thought of beats what networks find by themselves",
      subtitle: subtitle(
        """
        Trained on \(Double(data.training.count)) pictures, tested on \(Double(data.test.count))
        """, page), columns: 2,
      panels: [
        .init("measured here", ours), .init("ImageNet, as the map tells it", theirs),
      ],
      footnote: """
        ImageNet has 1,000 classes, and an answer counts as right when it is among five; so only the \
        step between the bars compares, not their length.
        """, width: 960)
  }

  private func amountFigure(_ learned: Results<Int, Double>, _ page: Page) -> LineChart {
    let (few, many) = (amounts[0], data.training.count)
    let x = amounts.map(Double.init)
    return errorLines(
      title: learned[many] >= handmadeByAmount[many]
        ? "Hand-made features err less with so many pictures"
        : learned[few] < handmadeByAmount[few]
          ? "Learned features err less, with few pictures and with many"
          : "Few pictures: think of features; many: let them be found",
      subtitle("Each point: trained anew on the first pictures", page),
      Axis("pictures to learn from", scale: .logarithmic),
      [Way.handmade.line(x, handmadeByAmount.all), Way.convolutional.line(x, learned.all)])
  }

  private func errorLines(
    title: Phrase, _ subtitle: Phrase, _ x: Axis, _ lines: [LineChart.Series],
    references: [ReferenceLine] = []
  ) -> LineChart {
    LineChart(
      title: title, subtitle: subtitle, xAxis: x,
      yAxis: Axis("wrong answers on test pictures (share)"), series: lines, references: references)
  }
}
