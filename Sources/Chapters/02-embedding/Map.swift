import Notebook
import Phrases
import Plotting
import Tensors

extension Study {
  /// Step `map`: the words on a plane, by PCA and by t-SNE.
  func map(_ page: Page) throws {
    let kinds = WordKinds(data)
    let labelled = kinds.kinds.flatMap(\.words)
    let others = data.contentWords(configuration.mapWords).filter { !labelled.contains($0) }
    let words = Array((labelled + others).prefix(configuration.mapWords))
    // snippet: map
    let points = vectors.index.unit.gathering(rows: words)  // [words, 100]
    let components = PrincipalComponents(of: points, count: 2)
    var maps: [TSNE] = []
    for early in [0.2, 0.25, 0.4] {  // three ways down end in three valleys: the lowest is kept
      var map = TSNE(
        of: points, perplexity: configuration.perplexity, stepCount: configuration.mapSteps,
        earlyFraction: early, workers: workers)
      while map.step(workers: workers) {
        try page.progress(map.stepsDone, of: map.stepCount, "t-SNE")
      }
      maps.append(map)
    }
    // end snippet
    let divergences = maps.map(\.divergence)
    let lowest = divergences.indices.min { divergences[$0] < divergences[$1] } ?? 0
    wordMap = WordMap(
      words: words, points: points, components: components.project(points),
      shares: components.explainedFractions, places: maps[lowest].positions,
      divergence: divergences[lowest], perplexity: maps[lowest].perplexity)
    try page.figure(
      "pca", pcaFigure(kinds, page),
      caption: "The two directions in which the words differ most, with what they hide beside it.")
    try page.figure(
      "tsne", tsneFigure(kinds, page),
      caption: "A map that keeps neighbours together, with the real neighbours beside it.")
    let kept = [wordMap.components, wordMap.places].map {
      wordMap.keptNeighbours(on: $0, workers: workers)
    }
    try page.metric("pca_variance_share", wordMap.shares.reduce(0, +))
    try page.metric("pca_neighbours_kept", kept[0])
    try page.metric("tsne_neighbours_kept", kept[1])
    try page.metric("tsne_divergence", wordMap.divergence, unit: "nats")
    page.say(
      "Of a word's five nearest, PCA keeps \(Format.percent(kept[0])) among the five nearest on the "
        + "map, t-SNE \(Format.percent(kept[1])): no map of two numbers replaces the hundred.")
  }

  // MARK: - Figures

  private func pcaFigure(_ kinds: WordKinds, _ page: Page) -> Panels {
    let shares = wordMap.shares.map { Format.percent($0) }
    return besideNeighbours(
      ScatterPlot(
        title: "PCA", xAxis: Axis("first component, \(shares[0]) of the variance"),
        yAxis: Axis("second component, \(shares[1]) of the variance"),
        groups: groups(at: wordMap.components, kinds), hasEqualAspect: true),
      "PCA: where the words differ most",
      title: "Two directions of a hundred already part some kinds of words", page, footnote: "")
  }

  private func tsneFigure(_ kinds: WordKinds, _ page: Page) -> Panels {
    besideNeighbours(
      ScatterPlot(
        title: "t-SNE", xAxis: Axis("t-SNE 1, no unit"), yAxis: Axis("t-SNE 2, no unit"),
        groups: groups(at: wordMap.places, kinds), hasEqualAspect: true),
      "t-SNE: neighbours stay together",
      title: kinds.areEnough
        ? "Nobody said what a metal or a number is: reading put them together"
        : "Words that stand in like places come together",
      page,
      footnote: "t-SNE from the start that PCA gives, perplexity "
        + "\(Format.number(wordMap.perplexity)), distances not to scale. ")
  }

  /// A map with the five nearest in the full space beside it.
  func besideNeighbours(
    _ map: ScatterPlot, _ mapTitle: Phrase, title: Phrase, _ page: Page, footnote: Phrase
  ) -> Panels {
    let kinds = WordKinds(data)
    let kindOfWord = kinds.kindOfWord
    let probes = data.probes(16)
    let table = TextTable(
      title: "neighbours",
      columns: [
        TextTable.Column("word", share: 0.17, isBold: true),
        TextTable.Column("the five nearest in the full space, with their cosine"),
      ],
      rows: probes.map { [data.corpus.words[$0], nearestText($0, count: 5)].verbatim },
      colours: probes.map { word in kindOfWord[word].map { kinds.kinds[$0].colour } })
    return Panels(
      title: title, subtitle: subtitle(page), columns: 2,
      panels: [
        Panels.Panel(mapTitle, map), Panels.Panel("What the map can only hint at", table),
      ],
      footnote: footnote
        + "Beside the map: cosines in all 100 dimensions, among the most frequent words.",
      width: 1120, chartHeight: 560)
  }

  /// What is no word of a kind stays in the background.
  private static let paleGrey = Colour(hex: 0xB4BAC6)

  /// The words of the maps, one group a kind.
  private func groups(at places: Tensor, _ kinds: WordKinds) -> [ScatterPlot.Group] {
    let kindOfWord = kinds.kindOfWord
    func group(_ name: Phrase, _ colour: Colour, _ isIn: (Int) -> Bool) -> ScatterPlot.Group {
      let members = wordMap.words.indices.filter { isIn(wordMap.words[$0]) }
      return ScatterPlot.Group(
        name, x: members.map { Double(places[$0, 0]) }, y: members.map { Double(places[$0, 1]) },
        labels: members.map { data.corpus.words[wordMap.words[$0]] }.verbatim, colour: colour,
        marker: .disc)
    }
    let named = kinds.kinds.enumerated().map { place, kind in
      group(kind.name, kind.colour) { kindOfWord[$0] == place }
    }
    let colour = named.isEmpty ? Theme.categories[0] : Self.paleGrey
    return named
      + [group(named.isEmpty ? "words" : "other words", colour) { kindOfWord[$0] == nil }]
  }
}
