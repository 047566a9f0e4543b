import Autograd
import Experiments
import LanguageModels
import NeuralNetworks
import Notebook
import Phrases
import Plotting
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
      writing[kind] = writingSeconds(trained)
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

  /// Seconds a character, at each length: the fastest of the sixteen characters that lead there.
  private func writingSeconds(_ trained: Trained) -> [Double] {
    let clock = ContinuousClock()
    let tokens = longText(configuration.lengths.last ?? 1)
    var decoder = trained.model.decoder(trained.parameters)
    var best: [Int: Double] = [:]
    for (position, token) in tokens.enumerated() {
      let seconds = clock.measure { _ = decoder.read(token) } / .seconds(1)
      for end in configuration.lengths where (end - 16..<end).contains(position) {
        best[end] = min(best[end] ?? .infinity, seconds)
      }
    }
    return configuration.lengths.map { best[$0] ?? 0 }
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
    // Half as much again: far more than the clock's noise on the fastest of sixteen.
    page.claim(
      "Long input takes a transformer longer for each new word, an RNN not",
      korean: "긴 입력에서 트랜스포머의 예측 시간은 늘어나고, RNN은 늘어나지 않는다",
      measured:
        "a character after \(last) takes \(Format.number(growth[.transformer], decimals: 1)) times as long "
        + "as one after \(first), an RNN's \(Format.number(growth[.rnn], decimals: 1)) times (at least 1.5; "
        + "at most 1.5)",
      holds: growth[.transformer] >= 1.5 && growth[.rnn] <= 1.5, timed: true)
    let rates = learning.mapped { Spread($0).median }
    // A tenth: the clock's noise.
    page.claim(
      "A transformer learns faster, since it computes all places in parallel",
      korean: "트랜스포머는 순차적 처리 없이 병렬 연산을 하므로 학습 속도가 빠르다",
      measured: "\(Format.number(rates[.transformer].rounded())) characters a second, an RNN "
        + "\(Format.number(rates[.rnn].rounded())), an LSTM \(Format.number(rates[.lstm].rounded())), median "
        + "over lengths (a tenth more than both)",
      holds: rates[.transformer] > 1.1 * max(rates[.rnn], rates[.lstm]), timed: true)
  }

  private func writingFigure(_ writing: Results<ModelKind, [Double]>, _ page: Page) -> LineChart {
    LineChart(
      title: "Writing: a transformer looks back at more and more, a state stays one state",
      subtitle: "One character, one thread, fastest of 16; \(page.note)",
      xAxis: Axis("characters before it", scale: .logarithmic),
      yAxis: Axis("time for a character", unit: "ms", includesZero: true),
      series: lines(configuration.lengths, writing.mapped { $0.map { $0 * 1000 } }))
  }

  private func trainingFigure(_ learning: Results<ModelKind, [Double]>, _ page: Page) -> LineChart {
    LineChart(
      title: "Learning: one step after another, or all places at once",
      subtitle:
        "\(Format.number(Double(configuration.timedTokens))) characters a step, forward and "
        + "backward, \(workers.threadCount) threads, fastest of \(configuration.repetitions); \(page.note)",
      xAxis: Axis("length of a sequence", scale: .logarithmic),
      yAxis: Axis("characters a second", includesZero: true),
      series: lines(configuration.trainingLengths, learning),
      footnote:
        "Longer sequences, fewer side by side: an RNN's steps wait for one another, and its "
        + "products become smaller; a transformer's stay as they are, until attention grows.")
  }

  private func lines(
    _ lengths: [Int], _ values: Results<ModelKind, [Double]>
  ) -> [LineChart.Series] {
    values.map { kind, y in
      .init(
        kind.name, x: lengths.map(Double.init), y: y, colour: kind.colour, marker: kind.marker)
    }
  }
}
