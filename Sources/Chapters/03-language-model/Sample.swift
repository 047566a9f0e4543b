import LanguageModels
import Notebook
import Phrases
import Plotting
import Tensors
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

extension Study {
  /// Step `sample`: what temperature, top-k and top-p do to one distribution, and the texts they write.
  func sample(_ page: Page) throws {
    let prompt = try data.tokenizer.encode(data.prompt)
    // snippet: draw
    let scores = model.logits(after: model.context(after: prompt))  // ln p, [V]
    let distributions = Drawing.all.map { $0.sampling.probabilities(scores) }
    // end snippet
    try page.figure(
      "sampling", samplingFigure(distributions, page),
      caption: "One distribution, drawn from in six ways.")
    try page.table(
      "What it writes after “\(data.prompt)”, drawn in each way", columns: ["drawn", "text"],
      rows: Drawing.all.map { drawing in
        [.text(drawing.name), .text(.verbatim(written(model, prompt, drawing.sampling)))]
      })
    let shares = try writeByOrder(prompt, page)
    let temperatures = [0.25, 0.5, 0.75, 1, 1.25, 1.5, 2]
    let words = try knownWords()
    let byTemperature = temperatures.map { temperature in
      knownShare(
        model, prompt, Sampling(temperature: Float(temperature)), count: configuration.judgedLength,
        words)
    }
    try page.figure(
      "temperature",
      LineChart(
        title: "The colder, the safer; the hotter, the more is made up",
        subtitle: subtitle("Runs of \(model.order), Kneser-Ney", page),
        xAxis: Axis("temperature"),
        yAxis: Axis("words that the training text has (share)", limits: 0...1.02),
        series: [
          .init(
            "known words", x: temperatures, y: byTemperature, colour: Theme.categories[0],
            marker: .disc)
        ]), caption: "The share of written words that are words, by temperature.")
    let (short, long) = (shares.first ?? 0, shares.last ?? 0)
    // Three of four: most words whole, where single characters in the right mixture give few.
    page.claim(
      "Predicting the next token again and again writes text",
      korean: "다음에 올 말을 되풀이해 예측하면 문장이 만들어진다",
      measured:
        "\(Format.percent(long)) of the words it writes with runs of \(shares.count) are words "
        + "of the training text (at least 75 %), with single characters \(Format.percent(short))",
      holds: long >= 0.75 && long > short)
  }

  private func written(
    _ model: NGramModel, _ prompt: [Int32], _ sampling: Sampling
  ) -> String {
    var generator = generator(.samples)  // the same luck for all, so that only the rule differs
    let tokens = model.generate(
      after: prompt, count: configuration.sampleLength, sampling: sampling, using: &generator)
    return data.tokenizer.displayText(of: tokens).withVisibleWhiteSpace
      .replacing("␣", with: " ")
  }

  /// The share of real words for runs of each length.
  private func writeByOrder(_ prompt: [Int32], _ page: Page) throws -> [Double] {
    let words = try knownWords()
    let counts = NGramCounts(
      data.training, order: configuration.characterOrder, vocabularySize: data.vocabularySize)
    var shares: [Double] = []
    var rows: [[Cell]] = []
    for order in 1...configuration.characterOrder {
      let model = NGramModel(counts, order: order, smoothing: .kneserNey)
      let share = knownShare(
        model, prompt, Sampling(), count: configuration.judgedLength, words)
      shares.append(share)
      rows.append([
        .number(order), .text(.verbatim(Format.percent(share))),
        .text(.verbatim(written(model, prompt, Sampling()))),
      ])
      try page.metric("real_word_share_\(order)", share)
      try page.progress(order, of: configuration.characterOrder, "writing")
    }
    try page.table(
      "What runs of each length write", columns: ["run", "real words", "text"], rows: rows)
    return shares
  }

  private func knownWords() throws -> Set<String> { Set(WordCorpus.words(of: data.split.training)) }

  private func knownShare(
    _ model: NGramModel, _ prompt: [Int32], _ sampling: Sampling, count: Int, _ known: Set<String>
  ) -> Double {
    var generator = generator(.samples)
    let tokens = model.generate(
      after: prompt, count: count, sampling: sampling, using: &generator)
    // The first and the last word may be cut.
    let words = WordCorpus.words(of: data.tokenizer.displayText(of: tokens)).dropFirst().dropLast()
    return words.isEmpty
      ? 0 : Double(words.filter { known.contains($0) }.count) / Double(words.count)
  }

  private func samplingFigure(_ distributions: [[Float]], _ page: Page) -> Panels {
    let plain = distributions[0]
    let order = plain.indices.sorted { (plain[$0], $1) > (plain[$1], $0) }.prefix(8)
    let labels = order.map {
      data.tokenizer.label(of: Int32($0)).withVisibleWhiteSpace
    }
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
      subtitle: subtitle("After “\(data.prompt)”, runs of \(model.order), Kneser-Ney", page),
      columns: 3, panels: panels,
      footnote: "The \(labels.count) likeliest of \(data.vocabularySize) characters"
        + (labels.contains("␣") ? "; ␣ is a space." : "."),
      width: 1040)
  }
}
