import Experiments
import LanguageModels

extension WordEmbedding {
  /// Step `train`: learns the vectors.
  func train(_ page: Page) throws {
    let corpus = text.words
    let settings = configuration.training(wordCount: corpus.tokens.count)
    page.say(
      """
      Reading \(Double(corpus.tokens.count)) words \(settings.epochs) times; near means at most \
      \(settings.window) words away.
      """)
    let clock = ContinuousClock()
    var busy = Duration.zero
    var generator = generator(.training)
    // Points after whole readings: in between, what was read last is known best.
    let everyPoint = corpus.tokens.count * max(1, settings.epochs / configuration.pointCount)
    // snippet: train
    var model = SkipGram(corpus, settings, using: &generator)
    var curve = [(read: 0, loss: model.probeLoss)]  // nats a pair
    var isReading = true
    while isReading {
      busy += clock.measure { isReading = model.train(workers: workers) }  // a thousand words
      if model.wordsRead / everyPoint >= curve.count || !isReading {
        curve.append((model.wordsRead, model.probeLoss))
      }
      // end snippet
      let loss = curve[curve.count - 1].loss
      try TrainingError.check(
        loss, of: "the vectors", step: model.wordsRead, of: model.wordsToRead)
      try page.progress(
        model.wordsRead, of: model.wordsToRead, "reading",
        detail: "loss \(loss, decimals: 3)")
    }
    vectors = model.vectors
    try page.metric(
      "words_per_second", Double(model.wordsToRead) / max(busy / .seconds(1), 1e-9),
      unit: "words/s", timed: true)
    try page.metric("numbers_per_word", settings.width)
    let last = curve[curve.count - 1].loss
    let chance = curve[0].loss  // no word was known yet: every choice was a toss of a coin
    try page.metric("probe_loss", last, unit: "nats")
    try page.write(vectors.word2VecText(), as: "vectors.txt")
    try page.figure(
      "loss",
      LineChart(
        title: "By reading, the vectors learn which words stand together",
        subtitle: subtitle(page), xAxis: Axis("words read", unit: "million"),
        yAxis: Axis("loss", unit: "nats/pair"),
        series: [
          .init(
            "skip-gram", x: curve.map { Double($0.read) / 1e6 }, y: curve.map(\.loss),
            colour: Theme.categories[0])
        ],
        references: [.horizontal(chance, "by chance")],
        footnote: """
          Each pair: one true neighbour against 5 random words; a thousand words from all parts of \
          the text, with random words drawn once.
          """),
      caption: "The loss falls as the vectors learn to tell neighbours from random words.")
    try page.claim(
      "learned-by-reading",
      "Word2Vec turns words into sets of numbers by reading alone, without any labels",
      .check(
        "loss \(last, decimals: 2) nats a pair, by chance \(chance, decimals: 2)", last,
        .atMost(
          0.9 * chance, shown: "0.9 of it",
          because: "much less is not to be had, since a random word may well fit")))
    page.say("\(page.publishedFolder)/vectors.txt holds all vectors; gensim loads it.")
  }
}
