import Experiments
import Images
import NeuralNetworks
import Tensors

extension Features {
  /// Step `handmade`: a linear classifier, on pixels and on features that people thought of.
  func handmade(_ page: Page) throws {
    try showGradients(page)
    // snippet: handmade
    func features(_ images: ImageSet) -> Tensor {
      let seenFromAfar = images.pooled(configuration.pooledSize, workers: workers)
      let edges = OrientedGradients().features(of: images, workers: workers)
      return seenFromAfar.joining(columns: edges)  // [pictures, features]
    }
    let handmade = (training: features(data.training), test: features(data.test))
    // end snippet
    errors[.linear] = try classify(data.training.flattened(), data.test.flattened(), page, "pixels")
    handmadeByAmount = try Results(amounts) { amount in
      let isAll = amount == data.training.count
      return try classify(
        isAll ? handmade.training : handmade.training.gathering(rows: Array(0..<amount)),
        handmade.test, page, isAll ? "features" : "\(amount) pictures")
    }
    errors[.handmade] = handmadeByAmount[data.training.count]
    try page.metric("features_handmade", handmade.training.shape.last)
    let (plain, made) = (errors[.linear], errors[.handmade])
    for way in [Way.linear, .handmade] { try page.metric(way.metric, errors[way]) }
    try page.claim(
      "people-chose-features",
      "Before deep learning, people chose the features, and what they chose decided the result",
      .check(
        """
        the same linear classifier errs on \(made, percent: 1) of the pictures with hand-made \
        features and on \(plain, percent: 1) with bare pixels, \((plain - made) * 100, decimals: 1) \
        points apart
        """, plain - made,
        .atLeast(
          0.03, shown: "3 points",
          because: "six times the standard error that 10,000 test pictures leave to a difference")))
  }

  /// The test error of a linear classifier on features.
  private func classify(
    _ training: Tensor, _ test: Tensor, _ page: Page, _ label: Phrase
  ) throws -> Double {
    let total = configuration.searchSteps
    let classifier = try LogisticRegression(
      fitting: .dense(training), labels: Array(data.training.labels.prefix(training.shape[0])),
      classCount: data.classCount, penalty: configuration.penaltyOfAll / Double(training.shape[0]),
      search: LBFGS(iterations: total, tolerance: 1e-5), workers: workers
    ) { step, loss in
      try page.progress(
        step, of: total, "linear on \(label)", detail: "loss \(loss, decimals: 3)")
    }
    return data.testError(of: classifier.predictions(.dense(test)))
  }

  /// What the features are made of: the directions of edges in each cell of three pictures.
  private func showGradients(_ page: Page) throws {
    let hog = OrientedGradients()
    try page.figure(
      "gradients",
      data.examples(
        in: data.training, title: "Somebody thought of edges and their directions",
        subtitle: subtitle("Histograms of oriented gradients, before normalising", page),
        columns: ["upright edges", "40 degrees", "level edges", "140 degrees"],
        footnote: """
          Right of each picture, a cell is 4 x 4 pixels; bright: many strong edges of that direction \
          (the largest of a picture: 1).
          """, width: 700
      ) { index, _ in
        let maps = hog.maps(ofPicture: index, in: data.training)
        return [0, 2, 4, 7].map { maps[$0] }  // 0, 40, 80 and 140 degrees
      },
      caption: "Hand-made features: what they make of three pictures.")
  }
}
