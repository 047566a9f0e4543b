import Autograd
import Images
import NeuralNetworks
import Notebook
import Phrases
import Plotting
import Tensors

extension Study {
  /// Step `inside`: what the convolutional network looks for, and how it sees the pictures.
  func inside(_ page: Page) throws {
    try showFilters(page)
    try showMaps(page)
    let count = min(configuration.mapCount, data.test.count)
    let labels = Array(data.test.labels.prefix(count))
    let pixels = flat(data.test.selecting(0..<count))
    // snippet: features
    let (network, parameters) = convolutional
    let learned = parameters.withTape { tape in
      network.features(tape.variable(pictures(0..<count, of: data.test))).tensor  // [pictures, 128]
    }
    let maps = [pixels, learned].map { points in
      let components = PrincipalComponents(of: points, count: 2)
      return (places: components.project(points), shares: components.explainedFractions)
    }
    // end snippet
    let apart = [pixels, learned].map { points in
      let each = silhouettes(of: points, labels: labels.map { Int($0) }, workers: workers)
      return each.reduce(0, +) / Double(each.count)
    }
    try page.metric("silhouette_pixels", apart[0])
    try page.metric("silhouette_learned", apart[1])
    let subtitle = subtitle("\(Format.number(Double(count))) test pictures", page)
    try page.figure(
      "pca",
      Panels(
        title: apart[1] > apart[0]
          ? "In what the network has learned, the classes are further apart than in pixels"
          : "The classes in pixels, and in what the network has learned",
        subtitle: subtitle, columns: 2,
        panels: zip(["raw pixels", "learned features"], maps).map { name, map in
          .init(
            name, scatter(map.places, map.shares, Array(labels.prefix(configuration.shownPoints))))
        },
        footnote:
          "PCA of \(pixels.shape.last) pixels and of \(learned.shape.last) learned numbers. "
          + "Mean silhouette (1 apart, 0 touching) in all dimensions: "
          + "\(Format.number(apart[0], decimals: 2)) and \(Format.number(apart[1], decimals: 2)). "
          + "The first \(min(configuration.shownPoints, count)) pictures are drawn.",
        width: 1120, chartHeight: 520),
      caption: "The same pictures by their pixels and by what the network makes of them.")
    // A tenth of the scale from touching to apart: no rotation of the same numbers could do that.
    page.claim(
      "Deep learning learns features in which things of one kind are near each other",
      korean: "딥러닝이 스스로 배운 특징에서는 같은 종류끼리 가까이 모인다",
      measured: "mean silhouette of the classes \(Format.number(apart[1], decimals: 2)) in learned "
        + "features, \(Format.number(apart[0], decimals: 2)) in pixels (at least 0.1 more)",
      holds: apart[1] >= apart[0] + 0.1)
  }

  private func scatter(_ places: Tensor, _ shares: [Double], _ labels: [Int32]) -> ScatterPlot {
    let groups = data.classNames.enumerated().map { label, name in
      let members = labels.indices.filter { Int(labels[$0]) == label }
      let marker = Marker.allCases[label / Theme.categories.count % Marker.allCases.count]
      return ScatterPlot.Group(
        .verbatim(name), x: members.map { Double(places[$0, 0]) },
        y: members.map { Double(places[$0, 1]) },
        colour: Theme.categories[label % Theme.categories.count],
        marker: label < Theme.categories.count ? .disc : marker == .disc ? .square : .triangle)
    }
    return ScatterPlot(
      title: "", xAxis: Axis("first component, \(percent(shares[0])) of the variance"),
      yAxis: Axis("second component, \(percent(shares[1])) of the variance"), groups: groups,
      hasEqualAspect: true)
  }

  /// The weights of the first layer, each filter a small picture.
  private func showFilters(_ page: Page) throws {
    let (network, parameters) = convolutional
    let weights = parameters[network.first.weight]  // [25, filters]
    let (size, count) = (network.first.size, weights.shape.last)
    let reach = weights.elements.map { Double(abs($0)) }.max() ?? 1
    let panels = (0..<count).map { filter in
      Panels.Panel(
        "",
        Heatmap(
          title: "",
          values: (0..<size).map { row in
            (0..<size).map { Double(weights[row * size + $0, filter]) }
          },
          rows: .init(""),
          columns: .init(""),
          scale: .init("weight", colours: .diverging, range: -reach...reach),
          cells: .init(showNumbers: false)))
    }
    try page.figure(
      "filters",
      Panels(
        title: "Windows that nobody chose: what the first layer looks for",
        subtitle: subtitle("\(count) filters of \(size) x \(size) pixels", page), columns: 8,
        panels: panels, sharesScale: true, isCompact: true,
        footnote: "Red: likes it bright there; blue: likes it dark there.", width: 640),
      caption: "The filters that the convolutional network has learned.")
  }

  /// What the first layer sees in three pictures.
  private func showMaps(_ page: Page) throws {
    let (network, parameters) = convolutional
    let shown = [0, 1, 9].compactMap { label in
      data.test.labels.firstIndex { Int($0) == min(label, data.classCount - 1) }
    }
    let maps = parameters.withTape { tape in
      network.firstMaps(tape.variable(pictures(shown, of: data.test))).tensor  // [3, H, W, filters]
    }
    let (H, W, F) = (data.test.height, data.test.width, maps.shape.last)
    let filters = Array((0..<F).prefix(6))
    let answers = maps.elements
    let largest = filters.map { filter in
      stride(from: filter, to: answers.count, by: F).reduce(0) { max($0, Double(answers[$1])) }
    }
    /// Between 0 and 1; a filter that never answers stays dark.
    func answer(_ picture: Int, _ y: Int, _ x: Int, _ filter: Int) -> Double {
      Double(answers[((picture * H + y) * W + x) * F + filter])
        / max(largest[filter], .leastNormalMagnitude)
    }
    let panels = shown.indices.flatMap { picture -> [Panels.Panel] in
      [picturePanel(shown[picture], of: data.test)]
        + filters.map { filter in
          panel(
            (0..<H).map { y in
              (0..<W).map { x in answer(picture, y, x, filter) }
            })
        }
    }
    try page.figure(
      "maps",
      Panels(
        title: "Each filter answers where it finds what it looks for",
        subtitle: subtitle("The first \(filters.count) filters on test pictures", page),
        columns: filters.count + 1, panels: panels,
        rowTitles: shown.map { data.classNames[Int(data.test.labels[$0])] }.verbatim,
        columnTitles: ["picture"] + filters.map { "filter \($0 + 1)" }, sharesScale: true,
        isCompact: true,
        footnote:
          "Right of each picture, bright: the filter answers strongly (its strongest answer: 1).",
        width: 760),
      caption: "What the first layer makes of three pictures.")
  }
}
