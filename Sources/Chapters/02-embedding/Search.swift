import Experiments
import LanguageModels

extension WordEmbedding {
  /// Step `search`: find sentences by meaning, and recommend ones like this one.
  func search(_ page: Page) throws {
    // snippet: search
    let sentences = SentenceVectors(text.words, vectors)
    let found = sentences.index.nearest(
      to: sentences.vector(of: text.tokens(of: query)), count: 5,
      leavingOut: { source.sentences[$0] == query })
    // end snippet
    let liked = likedSentence
    let similar = sentences.index.nearest(
      toRows: [liked], count: 5, workers: workers, leavingOut: source.isSamePlace)[0]
    if found.isEmpty {
      page.say("This text has nothing but the query.")
    } else {
      try page.figure(
        "search",
        TextTable.sentences(
          found.map { ($0.row, $0.cosine) }, of: source,
          title: "“\(query.shortened(to: 60))” finds by meaning, not by letters",
          subtitle: subtitle(page), footnote: "The cosine is that with the query."),
        caption: "The nearest \(unit)s to a query, by the angle between vectors.")
    }
    if similar.isEmpty {
      page.say("This text is too short to recommend anything in another place of it.")
    } else {
      let name: Phrase = "\(unit) \(source.references[liked])"
      try page.figure(
        "recommend",
        TextTable.sentences(
          similar.map { ($0.row, $0.cosine) }, of: source,
          title: "Whoever reads “\(source.sentences[liked].shortened(to: 60))” may like",
          subtitle: subtitle(page),
          footnote: source.isBible
            ? "The cosine is that with \(name); its own chapter is left out."
            : "The cosine is that with \(name); the sentences around it are left out."),
        caption: "Recommended to a reader of \(name).")
    }
    try judgeSearch(sentences, page)
  }

  /// A well-known verse, or the longest of the first sentences.
  private var likedSentence: Int {
    if let known = source.references.firstIndex(of: "Psa 23:1") { return known }
    let first = source.sentences.indices.prefix(200)
    return first.max { text.length(of: $0) < text.length(of: $1) } ?? 0
  }

  /// Whether what is found is related: of the same book, but of another chapter.
  private func judgeSearch(_ sentences: SentenceVectors, _ page: Page) throws {
    guard source.isBible else {
      page.say("This text has no books, so it can't be judged whether what is found is related.")
      return
    }
    var generator = generator(.lookups)
    let long = text.sentences(withWords: 8)
    let asked = (0..<min(configuration.lookupCount, long.count)).map { _ in
      long[Int.random(in: 0..<long.count, using: &generator)]
    }
    let (fraction, byChance) = sentences.index.labelAgreement(
      ofRows: asked, labels: source.books, count: 5, workers: workers,
      leavingOut: source.isSamePlace)
    try page.metric("search_same_book", fraction)
    try page.metric("search_same_book_chance", byChance)
    try page.claim(
      "found-is-related", "Embeddings serve search and recommendation: what is found is related",
      .check(
        """
        \(fraction, percent: 1) of what is found in other chapters is of the same book, by chance \
        \(byChance, percent: 1)
        """, fraction,
        .atLeast(
          3 * byChance, shown: "3 times as much",
          because: "books treat of different things, but most things occur in several")))
  }
}
