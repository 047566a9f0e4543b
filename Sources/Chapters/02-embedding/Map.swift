import Experiments
import Notebook
import Phrases
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
      title: name, xAxis: Axis(axes[0]), yAxis: Axis(axes[1]), groups: groups(at: places),
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
    return mapAndTable(
      title, "\(name): \(what)", map, "What the map can only hint at", table,
      footnote: """
        \(footnote)Beside the map: cosines in all 100 dimensions, among the most frequent words.
        """, page)
  }

  /// The words of the maps, one group a kind; what is of no kind stays in the background.
  private func groups(at places: Tensor) -> [ScatterPlot.Group] {
    func group(_ name: Phrase, _ colour: Colour, of kind: Int?) -> ScatterPlot.Group {
      let members = wordMap.words.indices.filter { kinds.kindOfWord[wordMap.words[$0]] == kind }
      return .init(
        name, members: members, of: places, 
        labels: text.words(members.map { wordMap.words[$0] }).verbatim,        colour: colour, marker: .disc)
    }
    if kinds.kinds.isEmpty { return [group("words", Theme.categories[0], of: nil)] }
    return kinds.kinds.enumerated().map { group(Phrase(key: $1.name), Theme.categories[$1.place], of: $0) }
      + [group("other words", Colour(hex: 0xB4BAC6), of: nil)]
  }
}
