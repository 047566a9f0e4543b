import Notebook
import Phrases
import Plotting
import Tensors

extension Study {
  /// Step `cluster`: groups that k-means finds, and how well they stand apart.
  func cluster(_ page: Page) throws {
    let points = wordMap.points
    let most = min(configuration.groupCount, points.shape[0] - 1)
    // snippet: cluster
    var generator = generator(.groups)
    var scores: [(count: Int, silhouette: Double)] = []
    var groups = KMeans(grouping: points, into: 2, using: &generator)
    for count in 2...max(2, 2 * most) where count < points.shape[0] {
      let trial = KMeans(grouping: points, into: count, using: &generator)
      let each = silhouettes(of: points, labels: trial.labels, workers: workers)
      scores.append((count, each.reduce(0, +) / Double(each.count)))
      if count == most { groups = trial }
      try page.progress(count, of: max(2, 2 * most), "k-means")
    }
    // end snippet
    let silhouette = scores.first { $0.count == most }?.silhouette ?? 0
    try page.metric("silhouette", silhouette)
    let closest = nearestToCentres(groups, count: 10)
    try page.figure(
      "clusters", clusterFigure(groups, closest, page),
      caption: "The t-SNE map in the colours of the groups that k-means found in the full space.")
    try page.figure(
      "silhouettes", silhouetteFigure(scores, chosen: most, page),
      caption: "How well the groups stand apart, for each number of groups.")
    try judgeGroups(groups, page)
  }

  /// For each group the words nearest to its centre.
  private func nearestToCentres(_ groups: KMeans, count: Int) -> [[Int]] {
    let points = wordMap.points
    return (0..<groups.centres.shape[0]).map { group in
      let members = groups.labels.indices.filter { groups.labels[$0] == group }
      func distance(_ point: Int) -> Float {
        (0..<points.shape.last).reduce(0) { sum, i in
          let d = points[point, i] - groups.centres[group, i]
          return sum + d * d
        }
      }
      return members.map { (distance($0), $0) }.sorted { $0 < $1 }.prefix(count)
        .map { wordMap.words[$0.1] }
    }
  }

  private func clusterFigure(_ groups: KMeans, _ closest: [[Int]], _ page: Page) -> Panels {
    let places = wordMap.places
    let parts = closest.indices.map { group in
      let members = groups.labels.indices.filter { groups.labels[$0] == group }
      return ScatterPlot.Group(
        "group \(group + 1)", x: members.map { Double(places[$0, 0]) },
        y: members.map { Double(places[$0, 1]) },
        labels: members.map { data.corpus.words[wordMap.words[$0]] }.verbatim,
        colour: Theme.categories[group % Theme.categories.count])
    }
    let table = TextTable(
      title: "groups",
      columns: [
        TextTable.Column("group", share: 0.2, isBold: true),
        TextTable.Column("words", share: 0.13),
        TextTable.Column("nearest to its centre"),
      ],
      rows: closest.enumerated().map { group, words in
        [
          "\(group + 1)", "\(groups.labels.filter { $0 == group }.count)",
          .verbatim(words.map { data.corpus.words[$0] }.joined(separator: " · ")),
        ]
      }, colours: closest.indices.map { Theme.categories[$0 % Theme.categories.count] })
    return Panels(
      title: "K-means finds groups that nobody named", subtitle: subtitle(page), columns: 2,
      panels: [
        Panels.Panel(
          "groups of the full space, on the map",
          ScatterPlot(
            title: "groups", xAxis: Axis("t-SNE 1, no unit"), yAxis: Axis("t-SNE 2, no unit"),
            groups: parts,
            hasEqualAspect: true)),
        Panels.Panel("What is in them", table),
      ],
      footnote:
        "t-SNE: perplexity \(Format.number(wordMap.perplexity)), distances not to scale; the "
        + "groups come from all 100 numbers, so they may lie scattered on the map.",
      width: 1120, chartHeight: 560)
  }

  private func silhouetteFigure(
    _ scores: [(count: Int, silhouette: Double)], chosen: Int, _ page: Page
  ) -> LineChart {
    LineChart(
      title: "Words shade into each other: no number of groups parts them cleanly",
      subtitle: subtitle(page), xAxis: Axis("groups", isInteger: true),
      yAxis: Axis("mean silhouette (1 apart, 0 touching)", includesZero: true),
      series: [
        LineChart.Series(
          "k-means", x: scores.map { Double($0.count) }, y: scores.map(\.silhouette),
          colour: Theme.categories[0], marker: .disc)
      ],
      references: [.vertical(Double(chosen), "shown")])
  }

  /// Whether words of one kind are in one group.
  private func judgeGroups(_ groups: KMeans, _ page: Page) throws {
    let kinds = WordKinds(data)
    guard kinds.areEnough else {
      page.say("This text has too few of the chapter's labelled words to judge the groups.")
      return
    }
    let kindOfWord = kinds.kindOfWord
    let labelled = wordMap.words.indices.filter { kindOfWord[wordMap.words[$0]] != nil }
    var (together, pairs, apart, others) = (0, 0, 0, 0)
    for (place, one) in labelled.enumerated() {
      for other in labelled[..<place] {
        let isTogether = groups.labels[one] == groups.labels[other]
        if kindOfWord[wordMap.words[one]] == kindOfWord[wordMap.words[other]] {
          pairs += 1
          together += isTogether ? 1 : 0
        } else {
          others += 1
          apart += isTogether ? 1 : 0
        }
      }
    }
    let same = Double(together) / Double(max(pairs, 1))
    let mixed = Double(apart) / Double(max(others, 1))
    try page.metric("cluster_same_kind", same)
    try page.metric("cluster_different_kind", mixed)
    // Half of the pairs: groups made by chance would put one of eight together.
    page.claim(
      "Clustering: groups of like things come out of the vectors by themselves",
      korean: "클러스터링: 벡터만으로 유사한 데이터끼리 저절로 묶인다",
      measured:
        "\(Format.percent(same)) of the pairs of one kind share a group (at least 50 %), and "
        + "\(Format.percent(mixed)) of those of two kinds",
      holds: same >= 0.5 && mixed < same)
  }
}
