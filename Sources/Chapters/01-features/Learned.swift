import Autograd
import Images
import NeuralNetworks
import Notebook
import Phrases
import Plotting
import Tensors

extension Study {
  /// Step `learned`: networks see bare pixels, and find features themselves.
  func learned(_ page: Page) throws {
    let all = steps(over: data.training.count, epochs: configuration.epochs)
    let perceptron = try trainPerceptron(steps: all, page)
    let convnet = try trainConvolutional(
      on: data.training, steps: all, .convolution, page, "convolutional network")
    convolutional = (convnet.network, convnet.trained.parameters)
    errors["error_mlp"] = perceptron.error
    errors["error_convnet"] = convnet.trained.error
    let byAmount = try learnFromFew(page) + [convnet.trained.error]
    for (name, value) in [
      ("error_mlp", perceptron.error), ("error_convnet", convnet.trained.error),
    ] {
      try page.metric(name, value)
    }
    try page.metric("parameters_mlp", perceptron.parameters.count)
    try page.metric("parameters_convnet", convnet.trained.parameters.count)
    try page.figure(
      "errors", errorsFigure(page),
      caption:
        "What each way gets wrong, and beside it the step of 2012 that made deep learning known.")
    try page.figure(
      "learning", learningFigure(perceptron, convnet.trained, page),
      caption: "The networks' errors as they learn.")
    try page.figure(
      "amount", amountFigure(byAmount, page),
      caption: "Error against the number of pictures to learn from, for both ways.")
    for (amount, (made, found)) in zip(amounts, zip(handmadeByAmount, byAmount)).dropLast() {
      try page.metric("error_handmade_\(amount)", made)
      try page.metric("error_convnet_\(amount)", found)
    }
    judge(byAmount, page)
  }

  private func judge(_ byAmount: [Double], _ page: Page) {
    let (made, found) = (errors["error_handmade"] ?? 1, errors["error_convnet"] ?? 1)
    // 0.10 is the bar of this chapter; below the hand-made features is what the map says.
    page.claim(
      "Deep learning finds features by itself, and reaches a higher accuracy with them",
      korean: "딥러닝은 데이터의 특징을 스스로 학습하며, 더 높은 정확도를 보인다",
      measured: "the convolutional network errs on \(percent(found)) of the test pictures (at most "
        + "10 %, and below the \(percent(made)) of hand-made features)",
      holds: found <= 0.10 && found < made)
    let (fewMade, fewFound) = (handmadeByAmount[0], byAmount[0])
    // Two points: four times the standard error that 10,000 test pictures leave to a difference.
    page.claim(
      "Deep learning is more efficient with data than features made by hand",
      korean: "딥러닝은 사람이 만든 특징보다 데이터를 더 효율적으로 쓴다",
      measured: "with \(amounts[0]) pictures the network errs on \(percent(fewFound)), hand-made "
        + "features on \(percent(fewMade)) (the network at least 2 points lower)",
      holds: fewFound <= fewMade - 0.02)
  }

  // MARK: - Training

  private func trainPerceptron(steps: Int, _ page: Page) throws -> TrainedNetwork {
    var generator = generator(.perceptron)
    var parameters = Parameters()
    let network = Perceptron(
      pixelCount: data.training.pixelCount, widths: configuration.widths,
      classCount: data.classCount, in: &parameters, using: &generator)
    return try fit(
      network, &parameters, on: data.training, steps: steps, &generator, page, "perceptron")
  }

  func trainConvolutional(
    on images: ImageSet, steps: Int, _ stream: Stream, _ page: Page, _ label: String
  ) throws -> (network: ConvolutionalNetwork, trained: TrainedNetwork) {
    var generator = generator(stream)
    var parameters = Parameters()
    // snippet: network
    let network = ConvolutionalNetwork(
      height: images.height, width: images.width, classCount: data.classCount, in: &parameters,
      using: &generator)
    let trained = try fit(
      network, &parameters, on: images, steps: steps, &generator, page, label)
    // end snippet
    return (network, trained)
  }

  /// Trains, and tests now and then.
  private func fit(
    _ network: some PictureNetwork, _ parameters: inout Parameters, on images: ImageSet, steps: Int,
    _ generator: inout SeededGenerator, _ page: Page, _ label: String
  ) throws -> TrainedNetwork {
    var (seen, errors) = ([Double](), [Double]())
    try train(network, &parameters, on: images, steps: steps, using: &generator, page, label) {
      count, moment in
      seen.append(Double(count))
      errors.append(testError(network, moment))
    }
    return TrainedNetwork(
      network: network, parameters: parameters, error: errors.last ?? 1, curve: (seen, errors))
  }

  /// The convolutional network, from fewer and fewer pictures.
  private func learnFromFew(_ page: Page) throws -> [Double] {
    try amounts.dropLast().map { amount in
      let few = data.training.selecting(0..<amount)
      let enough = max(configuration.leastSteps, steps(over: amount, epochs: configuration.epochs))
      return try trainConvolutional(
        on: few, steps: enough, .amounts, page, "from \(amount) pictures"
      ).trained.error
    }
  }
}
