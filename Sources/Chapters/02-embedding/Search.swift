import LanguageModels
import Notebook
import Plotting

extension WordEmbedding {
  /// Step `search`: find sentences by meaning, and recommend ones like this one.
  func search(_ page: Page) throws {
    let source = text.source
    // snippet: search
    let sentences = SentenceVectors(text.corpus, vectors)
    let found = sentences.index.nearest(
      to: sentences.vector(of: text.tokens(of: query)), count: 5,
      leavingOut: { source.sentences[$0] == query })
    // end snippet
    let liked = text.likedSentence
    let similar = sentences.index.nearest(
      toRows: [liked], count: 5, workers: workers, leavingOut: source.isSamePlace)[0]
    if found.isEmpty {
      page.say("This text has nothing but the query.")
    } else {
      try page.figure(
        "search",
        sentenceTable(
          "“\(query.shortened(to: 60))” finds by meaning, not by letters",
          found.map { ($0.row, $0.cosine) }, footnote: "The cosine is that with the query.", page),
        caption: "The nearest \(source.unit)s to a query, by the angle between vectors.")
    }
    if similar.isEmpty {
      page.say("This text is too short to recommend anything in another place of it.")
    } else {
      let name = "\(source.unit) \(source.references[liked])"
      try page.figure(
        "recommend",
        sentenceTable(
          "Whoever reads “\(source.sentences[liked].shortened(to: 60))” may like",
          similar.map { ($0.row, $0.cosine) },
          footnote: "The cosine is that with \(name); "
            + (source.isBible ? "its own chapter is" : "the sentences around it are")
            + " left out.", page),
        caption: "Recommended to a reader of \(name).")
    }
    try judgeSearch(sentences, page)
  }

  /// Whether what is found is related: of the same book, but of another chapter.
  private func judgeSearch(_ sentences: SentenceVectors, _ page: Page) throws {
    let books = text.source.books
    guard text.source.isBible else {
      page.say("This text has no books, so it can't be judged whether what is found is related.")
      return
    }
    var generator = generator(.lookups)
    let long = text.longSentences
    let asked = (0..<min(configuration.lookupCount, long.count)).map { _ in
      long[Int.random(in: 0..<long.count, using: &generator)]
    }
    let found = sentences.index.nearest(
      toRows: asked, count: 5, workers: workers, leavingOut: text.source.isSamePlace)
    let sizes = Dictionary(books.map { ($0, 1) }, uniquingKeysWith: +)
    let hits = zip(asked, found).reduce(0) { sum, pair in
      sum + pair.1.count { books[$0.row] == books[pair.0] }
    }
    let chance = asked.reduce(0.0) {
      $0 + Double(sizes[books[$1], default: 0]) / Double(books.count)
    }
    let fraction = Double(hits) / Double(max(found.joined().count, 1))
    let byChance = chance / Double(max(asked.count, 1))
    try page.metric("search_same_book", fraction)
    try page.metric("search_same_book_chance", byChance)
    // Three times chance: books treat of different things, but most things occur in several.
    page.claim(
      "Embeddings serve search and recommendation: what is found is related",
      korean: "임베딩은 검색과 추천에 쓰인다: 찾아낸 것은 서로 관련이 있다",
      measured:
        "\(Format.percent(fraction)) of what is found in other chapters is of the same book, by "
        + "chance \(Format.percent(byChance)) (at least 3 times as much)",
      holds: fraction >= 3 * byChance)
  }
}
