import Autograd
import Experiments
import Images
import NeuralNetworks
import Tensors

extension Features {
  /// Step `inside`: what the convolutional network looks for, and how it sees the pictures.
  func inside(_ page: Page) throws {
    try showFilters(page)
    try showMaps(page)
    let images = data.test.first(configuration.mapCount)
    let pixels = images.flattened()
    // snippet: features
    let (network, parameters) = (convolutional.model, convolutional.parameters)
    let learned = parameters.withTape { tape in
      network.features(tape.variable(images.channels(0..<images.count))).tensor  // [pictures, 128]
    }
    let maps = [pixels, learned].map { points in
      let components = PrincipalComponents(of: points, count: 2)
      return (places: components.project(points), shares: components.explainedFractions)
    }
    // end snippet
    let labels = images.labels.map { Int($0) }
    let apart = [pixels, learned].map {
      silhouettes(of: $0, labels: labels, workers: workers).mean
    }
    try page.metric("silhouette_pixels", apart[0])
    try page.metric("silhouette_learned", apart[1])
    let shown = labels.prefix(configuration.shownPoints)
    let plots = maps.map { places, shares in
      ScatterPlot(
        title: "", xAxis: Axis("first component, \(shares[0], percent: 1) of the variance"),
        yAxis: Axis("second component, \(shares[1], percent: 1) of the variance"),
        groups: .init(classes: data.classNames, labels: shown, at: places), hasEqualAspect: true)
    }
    try page.figure(
      "pca",
      Panels(
        title: apart[1] > apart[0]
          ? "In what the network has learned, the classes are further apart than in pixels"
          : "The classes in pixels, and in what the network has learned",
        subtitle: subtitle("\(Double(images.count)) test pictures", page), columns: 2,
        panels: [.init("raw pixels", plots[0]), .init("learned features", plots[1])],
        footnote: """
          PCA of \(pixels.shape.last) pixels and of \(learned.shape.last) learned numbers. Mean \
          silhouette (1 apart, 0 touching) in all dimensions: \(apart[0], decimals: 2) and \
          \(apart[1], decimals: 2). The first \(shown.count) pictures are drawn.
          """, width: 1120, chartHeight: 520),
      caption: "The same pictures by their pixels and by what the network makes of them.")
    try page.claim(
      "kinds-come-together",
      "Deep learning learns features in which things of one kind are near each other",
      .check(
        """
        mean silhouette of the classes \(apart[1], decimals: 2) in learned features, \
        \(apart[0], decimals: 2) in pixels
        """, apart[1],
        .atLeast(
          apart[0] + 0.1, shown: "0.1 more",
          because: """
            a tenth of the scale from touching to apart: no rotation of the same numbers could do that
            """)))
  }

  /// The weights of the first layer, each filter a small picture.
  private func showFilters(_ page: Page) throws {
    let first = convolutional.model.first
    let weights = convolutional.parameters[first.weight]  // [25, filters]
    let (size, count) = (first.size, weights.shape.last)
    let reach = weights.elements.map { Double(abs($0)) }.max() ?? 1
    try page.figure(
      "filters",
      Panels(
        title: "Windows that nobody chose: what the first layer looks for",
        subtitle: subtitle("\(count) filters of \(size) x \(size) pixels", page), columns: 8,
        panels: weights.reshaped(Shape(1, size, size, count)).channels(ofPicture: 0).map {
          .weights($0, reach: reach)
        }, sharesScale: true, isCompact: true,
        footnote: "Red: likes it bright there; blue: likes it dark there.", width: 640),
      caption: "The filters that the convolutional network has learned.")
  }

  /// What the first layer sees in three pictures.
  private func showMaps(_ page: Page) throws {
    let shown = data.examples(of: [0, 1, 9], in: data.test)
    let maps = convolutional.parameters.withTape { tape in
      convolutional.model.firstMaps(tape.variable(data.test.channels(shown))).tensor
    }  // [3, H, W, filters]
    let answers = shown.indices.map { maps.channels(ofPicture: $0) }  // [3][filters][H][W]
    let largest = (0..<min(6, maps.shape.last)).map { filter in
      answers.reduce(0) { max($0, $1[filter].joined().max() ?? 0) }
    }
    try page.figure(
      "maps",
      data.examples(
        in: data.test, title: "Each filter answers where it finds what it looks for",
        subtitle: subtitle("The first \(largest.count) filters on test pictures", page),
        columns: largest.indices.map { "filter \($0 + 1)" },
        footnote: """
          Right of each picture, bright: the filter answers strongly (its strongest answer: 1).
          """, width: 760
      ) { _, place in
        zip(answers[place], largest).map { map, most in  // a filter that never answers stays dark
          map.map { row in row.map { $0 / max(most, .leastNormalMagnitude) } }
        }
      },
      caption: "What the first layer makes of three pictures.")
  }
}
