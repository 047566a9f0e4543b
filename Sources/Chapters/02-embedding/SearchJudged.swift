import Experiments
import LanguageModels
import Tensors

/// The sentences that were found for each of those asked for.
private typealias Found = [[CosineIndex.Match]]

extension WordEmbedding {
  /// Whether what is found is related: of the same book, but of another chapter.
  func judgeSearch(_ sentences: SentenceVectors, _ search: WordSearch, _ page: Page) throws {
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
    try againstWords(sentences, search, asked, page)
    try withoutCommonWords(sentences, search, asked, page)
  }

  /// Beside TF-IDF, the strongest simple way to search.
  private func againstWords(
    _ sentences: SentenceVectors, _ search: WordSearch, _ asked: [Int], _ page: Page
  ) throws {
    let byVectors = sentences.index.nearest(
      toRows: asked, count: 5, workers: workers, leavingOut: source.isSamePlace)
    let byWords = workers.map(asked.count) {
      search.nearest(to: asked[$0], count: 5, leavingOut: source.isSamePlace)
    }
    try page.checkCancellation()
    try page.metric("search_same_book_tfidf", sameBook(byWords, asked))
    let more = PairedDifferences(inParts(byVectors, asked), inParts(byWords, asked))
    try page.claim(
      "vectors-beat-words", "Search by vectors finds more of what is related than search by words",
      .check(
        """
        TF-IDF finds \(sameBook(byWords, asked), percent: 1) of the same book; vectors \
        \(more.median, percent: 1) more, \(more.lowest, percent: 1) to \(more.highest, percent: 1) in five \
        parts of the questions
        """, more.differences,
        .atLeast(0.02, because: "twice the error of a share of 2,500 sentences")))
  }

  /// Where no word helps: only sentences without a word of the one asked for.
  private func withoutCommonWords(
    _ sentences: SentenceVectors, _ search: WordSearch, _ asked: [Int], _ page: Page
  ) throws {
    let words = Dictionary(
      asked.map { ($0, search.words(of: $0)) }, uniquingKeysWith: { first, _ in first })
    func share(_ sentences: SentenceVectors) -> Double {
      let found = sentences.index.nearest(toRows: asked, count: 5, workers: workers) { own, other in
        source.isSamePlace(own, other) || search.has(other, oneOf: words[own] ?? [])
      }
      return sameBook(found, asked)
    }
    let found = share(sentences)
    // snippet: permuted
    // The control: each word gets the vector of another one.
    let controls = try (0..<5).map { run in
      var generator = generator(.permutations, run: run)
      let order = Array(0..<vectors.words.count).shuffled(using: &generator)
      let permuted = WordVectors(
        words: vectors.words, vectors: vectors.vectors.gathering(rows: order))
      try page.progress(run + 1, of: 5, "vectors of other words")
      return share(SentenceVectors(text.words, permuted))
    }
    // end snippet
    let control = Spread(controls)
    try page.metric("search_same_book_without_words", found)
    try page.metric("search_same_book_without_words_permuted", control.median)
    try page.claim(
      "found-without-words", "No word has to be the same: what is found without any is related too",
      .check(
        """
        of what is found without a common word \(found, percent: 1) is of the same book; with the vectors of \
        other words \(control.median, percent: 1), \(control.low, percent: 1) to \
        \(control.high, percent: 1) in five draws
        """, found,
        .atLeast(
          2 * control.high, shown: "twice as much as that",
          because: "length and the commonest words tell books apart a little, without meaning")))
  }

  private func sameBook(_ found: Found, _ asked: [Int]) -> Double {
    let hits = zip(found, asked).reduce(0) { sum, pair in
      sum + pair.0.count { source.books[$0.row] == source.books[pair.1] }
    }
    return Double(hits) / Double(max(1, found.joined().count))
  }

  /// The share in five parts of the questions: paired draws of two ways to search.
  private func inParts(_ found: Found, _ asked: [Int]) -> [Double] {
    (0..<5).map { part in
      let range = part * asked.count / 5..<(part + 1) * asked.count / 5
      return sameBook(Array(found[range]), Array(asked[range]))
    }
  }
}
