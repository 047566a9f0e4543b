import Experiments
import LanguageModels
import Text

/// A way to draw the next token, with its name.
struct Drawing {
  let name: Phrase
  let sampling: Sampling

  static let all = [
    Drawing(name: "as predicted", sampling: Sampling()),
    Drawing(name: "temperature 0.5", sampling: Sampling(temperature: 0.5)),
    Drawing(name: "temperature 1.5", sampling: Sampling(temperature: 1.5)),
    Drawing(name: "top-k, 4", sampling: Sampling(topK: 4)),
    Drawing(name: "top-p, 0.7", sampling: Sampling(topP: 0.7)),
    Drawing(name: "temperature 0: the likeliest", sampling: Sampling(temperature: 0)),
  ]
}

extension Counting {
  /// Step `sample`: what temperature, top-k and top-p do to one distribution, and the texts they write.
  func sample(_ page: Page) throws {
    let start = try tokenizer.encode(prompt)
    // snippet: draw
    let scores = model.logits(after: model.context(after: start))  // ln p, [V]
    let distributions = Drawing.all.map { $0.sampling.probabilities(scores) }
    // end snippet
    try page.figure(
      "sampling", samplingFigure(distributions, page),
      caption: "One distribution, drawn from in six ways.")
    try page.table(
      "What it writes after “\(prompt)”, drawn in each way", columns: ["drawn", "text"],
      rows: Drawing.all.map {
        [.text($0.name), .verbatim(written(model, start, $0.sampling))]
      })
    let known = Set(WordCorpus.words(of: split.training))
    let fractions = try writeByOrder(start, known, page)
    let temperatures = [0.25, 0.5, 0.75, 1, 1.25, 1.5, 2]
    try page.figure(
      "temperature",
      LineChart(
        title: "The colder, the safer; the hotter, the more is made up",
        subtitle: subtitle("Runs of \(model.order), Kneser-Ney", page),
        xAxis: Axis("temperature"),
        yAxis: Axis("words that the training text has (share)", limits: 0...1.02),
        series: [
          .init(
            "known words", x: temperatures,
            y: temperatures.map {
              knownFraction(model, start, Sampling(temperature: Float($0)), known)
            }, colour: Theme.categories[0], marker: .disc)
        ]), caption: "The share of written words that are words, by temperature.")
    let (short, long) = (fractions.first ?? 0, fractions.last ?? 0)
    try page.claim(
      "writes-text", "Predicting the next token again and again writes text",
      .check(
        """
        \(Phrase.percent(long)) of the words that runs of \(fractions.count) write are words of the \
        training text
        """, long, .atLeast(0.75, shown: "75 %", because: "most words are whole")),
      .check(
        "single characters in the right mixture give \(Phrase.percent(short))", long - short,
        .above(0, shown: "those by less", because: "else the runs would be of no use")))
  }

  /// Continues a text, with the same random numbers for all, so that only model and rule differ.
  private func continuation(
    _ model: NGramModel, _ start: [Int32], _ sampling: Sampling, count: Int
  ) -> String {
    var generator = generator(.samples)
    return tokenizer.displayText(
      of: model.generate(after: start, count: count, sampling: sampling, using: &generator))
  }

  private func written(
    _ model: NGramModel, _ start: [Int32], _ sampling: Sampling = Sampling()
  ) -> String {
    continuation(model, start, sampling, count: configuration.sampleLength)
      .withVisibleWhiteSpace.replacing("␣", with: " ")
  }

  /// The fraction of written words that are real ones; the first and the last may be cut.
  private func knownFraction(
    _ model: NGramModel, _ start: [Int32], _ sampling: Sampling, _ known: Set<String>
  ) -> Double {
    let text = continuation(model, start, sampling, count: configuration.judgedLength)
    let words = WordCorpus.words(of: text).dropFirst().dropLast()
    return Double(words.count { known.contains($0) }) / Double(max(words.count, 1))
  }

  /// The fraction of real words for runs of each length.
  private func writeByOrder(
    _ start: [Int32], _ known: Set<String>, _ page: Page
  ) throws -> [Double] {
    let counts = NGramCounts(
      training, order: configuration.characterOrder, vocabularySize: vocabularySize)
    var fractions: [Double] = []
    var rows: [[Cell]] = []
    for order in 1...configuration.characterOrder {
      let model = NGramModel(counts, order: order, smoothing: .kneserNey)
      let fraction = knownFraction(model, start, Sampling(), known)
      fractions.append(fraction)
      rows.append([
        .number(order), .text(.percent(fraction)), .verbatim(written(model, start)),
      ])
      try page.metric("real_word_share_\(order)", fraction)
      try page.progress(order, of: configuration.characterOrder, "writing")
    }
    try page.table(
      "What runs of each length write", columns: ["run", "real words", "text"], rows: rows)
    return fractions
  }

  private func samplingFigure(_ distributions: [[Float]], _ page: Page) -> Panels {
    let plain = distributions[0]
    let order = plain.indices.sorted { (plain[$0], $1) > (plain[$1], $0) }.prefix(8)
    let labels = tokenizer.labels(order.map { Int32($0) }).map(\.withVisibleWhiteSpace)
    let panels = zip(Drawing.all, distributions).enumerated().map { index, drawn in
      Panels.Panel(
        drawn.0.name,
        BarChart(
          title: "", categories: labels.verbatim,
          series: [
            .init(
              "probability", values: order.map { Double(drawn.1[$0]) },
              colour: Theme.categories[index == 0 ? 7 : 4])
          ], axis: Axis("probability", limits: 0...1)))
    }
    return Panels(
      title: "Each way to draw keeps another part of one prediction",
      subtitle: subtitle("After “\(prompt)”, runs of \(model.order), Kneser-Ney", page),
      columns: 3, panels: panels,
      footnote: labels.contains("␣")
        ? "The \(labels.count) likeliest of \(vocabularySize) characters; ␣ is a space."
        : "The \(labels.count) likeliest of \(vocabularySize) characters.",
      width: 1040)
  }
}
