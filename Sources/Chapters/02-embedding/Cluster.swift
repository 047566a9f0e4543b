import Experiments
import LanguageModels
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
    let silhouette = scores.first { $0.count == most }?.silhouette ?? 0
    let best = scores.map(\.silhouette).max() ?? 0
    try page.metric("silhouette", silhouette)
    try page.figure(
      "clusters", clusterFigure(groups, silhouette: silhouette, page),
      caption: "The t-SNE map in the colours of the groups that k-means found in the full space.")
    try page.figure(
      "silhouettes",
      LineChart(
        title:
          "The best number of groups reaches a silhouette of \(best, decimals: 2); 1 would be apart",
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

  private func clusterFigure(
    _ groups: KMeans, silhouette: Double, _ page: Page
  ) -> Panels {
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
      title:
        "\(groups.groupCount) groups: they stand apart by \(silhouette, decimals: 2), where 1 would be far apart",
      subtitle: subtitle(page),
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
    func together(_ groups: [Int]) -> (same: Double, different: Double) {
      kinds.fractionsTogether(
        in: Dictionary(zip(wordMap.words, groups), uniquingKeysWith: { first, _ in first }))
    }
    let (same, mixed) = together(groups.labels)
    try page.metric("cluster_same_kind", same)
    try page.metric("cluster_different_kind", mixed)
    // snippet: kinds
    // Five beginnings of k-means, and as a control the groups dealt out to the words at random.
    let starts = (0..<5).map { run in
      var draw = generator(.groups, run: run)
      let again = KMeans(grouping: wordMap.points, into: groups.groupCount, using: &draw)
      return together(again.labels).same
    }
    var draw = generator(.kinds)
    let byChance = (0..<1000).map { _ in together(groups.labels.shuffled(using: &draw)).same }
    // end snippet
    let (found, highest) = (Spread(starts), byChance.max() ?? 0)
    try page.metric("cluster_same_kind_by_chance", byChance.mean)
    try page.claim(
      "groups-come-out", "Clustering: groups of like things come out of the vectors by themselves",
      .check(
        """
        \(found.median, percent: 1) of the pairs of one kind share a group, \(found.low, percent: 1) to \
        \(found.high, percent: 1) over five beginnings
        """, starts,
        .atLeast(
          2 * highest, shown: "twice the highest of 1,000 deals by chance, \(highest, percent: 1)",
          because: "what chance never does, and by far")),
      .check(
        "\(mixed, percent: 1) of the pairs of two kinds", mixed,
        .below(same, shown: "that", because: "or all words were in one group")))
  }
}
