import Experiments
import LanguageModels

extension WordEmbedding {
  /// Step `neighbours`: the nearest words by cosine in the full space.
  func neighbours(_ page: Page) throws {
    try page.table(
      "The five nearest words, by cosine of 100 numbers", columns: ["word", "nearest"],
      rows: probes(12).map {
        [.verbatim(text.word($0)), .text(nearestText($0, count: 5))]
      })
    let shown = wordsByKind ?? probesWithNearest
    try page.figure(
      "neighbours",
      Panels(
        title: "Names are all equally unlike; vectors know what belongs together",
        subtitle: subtitle(page), columns: 2,
        panels: [
          .init(
            "as names (one-hot)",
            Heatmap.cosines(of: shown, in: text, title: "names") { $0 == $1 ? 1 : 0 }),
          .init(
            "as vectors", Heatmap.cosines(of: shown, in: text, title: "vectors", vectors.cosine)),
        ], sharesScale: true, width: 1120),
      caption: "The same words as names and as vectors: now related ones are near each other.")
    try analogies(page)
    try judgeKinds(page)
  }

  /// How many of the most frequent words may be shown as neighbours: those that occur five times or
  /// more, since vectors of rarer ones are half chance.
  private var candidates: Int { text.frequentCount(occurring: 5) }

  /// `silver 0.81 · brass 0.72`, the nearest among frequent words.
  func nearestText(_ word: Int, count: Int) -> Phrase {
    vectors.neighbours(of: word, count: count, among: candidates).map {
      "\(text.word($0.row)) \($0.cosine, decimals: 2)"
    }.joined(separator: " · ")
  }

  /// Six words, each followed by its nearest, where no kinds are known.
  private var probesWithNearest: [Int] {
    var words: [Int] = []
    for probe in probes(12) where !words.contains(probe) && words.count < 12 {
      let nearest = vectors.neighbours(of: probe, count: 1, among: candidates)
      for word in [probe] + nearest.map(\.row) where !words.contains(word) { words.append(word) }
    }
    return words
  }

  private func analogies(_ page: Page) throws {
    let asked = Words.analogies.map { $0.compactMap { text.number(of: $0) } }
      .filter { $0.count == 4 }
    guard !asked.isEmpty else { return }
    let answers = asked.map { vectors.analogy($0[0], $0[1], $0[2], count: 3).map(\.row) }
    try page.table(
      "Word2Vec's famous sums, on this small text",
      columns: ["question", "expected", "answers", "first right"],
      rows: zip(asked, answers).map { words, found in
        let names = text.words(words)
        return [
          .verbatim("\(names[0]) : \(names[1]) = \(names[2]) : ?"), .verbatim(names[3]),
          .verbatim(text.words(found).joined(separator: ", ")),
          .text(found.first == words[3] ? "yes" : "no"),
        ]
      })
    let right = zip(asked, answers).count { $1.first == $0[3] }
    try page.metric("analogy_accuracy", Double(right) / Double(asked.count))
  }

  /// Whether words of one kind are nearer to each other than words of two.
  private func judgeKinds(_ page: Page) throws {
    guard kinds.canBeCompared else {
      page.say("This text has too few of the chapter's labelled words to judge the distances.")
      return
    }
    let pairs = kinds.pairs
    let separation = areaUnderCurve(
      of: pairs.same.map(vectors.cosine), against: pairs.different.map(vectors.cosine))
    try page.metric("same_kind_nearer", separation)
    try page.claim(
      "distance-is-relation", "The distance between vectors says how related two things are",
      .check(
        """
        two words of one kind are nearer than two of different kinds in \(separation, percent: 1) of \
        comparisons, by chance in 50 %
        """, separation, .atLeast(0.8, shown: "80 %", because: "four of five comparisons")))
  }
}
