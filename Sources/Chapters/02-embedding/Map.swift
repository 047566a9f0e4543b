import Experiments
import Tensors

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
    wordMap = WordMap(words, of: text, points: points, map)
    let projected = components.project(points)
    try page.figure(
      "pca",
      besideNeighbours(
        "PCA", "where the words differ most", at: projected,
        zip(["first", "second"] as [Phrase], components.explainedFractions).map {
          "\($0) component, \($1, percent: 1) of the variance"
        }, title: "Two directions of a hundred already part some kinds of words", page),
      caption: "The two directions in which the words differ most, with what they hide beside it.")
    try page.figure(
      "tsne",
      besideNeighbours(
        "t-SNE", "neighbours stay together", at: wordMap.places,
        ["t-SNE 1, no unit", "t-SNE 2, no unit"],
        title: kinds.canBeCompared
          ? "Nobody said what a metal or a number is: reading put them together"
          : "Words that stand in like places come together",
        footnote: """
          t-SNE from the start that PCA gives, perplexity \(wordMap.perplexity), distances not to \
          scale.\u{20}
          """, page),
      caption: "A map that keeps neighbours together, with the real neighbours beside it.")
    let index = CosineIndex(points)
    let byPCA = index.neighboursKept(on: projected, count: 5, workers: workers)
    let byTSNE = index.neighboursKept(on: wordMap.places, count: 5, workers: workers)
    try page.metric("pca_variance_share", components.explainedFractions.reduce(0, +))
    try page.metric("pca_neighbours_kept", byPCA)
    try page.metric("tsne_neighbours_kept", byTSNE)
    try page.metric("tsne_divergence", map.divergence, unit: "nats")
    page.say(
      """
      Of a word's five nearest, PCA keeps \(byPCA, percent: 1) among the five nearest on the map, \
      t-SNE \(byTSNE, percent: 1): no map of two numbers replaces the hundred.
      """)
  }

  /// A map with the five nearest in the full space beside it.
  private func besideNeighbours(
    _ name: Phrase, _ what: Phrase, at places: Tensor, _ axes: [Phrase], title: Phrase,
    footnote: Phrase = "", _ page: Page
  ) -> Panels {
    let map = ScatterPlot(
      title: name, xAxis: Axis(axes[0]), yAxis: Axis(axes[1]),
      groups: wordMap.groups(of: kinds, at: places),
      hasEqualAspect: true)
    let probes = probes(16)
    let table = TextTable(
      title: "neighbours",
      columns: [
        .init("word", share: 0.17, isBold: true),
        .init("the five nearest in the full space, with their cosine"),
      ],
      rows: probes.map { [.verbatim(text.word($0)), nearestText($0, count: 5)] },
      colours: probes.map { kinds.kind(of: $0).map { Theme.categories[$0.place] } })
    return .map(
      title: title, subtitle: subtitle(page), .init("\(name): \(what)", map),
      beside: .init("What the map can only hint at", table),
      footnote: """
        \(footnote)Beside the map: cosines in all 100 dimensions, among the most frequent words.
        """)
  }
}
