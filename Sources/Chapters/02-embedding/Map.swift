import Experiments
import Notebook
import Plotting
import Tensors

/// Words with their places on two maps of the full space.
struct WordMap {
  /// The words, by number.
  let words: [Int]
  /// Their vectors at length 1, `[words, width]`.
  let points: Tensor
  /// The places by t-SNE, `[words, 2]`.
  let places: Tensor
  /// About how many neighbours a word has there.
  let perplexity: Double
}

extension WordEmbedding {
  /// Step `map`: the words on a plane, by PCA and by t-SNE.
  func map(_ page: Page) throws {
    let labelled = kinds.kinds.flatMap(\.words)
    let others = text.contentWords(configuration.mapWords).filter { !labelled.contains($0) }
    let words = Array((labelled + others).prefix(configuration.mapWords))
    // snippet: map
    let points = vectors.index.unit.gathering(rows: words)  // [words, 100]
    let components = PrincipalComponents(of: points, count: 2)
    let map = try TSNE.lowest(
      of: points, perplexity: configuration.perplexity, stepCount: configuration.mapSteps,
      workers: workers
    ) { try page.progress($0.stepsDone, of: $0.stepCount, "t-SNE") }
    // end snippet
    wordMap = WordMap(
      words: words, points: points, places: map.positions, perplexity: map.perplexity)
    let projected = components.project(points)
    try page.figure(
      "pca", pcaFigure(projected, components.explainedFractions, page),
      caption: "The two directions in which the words differ most, with what they hide beside it.")
    try page.figure(
      "tsne", tsneFigure(page),
      caption: "A map that keeps neighbours together, with the real neighbours beside it.")
    let index = CosineIndex(points)
    let (byPCA, byTSNE) = (
      index.neighboursKept(on: projected, count: 5, workers: workers),
      index.neighboursKept(on: wordMap.places, count: 5, workers: workers)
    )
    try page.metric("pca_variance_share", components.explainedFractions.reduce(0, +))
    try page.metric("pca_neighbours_kept", byPCA)
    try page.metric("tsne_neighbours_kept", byTSNE)
    try page.metric("tsne_divergence", map.divergence, unit: "nats")
    page.say(
      "Of a word's five nearest, PCA keeps \(Format.percent(byPCA)) among the five nearest on the "
        + "map, t-SNE \(Format.percent(byTSNE)): no map of two numbers replaces the hundred.")
  }

  // MARK: - Figures

  private func pcaFigure(_ places: Tensor, _ explained: [Double], _ page: Page) -> Panels {
    let axes = zip(["first", "second"], explained).map {
      Axis("\($0) component, \(Format.percent($1)) of the variance")
    }
    return besideNeighbours(
      ScatterPlot(
        title: "PCA", xAxis: axes[0], yAxis: axes[1], groups: groups(at: places),
        hasEqualAspect: true),
      "PCA: where the words differ most",
      title: "Two directions of a hundred already part some kinds of words", page, footnote: "")
  }

  private func tsneFigure(_ page: Page) -> Panels {
    besideNeighbours(
      ScatterPlot(
        title: "t-SNE", xAxis: Axis("t-SNE 1, no unit"), yAxis: Axis("t-SNE 2, no unit"),
        groups: groups(at: wordMap.places), hasEqualAspect: true),
      "t-SNE: neighbours stay together",
      title: kinds.areEnough
        ? "Nobody said what a metal or a number is: reading put them together"
        : "Words that stand in like places come together",
      page,
      footnote: "t-SNE from the start that PCA gives, perplexity "
        + "\(Format.number(wordMap.perplexity)), distances not to scale. ")
  }

  /// A map with the five nearest in the full space beside it.
  private func besideNeighbours(
    _ map: ScatterPlot, _ mapTitle: String, title: String, _ page: Page, footnote: String
  ) -> Panels {
    let probes = text.probes(16)
    let table = TextTable(
      title: "neighbours",
      columns: [
        .init("word", share: 0.17, isBold: true),
        .init("the five nearest in the full space, with their cosine"),
      ],
      rows: probes.map { [text.corpus.words[$0], nearestText($0, count: 5)] },
      colours: probes.map { word in kinds.kindOfWord[word].map { kinds.kinds[$0].colour } })
    return Panels(
      title: title, subtitle: subtitle(page), columns: 2,
      panels: [.init(mapTitle, map), .init("What the map can only hint at", table)],
      footnote: footnote
        + "Beside the map: cosines in all 100 dimensions, among the most frequent words.",
      width: 1120, chartHeight: 560)
  }

  /// The words of the maps, one group a kind; what is of no kind stays in the background.
  private func groups(at places: Tensor) -> [ScatterPlot.Group] {
    func group(_ name: String, _ colour: Colour, of kind: Int?) -> ScatterPlot.Group {
      let members = wordMap.words.indices.filter { kinds.kindOfWord[wordMap.words[$0]] == kind }
      return ScatterPlot.Group(
        name, members: members, of: places, labels: text.words(members.map { wordMap.words[$0] }),
        colour: colour, marker: .disc)
    }
    let named = kinds.kinds.enumerated().map { group($1.name, $1.colour, of: $0) }
    return named.isEmpty
      ? [group("words", Theme.categories[0], of: nil)]
      : named + [group("other words", Colour(hex: 0xB4BAC6), of: nil)]
  }
}
