import Images
import NeuralNetworks
import Notebook
import Phrases
import Plotting
import Tensors

extension Study {
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
    let pixels = (training: flat(data.training), test: flat(data.test))
    errors["error_linear"] = try classify(pixels.training, pixels.test, page, "pixels")
    errors["error_handmade"] = try classify(handmade.training, handmade.test, page, "features")
    for amount in amounts.dropLast() {
      let few = handmade.training.gathering(rows: Array(0..<amount))
      handmadeByAmount.append(try classify(few, handmade.test, page, "\(amount) pictures"))
    }
    handmadeByAmount.append(errors["error_handmade"] ?? 1)
    try page.metric("features_handmade", handmade.training.shape.last)
    try page.metric("error_linear", errors["error_linear"] ?? 1)
    try page.metric("error_handmade", errors["error_handmade"] ?? 1)
    let (plain, made) = (errors["error_linear"] ?? 1, errors["error_handmade"] ?? 1)
    // Three points: six times the standard error that 10,000 test pictures leave to a difference.
    page.claim(
      "Before deep learning, people chose the features, and what they chose decided the result",
      korean: "딥러닝 이전에는 사람이 특징을 고르고 설계했으며, 그 선택이 결과를 좌우했다",
      measured:
        "the same linear classifier errs on \(percent(made)) of the pictures with hand-made "
        + "features and on \(percent(plain)) with bare pixels (at least 3 points apart)",
      holds: plain - made >= 0.03)
  }

  /// How many pictures each point of the curve of amounts learns from.
  var amounts: [Int] {
    configuration.amounts.filter { $0 < data.training.count } + [data.training.count]
  }

  /// Pictures as bare pixels, `[count, pixels]`.
  func flat(_ images: ImageSet) -> Tensor {
    images.tensor(0..<images.count).reshaped(Shape(images.count, images.pixelCount))
  }

  /// The test error of a linear classifier on features.
  private func classify(
    _ training: Tensor, _ test: Tensor, _ page: Page, _ label: String
  ) throws -> Double {
    let total = configuration.searchSteps
    let classifier = try LogisticRegression(
      fitting: .dense(training), labels: Array(data.training.labels.prefix(training.shape[0])),
      classCount: data.classCount, penalty: configuration.penaltyOfAll / Double(training.shape[0]),
      search: LBFGS(iterations: total, tolerance: 1e-5), workers: workers
    ) { step, loss in
      try page.progress(
        step, of: total, "linear on \(label)",
        detail: "loss \(Format.number(loss, decimals: 3))")
    }
    return scores(classifier.predictions(.dense(test))).error
  }

  /// What the features are made of: the directions of edges in each cell of three pictures.
  private func showGradients(_ page: Page) throws {
    let hog = OrientedGradients()
    let shown = [0, 1, 9].compactMap { label in
      data.training.labels.firstIndex { Int($0) == min(label, data.classCount - 1) }
    }
    let panels = shown.flatMap { index -> [Panels.Panel] in
      let cells = hog.cells(ofPicture: index, in: data.training)
      let directions = [0, 2, 4, 7]  // 0, 40, 80 and 140 degrees
      let largest = Double(cells.joined().joined().max() ?? 1)
      return [picturePanel(index, of: data.training)]
        + directions.map { direction in
          // Each cell as large as the pixels that it counts.
          panel(
            (0..<data.training.height).map { y in
              (0..<data.training.width).map { x in
                let (row, column) = (y / hog.cellSize, x / hog.cellSize)
                guard row < cells.count, column < cells[row].count else { return 0 }
                return Double(cells[row][column][direction]) / largest
              }
            })
        }
    }
    try page.figure(
      "gradients",
      Panels(
        title: "Somebody thought of edges and their directions",
        subtitle: subtitle("Histograms of oriented gradients, before normalising", page),
        columns: 5,
        panels: panels,
        rowTitles: shown.map { data.classNames[Int(data.training.labels[$0])] }.verbatim,
        columnTitles: ["picture", "upright edges", "40 degrees", "level edges", "140 degrees"],
        sharesScale: true, isCompact: true,
        footnote:
          "Right of each picture, a cell is 4 x 4 pixels; bright: many strong edges of that "
          + "direction (the largest of a picture: 1).",
        width: 700),
      caption: "Hand-made features: what they make of three pictures.")
  }
}
