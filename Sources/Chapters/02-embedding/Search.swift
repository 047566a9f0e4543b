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
    let words = Set(text.tokens(of: query).map(Int.init))
    let search = WordSearch(text.words)
    let without = sentences.index.nearest(
      to: sentences.vector(of: text.tokens(of: query)), count: 5,
      leavingOut: { search.has($0, oneOf: words) })
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
          title: "“\(query.shortened(to: 60))”: the nearest of all",
          subtitle: subtitle(page), footnote: "The cosine is that with the query."),
        caption: "The nearest \(unit)s to a query, by the angle between vectors.")
      try page.figure(
        "search-without",
        TextTable.sentences(
          without.map { ($0.row, $0.cosine) }, of: source,
          title: "“\(query.shortened(to: 60))”: the nearest with none of its words",
          subtitle: subtitle(page),
          footnote: "The \(WordSearch.commonest) most frequent words may be the same."),
        caption: "The nearest \(unit)s that share no word with the query but the most frequent.")
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
    try judgeSearch(sentences, search, page)
  }

  /// A well-known verse, or the longest of the first sentences.
  private var likedSentence: Int {
    if let known = source.references.firstIndex(of: "Psa 23:1") { return known }
    let first = source.sentences.indices.prefix(200)
    return first.max { text.length(of: $0) < text.length(of: $1) } ?? 0
  }
}
