import Autograd
import Experiments
import LanguageModels
import NeuralNetworks
import Tensors
import Text

extension Comparison {
  /// Step `time`: what a character costs when writing, and what it costs when learning.
  func time(_ page: Page) throws {
    let models = longModels()
    var done = 0
    var (writing, learning) = (
      Results(Self.kinds) { _ in [Double]() }, Results(Self.kinds) { _ in [Double]() }
    )
    for (kind, trained) in models {
      writing[kind] = trained.secondsPerToken(
        reading: longText(configuration.lengths.last ?? 1), at: configuration.lengths)
      learning[kind] = try configuration.trainingLengths.map {
        try trainingRate(trained, length: $0)
      }
      done += 1
      try page.progress(done, of: Self.kinds.count, "timing", detail: kind.name)
    }
    try page.figure(
      "writing", writingFigure(writing, page),
      caption: "Time for one more character, by how many stand before it.", timed: true)
    try page.figure(
      "training-speed", trainingFigure(learning, page),
      caption: "Characters a second in training, by how long the sequences are.", timed: true)
    try judge(writing, learning, page)
  }

  /// Tokens a second of a forward and backward pass over as many tokens, whatever their length.
  private func trainingRate(_ trained: Trained, length: Int) throws -> Double {
    // snippet: time
    let sampler = try BatchSampler(
      tokens: longText(10_000), batchSize: max(2, configuration.timedTokens / length),
      contextLength: length)
    var batches = generator(.timing)
    let batch = sampler.next(using: &batches)
    var trainer = Trainer(trained.parameters, steps: 1, optimizer: .init(), "timing", on: workers)
    let seconds = try fastest(of: configuration.repetitions) {
      try trainer.backward(batch, trained.model)
    }
    return Double(batch.tokenCount) / seconds
    // end snippet
  }

  // MARK: - What came out

  private func judge(
    _ writing: Results<ModelKind, [Double]>, _ learning: Results<ModelKind, [Double]>, _ page: Page
  ) throws {
    for kind in Self.kinds {
      try page.metric(
        "seconds_per_character_\(kind.rawValue)", writing[kind].last ?? 0, unit: "s", timed: true)
      try page.metric(
        "training_characters_per_second_long_\(kind.rawValue)", learning[kind].last ?? 0,
        timed: true)
    }
    let growth = writing.mapped { ($0.last ?? 0) / max($0.first ?? 1, 1e-12) }
    let (first, last) = (configuration.lengths[0], configuration.lengths.last ?? 1)
    let noise: Phrase = "half as much again, far beyond the clock's noise on the fastest of sixteen"
    try page.claim(
      "longer-for-each-word", "Long input takes a transformer longer for each new word, an RNN not",
      .check(
        """
        with a transformer, a character after \(last) takes \(growth[.transformer], decimals: 1) times \
        as long as one after \(first)
        """, growth[.transformer], .atLeast(1.5, because: noise)),
      .check(
        "with an RNN, \(growth[.rnn], decimals: 1) times", growth[.rnn],
        .atMost(1.5, because: noise)),
      timed: true)
    let rates = learning.mapped { Spread($0).median }
    try page.claim(
      "parallel-faster", "A transformer learns faster, since it computes all places in parallel",
      .check(
        """
        \(rates[.transformer].rounded()) characters a second, an RNN \(rates[.rnn].rounded()), an LSTM \
        \(rates[.lstm].rounded()), median over lengths
        """, rates[.transformer],
        .above(
          1.1 * max(rates[.rnn], rates[.lstm]), shown: "a tenth more than both",
          because: "less is the clock's noise")), timed: true)
  }

  private func writingFigure(_ writing: Results<ModelKind, [Double]>, _ page: Page) -> LineChart {
    LineChart(
      title: "Writing: a transformer looks back at more and more, a state stays one state",
      subtitle: "One character, one thread, fastest of 16; \(page.note)",
      xAxis: Axis("characters before it", scale: .logarithmic),
      yAxis: Axis("time for a character", unit: "ms", includesZero: true),
      series: writing.mapped { $0.map { $0 * 1000 } }.lines(
        over: configuration.lengths.map(Double.init)))
  }

  private func trainingFigure(_ learning: Results<ModelKind, [Double]>, _ page: Page) -> LineChart {
    LineChart(
      title: "Learning: one step after another, or all places at once",
      subtitle: """
        \(Double(configuration.timedTokens)) characters a step, forward and backward, \
        \(workers.threadCount) threads, fastest of \(configuration.repetitions); \(page.note)
        """,
      xAxis: Axis("length of a sequence", scale: .logarithmic),
      yAxis: Axis("characters a second", includesZero: true),
      series: learning.lines(over: configuration.trainingLengths.map(Double.init)),
      footnote: """
        Longer sequences, fewer side by side: an RNN's steps wait for one another, and its \
        products become smaller; a transformer's stay as they are, until attention grows.
        """)
  }
}
