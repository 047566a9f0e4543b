import LanguageModels
import Notebook
import Phrases
import Plotting
import Tensors

extension Study {
  /// Step `neighbours`: the nearest words by cosine in the full space.
  func neighbours(_ page: Page) throws {
    let probes = data.probes(12)
    try page.table(
      "The five nearest words, by cosine of 100 numbers", columns: ["word", "nearest"],
      rows: probes.map {
        [.verbatim(data.corpus.words[$0]), .verbatim(nearestText($0, count: 5))]
      })
    let shown = data.isLabelled ? shownWords : probesWithNearest
    let cosines = shown.map { one in shown.map { vectors.cosine(one, $0) } }
    let names = shown.map { one in shown.map { one == $0 ? 1.0 : 0.0 } }
    try page.figure(
      "neighbours", neighboursFigure(shown, names, cosines, page),
      caption: "The same words as names and as vectors: now related ones are near each other.")
    try analogies(page)
    try judgeKinds(page)
  }

  /// `silver 0.81 · brass 0.72`, the nearest among frequent words.
  func nearestText(_ word: Int, count: Int) -> String {
    vectors.neighbours(of: word, count: count, among: data.candidates).map {
      "\(data.corpus.words[$0.row]) \(Format.number($0.cosine, decimals: 2))"
    }.joined(separator: " · ")
  }

  /// Six words, each followed by its nearest, where no kinds are known.
  private var probesWithNearest: [Int] {
    var words: [Int] = []
    for probe in data.probes(12) where !words.contains(probe) && words.count < 12 {
      let nearest = vectors.neighbours(of: probe, count: 1, among: data.candidates)
      for word in [probe] + nearest.map(\.row) where !words.contains(word) { words.append(word) }
    }
    return words
  }

  private func neighboursFigure(
    _ words: [Int], _ names: [[Double]], _ cosines: [[Double]], _ page: Page
  ) -> Panels {
    Panels(
      title: "Names are all equally unlike; vectors know what belongs together",
      subtitle: subtitle(page), columns: 2,
      panels: [
        Panels.Panel("as names (one-hot)", cosineMap(words, names, title: "names", subtitle: "")),
        Panels.Panel("as vectors", cosineMap(words, cosines, title: "vectors", subtitle: "")),
      ], sharesScale: true, width: 1120)
  }

  // MARK: - Analogies

  private func analogies(_ page: Page) throws {
    let asked = Self.analogies.compactMap { words -> [Int]? in
      let numbers = words.compactMap { data.number(of: $0) }
      return numbers.count == 4 ? numbers : nil
    }
    guard !asked.isEmpty else { return }
    var right = 0
    var rows: [[Cell]] = []
    for words in asked {
      let found = vectors.analogy(words[0], words[1], words[2], count: 3).map(\.row)
      let isRight = found.first == words[3]
      right += isRight ? 1 : 0
      let names = words.map { data.corpus.words[$0] }
      rows.append([
        .text("\(names[0]) : \(names[1]) = \(names[2]) : ?"), .verbatim(names[3]),
        .verbatim(found.map { data.corpus.words[$0] }.joined(separator: ", ")),
        .text(isRight ? "yes" : "no"),
      ])
    }
    try page.table(
      "Word2Vec's famous sums, on this small text",
      columns: ["question", "expected", "answers", "first right"], rows: rows)
    try page.metric("analogy_accuracy", Double(right) / Double(asked.count))
  }

  private static let analogies = [
    ["man", "woman", "son", "daughter"], ["father", "mother", "brother", "sister"],
    ["king", "queen", "man", "woman"], ["eye", "eyes", "hand", "hands"],
    ["two", "three", "five", "six"], ["come", "came", "go", "went"],
    ["good", "evil", "light", "darkness"], ["egypt", "pharaoh", "babylon", "nebuchadnezzar"],
  ]

  // MARK: - Are words of one kind nearer?

  private func judgeKinds(_ page: Page) throws {
    let kinds = WordKinds(data)
    guard kinds.areEnough else {
      page.say("This text has too few of the chapter's labelled words to judge the distances.")
      return
    }
    let labelled = kinds.kindOfWord.sorted { $0.key < $1.key }
    var same: [Double] = []
    var different: [Double] = []
    for (place, one) in labelled.enumerated() {
      for other in labelled[..<place] {
        let cosine = vectors.cosine(one.key, other.key)
        if one.value == other.value { same.append(cosine) } else { different.append(cosine) }
      }
    }
    let separation = Separation.chance(that: same, exceed: different)
    try page.metric("same_kind_nearer", separation)
    // 0.5 is chance; at 0.8 four of five pairs of one kind are nearer than a pair of two kinds.
    page.claim(
      "The distance between vectors says how related two things are",
      korean: "벡터 사이의 거리를 계산하면 관련성과 유사성을 평가할 수 있다",
      measured: "two words of one kind are nearer than two of different kinds in "
        + "\(Format.percent(separation)) of comparisons (at least 80 %, chance 50 %)",
      holds: separation >= 0.8)
  }
}
