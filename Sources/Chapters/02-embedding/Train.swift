import LanguageModels
import Notebook
import Phrases
import Plotting
import Tensors

extension Study {
  /// Step `train`: learns the vectors.
  func train(_ page: Page) throws {
    let corpus = data.corpus
    let settings = configuration.training(wordCount: corpus.tokens.count)
    page.say(
      "Reading \(Format.number(Double(corpus.tokens.count))) words \(settings.epochs) times; near "
        + "means at most \(settings.window) words away.")
    var read: [Double] = []
    var losses: [Double] = []
    let clock = ContinuousClock()
    var busy = Duration.zero
    // snippet: train
    var generator = generator(.training)
    var model = SkipGram(corpus, settings, using: &generator)
    read.append(0)
    losses.append(model.probeLoss)
    // After whole readings: in between, what was read last is known best.
    let everyPoint = corpus.tokens.count * max(1, settings.epochs / configuration.pointCount)
    var isReading = true
    while isReading {
      let start = clock.now
      isReading = model.train(workers: workers)  // the next thousand words
      busy += clock.now - start
      if model.wordsRead / everyPoint >= losses.count || !isReading {
        read.append(Double(model.wordsRead) / 1e6)
        losses.append(model.probeLoss)
      }
      try page.progress(
        model.wordsRead, of: model.wordsToRead, "reading",
        detail: "loss \(Format.number(losses.last ?? 0, decimals: 3))")
    }
    vectors = model.vectors
    // end snippet
    let seconds = busy / Duration.seconds(1)
    try page.metric(
      "words_per_second", Double(model.wordsToRead) / max(seconds, 1e-9), unit: "words/s",
      timed: true)
    try page.metric("numbers_per_word", settings.width)
    let last = losses.last ?? 0
    let chance = losses[0]  // no word was known yet: every choice was a toss of a coin
    try page.metric("probe_loss", last, unit: "nats")
    try page.write(vectors.word2VecText(), as: "vectors.txt")
    try page.figure(
      "loss", lossFigure(read, losses, chance, page),
      caption: "The loss falls as the vectors learn to tell neighbours from random words.")
    // A tenth below chance: much less is not to be had, since a random word may well fit.
    page.claim(
      "Word2Vec turns words into sets of numbers by reading alone, without any labels",
      korean: "Word2Vec은 정답표 없이 글을 읽는 것만으로 단어를 숫자의 집합으로 바꾼다",
      measured: "loss \(Format.number(last, decimals: 2)) nats a pair, by chance "
        + "\(Format.number(chance, decimals: 2)) (at most 0.9 of it)",
      holds: last <= 0.9 * chance)
    page.say("\(page.publishedFolder)/vectors.txt holds all vectors; gensim loads it.")
  }

  private func lossFigure(
    _ read: [Double], _ losses: [Double], _ chance: Double, _ page: Page
  ) -> LineChart {
    LineChart(
      title: "By reading, the vectors learn which words stand together",
      subtitle: subtitle(page), xAxis: Axis("words read", unit: "million"),
      yAxis: Axis("loss", unit: "nats/pair"),
      series: [
        LineChart.Series(
          "skip-gram", x: read, y: losses, colour: Theme.categories[0])
      ],
      references: [.horizontal(chance, "by chance")],
      footnote: "Each pair: one true neighbour against 5 random words; a thousand words from "
        + "all parts of the text, with random words drawn once.")
  }
}
