import Experiments
import LanguageModels

extension Comparison {
  /// What the longer trainings found.
  func reportLonger(_ lessons: Results<ModelKind, [LongerLesson]>, _ page: Page) throws {
    let losses = lessons.mapped { $0.map(\.loss) }
    let judged = try LossWithPast(
      tokens: heldOut(configuration.longer.judgedLimit), past: configuration.longer.past,
      streamCount: configuration.longer.streamCount)
    let counting = CountingLosses(
      training: text.training, heldOut: judged.tokens, vocabularySize: text.tokenizer.vocabularySize
    ).sixgram
    try page.metric("loss_long_counts_6", counting, unit: "nats a character")
    let (near, far) = (configuration.longer.nearPlaces, configuration.longer.farPlaces)
    for (kind, runs) in lessons {
      let name = kind.rawValue
      for (metric, value) in [
        ("loss_long", runs.map(\.loss)),
        ("loss_position_32", runs.map { $0.byPosition.mean(from: near) }),
        ("loss_position_last", runs.map { $0.byPosition.mean(from: far) }),
        ("repeat_loss", runs.map(\.passages.second.mean)),
        ("repeat_loss_first", runs.map(\.passages.first.mean)),
      ] {
        try page.metric("\(metric)_\(name)", Spread(value).median, unit: "nats a character")
      }
      try page.metric("parameters_long_\(name)", runs[0].parameterCount)
      try page.metric(
        "seconds_long_\(name)", Spread(runs.map { $0.curve.seconds.last ?? 0 }).median, unit: "s",
        timed: true)
    }
    try page.metric("characters_long", lessons[.transformer][0].curve.tokens.last ?? 0)
    try page.table(
      "Longer: each with as many parameters and characters",
      columns: ["model", "parameters", "learning rate", "held-out loss", "lowest", "highest"],
      rows: losses.map { kind, runs in
        let spread = Spread(runs)
        return [
          .text(kind.name), .number(lessons[kind][0].parameterCount),
          .number(rates.longer[kind] ?? 0), .number(spread.median), .number(spread.low),
          .number(spread.high),
        ]
      } + [["counting runs of six", nil, nil, .number(counting), nil, nil]])
    try page.figure(
      "longer", longerFigure(lessons, counting, page),
      caption: "Loss against characters read, each character judged with a past.")
    try page.figure(
      "position", positionFigure(lessons, page),
      caption: "Loss against the place in the context: who still gains from looking further back?")
    try page.figure(
      "repeat", repeatFigure(lessons, page),
      caption: "A passage read for the first and for the second time.")
    try judgeLonger(lessons, page)
  }

  /// Bounds set before the first run of this step.
  private func judgeLonger(_ lessons: Results<ModelKind, [LongerLesson]>, _ page: Page) throws {
    let (near, far) = (configuration.longer.nearPlaces, configuration.longer.farPlaces)
    let loss = lessons.mapped { Spread($0.map(\.loss)).median }
    let gain = lessons.mapped { runs in
      Spread(runs.map { $0.byPosition.mean(from: near) - $0.byPosition.mean(from: far) }).median
    }
    let memory = lessons.mapped { runs in
      Spread(runs.map { $0.passages.first.mean - $0.passages.second.mean }).median
    }
    let recurrent: [ModelKind] = [.gru, .lstm]
    let characters = lessons[.transformer][0].curve.tokens.last ?? 0
    try page.claim(
      "overtakes",
      "With a long past and more text, a transformer predicts better than a GRU and an LSTM",
      .check(
        """
        after \(characters) characters \(loss[.transformer], decimals: 3) with the transformer, \
        \(loss[.gru], decimals: 3) with the GRU, \(loss[.lstm], decimals: 3) with the LSTM; the transformer \
        less each of them
        """, recurrent.map { loss[.transformer] - loss[$0] },
        .atMost(-0.01, because: "less is what two trainings of one model differ by")))
    try page.claim(
      "gains-further-back",
      "A transformer still gains from further back where a recurrent model does not",
      .check(
        """
        from places \(near.lowerBound) to \(near.upperBound - 1) to places \(far.lowerBound) to \
        \(far.upperBound - 1) the loss falls by \(gain[.transformer], decimals: 3) with the transformer, \
        \(gain[.gru], decimals: 3) with the GRU, \(gain[.lstm], decimals: 3) with the LSTM; the transformer's \
        fall less each of theirs
        """, recurrent.map { gain[.transformer] - gain[$0] },
        .atLeast(0.01, because: "a hundredth of the loss, on the same characters")))
    try page.claim(
      "reads-again",
      "A transformer recognises what it has read two hundred characters ago; a recurrent model does not",
      .check(
        "the second reading costs \(memory[.transformer], decimals: 3) nats a character less with the transformer",
        memory[.transformer],
        .atLeast(0.1, because: "about a tenth of the loss: enough to change what is predicted")),
      .check(
        "\(memory[.gru], decimals: 3) less with the GRU, \(memory[.lstm], decimals: 3) with the LSTM",
        recurrent.map { memory[$0] },
        .atMost(0.05, because: "half of what counts as recognising")))
  }
}

extension [Double] {
  /// The mean loss of the places before which so many characters were read: `before` counts from 1.
  func mean(from before: Range<Int>) -> Double {
    self[(before.lowerBound - 1)..<(before.upperBound - 1)].mean
  }
}
