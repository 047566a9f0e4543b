import LanguageModels
import Notebook
import Phrases
import Plotting
import Tensors

extension Study {
  /// Step `search`: find sentences by meaning, and recommend ones like this one.
  func search(_ page: Page) throws {
    // snippet: search
    let sentences = SentenceVectors(data.corpus, vectors)
    let found = sentences.index.nearest(
      to: sentences.vector(of: data.tokens(of: query)), count: 5,
      leavingOut: { self.data.sentences[$0] == self.query })
    // end snippet
    let liked = likedSentence
    let similar = sentences.index.nearest(
      toRows: [liked], count: 5, workers: workers,
      leavingOut: { own, other in self.isSamePlace(own, other) })[0]
    if found.isEmpty {
      page.say("This text has nothing but the query.")
    } else {
      try page.figure(
        "search",
        resultFigure(
          "“\(shortened(query, 60))” finds by meaning, not by letters", found, page,
          note: "The cosine is that with the query."),
        caption: "The nearest \(data.unit)s to a query, by the angle between vectors.")
    }
    if similar.isEmpty {
      page.say("This text is too short to recommend anything in another place of it.")
    } else {
      try page.figure(
        "recommend",
        resultFigure(
          "Whoever reads “\(shortened(data.sentences[liked], 60))” may like", similar, page,
          note: "The cosine is that with \(data.unit) \(data.references[liked]); "
            + (data.isBible ? "its own chapter is" : "the sentences around it are") + " left out."),
        caption: "Recommended to a reader of \(data.unit) \(data.references[liked]).")
    }
    try judgeSearch(sentences, page)
  }

  private func resultFigure(
    _ title: Phrase, _ matches: [CosineIndex.Match], _ page: Page, note: Phrase
  ) -> TextTable {
    TextTable(
      title: title, subtitle: subtitle(page),
      columns: [
        TextTable.Column("cosine", share: 0.09, isBold: true),
        TextTable.Column(data.isBible ? "verse" : "number", share: 0.15),
        TextTable.Column("text"),
      ],
      rows: matches.map {
        [
          .verbatim(Format.number($0.cosine, decimals: 2)), .verbatim(data.references[$0.row]),
          .verbatim(shortened(data.sentences[$0.row], 400)),
        ]
      }, footnote: note)
  }

  func shortened(_ text: String, _ count: Int) -> String {
    text.count <= count ? text : text.prefix(count - 1) + "…"
  }

  /// A well-known verse, or the longest of the first sentences.
  private var likedSentence: Int {
    if let known = data.references.firstIndex(of: "Psa 23:1") { return known }
    let first = data.sentences.indices.prefix(200)
    return first.max { length($0) < length($1) } ?? 0
  }

  private func length(_ sentence: Int) -> Int { data.corpus.sentences[sentence].count }

  /// Whether two sentences stand in one chapter, where likeness is no wonder.
  func isSamePlace(_ one: Int, _ other: Int) -> Bool {
    data.isBible ? data.chapters[one] == data.chapters[other] : abs(one - other) < 5
  }

  // MARK: - Is what is found related?

  private func judgeSearch(_ sentences: SentenceVectors, _ page: Page) throws {
    let books = data.books
    guard data.isBible else {
      page.say("This text has no books, so it can't be judged whether what is found is related.")
      return
    }
    var generator = generator(.lookups)
    let long = data.sentences.indices.filter { length($0) >= 8 }
    let asked = (0..<min(configuration.lookupCount, long.count)).map { _ in
      long[Int.random(in: 0..<long.count, using: &generator)]
    }
    let found = sentences.index.nearest(
      toRows: asked, count: 5, workers: workers,
      leavingOut: { own, other in self.isSamePlace(own, other) })
    var sizes: [String: Int] = [:]
    for book in books { sizes[book, default: 0] += 1 }
    var (hits, total, chance) = (0, 0, 0.0)
    for (own, matches) in zip(asked, found) {
      hits += matches.filter { books[$0.row] == books[own] }.count
      total += matches.count
      chance += Double(sizes[books[own], default: 0]) / Double(books.count)
    }
    let share = Double(hits) / Double(max(total, 1))
    let byChance = chance / Double(max(asked.count, 1))
    try page.metric("search_same_book", share)
    try page.metric("search_same_book_chance", byChance)
    // Three times chance: books treat of different things, but most things occur in several.
    page.claim(
      "Embeddings serve search and recommendation: what is found is related",
      korean: "임베딩은 검색과 추천에 쓰인다: 찾아낸 것은 서로 관련이 있다",
      measured:
        "\(Format.percent(share)) of what is found in other chapters is of the same book, by "
        + "chance \(Format.percent(byChance)) (at least 3 times as much)",
      holds: share >= 3 * byChance)
  }
}
