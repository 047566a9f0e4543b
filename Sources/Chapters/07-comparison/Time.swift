import Autograd
import LanguageModels
import NeuralNetworks
import Notebook
import Plotting
import Tensors
import Text

extension Study {
  /// Step `time`: what a character costs when writing, and what it costs when learning.
  func time(_ page: Page) throws {
    let models = longModels()
    var writing: [ModelKind: [Double]] = [:]
    var learning: [ModelKind: [Double]] = [:]
    for (index, kind) in ModelKind.allCases.enumerated() {
      guard let trained = models[kind] else { continue }
      writing[kind] = try writingSeconds(trained)
      learning[kind] = try configuration.trainingLengths.map {
        try trainingRate(trained, length: $0)
      }
      try page.progress(index + 1, of: ModelKind.allCases.count, "timing", detail: kind.name)
    }
    try page.figure(
      "writing", writingFigure(writing, page),
      caption: "Time for one more character, by how many stand before it.", timed: true)
    try page.figure(
      "training-speed", trainingFigure(learning, page),
      caption: "Characters a second in training, by how long the sequences are.", timed: true)
    try judge(writing, learning, page)
  }

  /// Seconds a character, at each length: the fastest of a few neighbouring characters.
  private func writingSeconds(_ trained: TrainedModel) throws -> [Double] {
    let clock = ContinuousClock()
    let ends = configuration.lengths
    var seconds: [Double] = []
    func fastest(_ read: (Int32) -> Void, upTo end: Int, from start: Int) {
      var best = Double.infinity
      for position in start..<end {
        let time = clock.measure { read(data.training[position % data.training.count]) }
        // The last sixteen positions before the end count, the rest lead there.
        if position >= end - 16 { best = min(best, time / .seconds(1)) }
      }
      seconds.append(best)
    }
    var start = 0
    var decoder = trained.contender.model.decoder(trained.parameters)
    for end in ends {
      fastest({ _ = decoder.read($0) }, upTo: end, from: start)
      start = end
    }
    return seconds
  }

  /// Tokens a second of a forward and backward pass over as many tokens, whatever their length.
  // snippet: time
  private func trainingRate(_ trained: TrainedModel, length: Int) throws -> Double {
    let sampler = try BatchSampler(
      tokens: longText, batchSize: max(2, configuration.timedTokens / length), contextLength: length
    )
    var batches = generator(.timing)
    let batch = sampler.next(using: &batches)
    let gradients = DataParallel(for: trained.parameters, shardCount: 2)
    let clock = ContinuousClock()
    let times = (0..<configuration.repetitions).map { _ in
      clock.measure {
        _ = gradients.backward(
          batch, trained.parameters, workers: workers, model: trained.contender.model)
      } / .seconds(1)
    }
    return Double(batch.tokenCount) / max(times.min() ?? 1, 1e-9)
  }
  // end snippet

  /// The training text, repeated where it is shorter than the longest sequence.
  private var longText: [Int32] {
    let wanted = 2 * (configuration.trainingLengths.last ?? 1)
    return (0..<max(wanted, min(data.training.count, 10_000))).map {
      data.training[$0 % data.training.count]
    }
  }

  // MARK: - What came out

  private func judge(
    _ writing: [ModelKind: [Double]], _ learning: [ModelKind: [Double]], _ page: Page
  ) throws {
    for kind in ModelKind.allCases {
      try page.metric(
        "seconds_per_character_\(kind.rawValue)", writing[kind]?.last ?? 0, unit: "s", timed: true)
      try page.metric(
        "training_characters_per_second_long_\(kind.rawValue)", learning[kind]?.last ?? 0,
        timed: true)
    }
    let growth = ModelKind.allCases.map { kind -> Double in
      let times = writing[kind] ?? []
      return (times.last ?? 0) / max(times.first ?? 1, 1e-12)
    }
    let (first, last) = (configuration.lengths[0], configuration.lengths.last ?? 1)
    // Half as much again: far more than the clock's noise on the fastest of sixteen.
    page.claim(
      "Long input takes a transformer longer for each new word, an RNN not",
      korean: "긴 입력에서 트랜스포머의 예측 시간은 늘어나고, RNN은 늘어나지 않는다",
      measured:
        "a character after \(last) takes \(Format.number(growth[2], decimals: 1)) times as long "
        + "as one after \(first), an RNN's \(Format.number(growth[0], decimals: 1)) times (at least 1.5; "
        + "at most 1.5)",
      holds: growth[2] >= 1.5 && growth[0] <= 1.5, timed: true)
    let rates = ModelKind.allCases.map { Spread(Array(learning[$0] ?? [])).median }
    // A tenth: the clock's noise.
    page.claim(
      "A transformer learns faster, since it computes all places in parallel",
      korean: "트랜스포머는 순차적 처리 없이 병렬 연산을 하므로 학습 속도가 빠르다",
      measured: "\(Format.number(rates[2].rounded())) characters a second, an RNN "
        + "\(Format.number(rates[0].rounded())), an LSTM \(Format.number(rates[1].rounded())), median "
        + "over lengths (a tenth more than both)",
      holds: rates[2] > 1.1 * max(rates[0], rates[1]), timed: true)
  }

  private func writingFigure(_ writing: [ModelKind: [Double]], _ page: Page) -> LineChart {
    LineChart(
      title: "Writing: a transformer looks back at more and more, a state stays one state",
      subtitle: "One character, one thread, fastest of 16; \(page.note)",
      xAxis: Axis("characters before it", scale: .logarithmic),
      yAxis: Axis("time for a character", unit: "ms", includesZero: true),
      series: series(configuration.lengths, writing) { $0 * 1000 })
  }

  private func trainingFigure(_ learning: [ModelKind: [Double]], _ page: Page) -> LineChart {
    LineChart(
      title: "Learning: one step after another, or all places at once",
      subtitle:
        "\(Format.number(Double(configuration.timedTokens))) characters a step, forward and "
        + "backward, \(workers.threadCount) threads, fastest of \(configuration.repetitions); \(page.note)",
      xAxis: Axis("length of a sequence", scale: .logarithmic),
      yAxis: Axis("characters a second", includesZero: true),
      series: series(configuration.trainingLengths, learning) { $0 },
      footnote:
        "Longer sequences, fewer side by side: an RNN's steps wait for one another, and its "
        + "products become smaller; a transformer's stay as they are, until attention grows.")
  }

  private func series(
    _ lengths: [Int], _ numbers: [ModelKind: [Double]], _ scale: (Double) -> Double
  ) -> [LineChart.Series] {
    ModelKind.allCases.map { kind in
      .init(
        kind.name, x: lengths.map(Double.init), y: (numbers[kind] ?? []).map(scale),
        colour: kind.colour, marker: kind.marker)
    }
  }
}
