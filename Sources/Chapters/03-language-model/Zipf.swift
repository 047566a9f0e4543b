import Experiments
import LanguageModels
import Text

extension Counting {
  /// Step `zipf`: how often words occur, by their rank.
  func zipf(_ page: Page) throws {
    let corpus: WordCorpus
    do {
      corpus = try WordCorpus(
        sentences: WordCorpus.sentences(of: split.training), leastCount: 1, name: split.name)
    } catch {
      // A text without words, or with one: there is nothing to rank.
      page.say(.verbatim("\(error)"))
      return
    }
    let ranked = RankedCounts(corpus.counts)
    let pieces = RankedCounts(words.counts.dropFirst())
    let count = ranked.counts.count
    let most = min(100, count)
    let (top, once) = (ranked.fraction(ofFirst: most), ranked.fractionOccurringOnce)
    try page.metric("different_words", count)
    try page.metric("zipf_exponent", ranked.exponent)
    try page.metric("share_of_top_100_words", top)
    try page.metric("share_of_words_that_occur_once", once)
    page.say(
      """
      The most frequent words: \(corpus.words.prefix(12).joined(separator: ", ")). The first \(most) \
      make up \(Phrase.percent(top)) of the text, and \(Phrase.percent(once)) of all different words \
      occur once only.
      """)
    try page.figure(
      "zipf",
      LineChart(
        title: "A few words are everywhere, most are nearly nowhere",
        subtitle: subtitle("\(Double(count)) different words", page),
        xAxis: Axis("rank", scale: .logarithmic), yAxis: Axis("occurrences", scale: .logarithmic),
        series: [
          .init(
            "words", x: ranked.ranks.map(Double.init), y: ranked.occurrences,
            colour: Theme.categories[0]),
          .init(
            "with spaces and signs", x: pieces.ranks.map(Double.init), y: pieces.occurrences,
            colour: Theme.categories[2], dash: .dashed),
          .init(
            "Zipf: first count / rank", x: [1, Double(count)],
            y: [ranked.counts[0], ranked.counts[0] / Double(count)], colour: Theme.categories[7],
            dash: .dotted),
        ], names: .legend),
      caption: "Occurrences of words against their rank, both on logarithmic axes.")
  }
}
