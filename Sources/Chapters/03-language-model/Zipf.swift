import LanguageModels
import Notebook
import Phrases
import Plotting
import Tensors
import Text

extension Study {
  /// Step `zipf`: how often words occur, by their rank.
  func zipf(_ page: Page) throws {
    let words: WordCorpus
    do {
      words = try WordCorpus(
        sentences: WordCorpus.sentences(of: data.split.training), leastCount: 1, name: data.name)
    } catch {
      // A text without words, or with one: there is nothing to rank.
      page.say(.verbatim(error.description))
      return
    }
    // snippet: zipf
    let counts = words.counts.map(Double.init)  // from the most frequent word on
    let total = counts.reduce(0, +)
    let ranks = logarithmicRanks(to: counts.count)
    // The first few words and those that occur once or twice lie beside the line.
    let inside = ranks.filter { $0 >= 10 && $0 <= counts.count / 4 }
    let middle = inside.count >= 3 ? inside : ranks
    let exponent = powerLawExponent(
      middle.map(Double.init), middle.map { counts[$0 - 1] })
    // end snippet
    let most = min(100, counts.count)
    let top = counts.prefix(most).reduce(0, +) / total
    let once = Double(words.counts.count { $0 == 1 }) / Double(counts.count)
    try page.metric("different_words", counts.count)
    try page.metric("zipf_exponent", exponent)
    try page.metric("share_of_top_100_words", top)
    try page.metric("share_of_words_that_occur_once", once)
    let frequent = words.words.prefix(12).joined(separator: ", ")
    page.say(
      "The most frequent words: \(frequent). The first \(most) make up \(Format.percent(top)) of the "
        + "text, and \(Format.percent(once)) of all different words occur once only.")
    let pieces = data.words.counts.dropFirst().map(Double.init)
    let pieceRanks = logarithmicRanks(to: pieces.count)
    try page.figure(
      "zipf",
      LineChart(
        title: "A few words are everywhere, most are nearly nowhere",
        subtitle: subtitle("\(Format.number(Double(counts.count))) different words", page),
        xAxis: Axis("rank", scale: .logarithmic), yAxis: Axis("occurrences", scale: .logarithmic),
        series: [
          .init(
            "words", x: ranks.map(Double.init), y: ranks.map { counts[$0 - 1] },
            colour: Theme.categories[0]),
          .init(
            "with spaces and signs", x: pieceRanks.map(Double.init),
            y: pieceRanks.map { pieces[$0 - 1] }, colour: Theme.categories[2], dash: .dashed),
          .init(
            "Zipf: first count / rank", x: [1, Double(counts.count)],
            y: [counts[0], counts[0] / Double(counts.count)], colour: Theme.categories[7],
            dash: .dotted),
        ], names: .legend),
      caption: "Occurrences of words against their rank, both on logarithmic axes.")
  }

  /// Ranks at equal distances on a logarithmic axis, each once.
  private func logarithmicRanks(to last: Int) -> [Int] {
    var ranks: [Int] = []
    var next = 1.0
    while Int(next) <= last {
      if ranks.last != Int(next) { ranks.append(Int(next)) }
      next *= 1.12
    }
    return ranks
  }
}
