import Experiments
import Tensors

extension WordEmbedding {
  /// Step `cluster`: groups that k-means finds, and how well they stand apart.
  func cluster(_ page: Page) throws {
    let points = wordMap.points
    let most = min(configuration.groupCount, points.shape[0] - 1)
    var generator = generator(.groups)
    // snippet: cluster
    var scores: [(count: Int, silhouette: Double)] = []
    var groups = KMeans(grouping: points, into: 2, using: &generator)
    for count in 2...max(2, 2 * most) where count < points.shape[0] {
      let trial = KMeans(grouping: points, into: count, using: &generator)
      let each = silhouettes(of: points, labels: trial.labels, workers: workers)
      scores.append((count, each.mean))
      if count == most { groups = trial }
      // end snippet
      try page.progress(count, of: max(2, 2 * most), "k-means")
    }
    try page.metric("silhouette", scores.first { $0.count == most }?.silhouette ?? 0)
    try page.figure(
      "clusters", clusterFigure(groups, page),
      caption: "The t-SNE map in the colours of the groups that k-means found in the full space.")
    try page.figure(
      "silhouettes",
      LineChart(
        title: "Words shade into each other: no number of groups parts them cleanly",
        subtitle: subtitle(page), xAxis: Axis("groups", isInteger: true),
        yAxis: Axis("mean silhouette (1 apart, 0 touching)", includesZero: true),
        series: [
          .init(
            "k-means", x: scores.map { Double($0.count) }, y: scores.map(\.silhouette),
            colour: Theme.categories[0], marker: .disc)
        ],
        references: [.vertical(Double(most), "shown")]),
      caption: "How well the groups stand apart, for each number of groups.")
    try judgeGroups(groups, page)
  }

  private func clusterFigure(_ groups: KMeans, _ page: Page) -> Panels {
    let colours = (0..<groups.groupCount).map { Theme.categories[$0 % Theme.categories.count] }
    let plot = ScatterPlot(
      title: "groups", xAxis: Axis("t-SNE 1, no unit"), yAxis: Axis("t-SNE 2, no unit"),
      groups: wordMap.groups(of: groups, colours: colours), hasEqualAspect: true)
    let table = TextTable(
      title: "groups",
      columns: [
        .init("group", share: 0.2, isBold: true), .init("words", share: 0.13),
        .init("nearest to its centre"),
      ],
      rows: colours.indices.map { group in
        let closest = groups.innermost(of: group, count: 10, in: wordMap.points)
        return [
          "\(group + 1)", "\(groups.members(of: group).count)",
          .verbatim(wordMap.names(closest).joined(separator: " · ")),
        ]
      }, colours: colours)
    return .map(
      title: "K-means finds groups that nobody named", subtitle: subtitle(page),
      .init("groups of the full space, on the map", plot), beside: .init("What is in them", table),
      footnote: """
        t-SNE: perplexity \(wordMap.perplexity), distances not to scale; the groups come from all 100 \
        numbers, so they may lie scattered on the map.
        """)
  }

  /// Whether words of one kind are in one group.
  private func judgeGroups(_ groups: KMeans, _ page: Page) throws {
    guard kinds.canBeCompared else {
      page.say("This text has too few of the chapter's labelled words to judge the groups.")
      return
    }
    let groupOfWord = Dictionary(
      zip(wordMap.words, groups.labels), uniquingKeysWith: { first, _ in first })
    let (same, mixed) = kinds.fractionsTogether(in: groupOfWord)
    try page.metric("cluster_same_kind", same)
    try page.metric("cluster_different_kind", mixed)
    try page.claim(
      "groups-come-out", "Clustering: groups of like things come out of the vectors by themselves",
      .check(
        "\(same, percent: 1) of the pairs of one kind share a group", same,
        .atLeast(
          0.5, shown: "50 %", because: "groups made by chance would put one of eight together")),
      .check(
        "\(mixed, percent: 1) of the pairs of two kinds", mixed,
        .below(same, shown: "that", because: "or all words were in one group")))
  }
}
