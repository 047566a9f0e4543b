import Experiments

/// The pictures of step `longer`.
extension Comparison {
  func longerFigure(
    _ lessons: Results<ModelKind, [LongerLesson]>, _ counting: Double, _ page: Page
  ) -> LineChart {
    let best = lessons.smallest { Spread($0.map(\.loss)).median }
    let loss = Spread(lessons[best].map(\.loss)).median
    let characters = lessons[.transformer][0].curve.tokens.last ?? 0
    return LineChart(
      title: loss < counting
        ? "After \(characters) characters the \(best.name) is ahead, and below counting"
        : "After \(characters) characters the \(best.name) leads the networks; counting is ahead of all",
      subtitle: longerSubtitle(lessons, page),
      xAxis: Axis("characters read", isInteger: true),
      yAxis: Axis("held-out loss", unit: "nats/character"),
      series: lessons.mapped { $0.map(\.curve.losses) }.bands(
        over: lessons[.transformer][0].curve.tokens),
      references: [.horizontal(counting, "counting runs of six")],
      footnote: """
        Each character has at least \(configuration.longer.past) before it: overlapping windows for the \
        transformer, a state carried on for the others. Points: over the first \
        \(Double(configuration.longer.curveLimit)) held-out characters; the title: over \
        \(Double(heldOut(configuration.longer.judgedLimit).count)).
        """)
  }

  func positionFigure(
    _ lessons: Results<ModelKind, [LongerLesson]>, _ page: Page
  ) -> LineChart {
    let bins = configuration.longer.bins
    let places = zip(bins, bins.dropFirst()).map { (Double($0 * ($1 - 1))).squareRoot() }
    let (near, far) = (configuration.longer.nearPlaces, configuration.longer.farPlaces)
    let gain = lessons.mapped { runs in
      Spread(runs.map { $0.byPosition.mean(from: near) - $0.byPosition.mean(from: far) }).median
    }
    let gains = gain.map { kind, gain in
      "\(kind.name) \(0 - gain, decimals: 3)" as Phrase
    }.joined(separator: ", ")
    return LineChart(
      title: "From places \(near.lowerBound) to \(near.upperBound - 1) on to the last: \(gains)",
      subtitle: longerSubtitle(lessons, page),
      xAxis: Axis("characters read before it", scale: .logarithmic),
      yAxis: Axis("held-out loss", unit: "nats/character"),
      series: lessons.mapped { runs in
        runs.map { run in zip(bins, bins.dropFirst()).map { run.byPosition.mean(from: $0..<$1) } }
      }.bands(over: places),
      footnote: """
        Every window begins with an empty memory. Means over half octaves; the title: last octave less the one \
        from \(near.lowerBound) on.
        """)
  }

  func repeatFigure(
    _ lessons: Results<ModelKind, [LongerLesson]>, _ page: Page
  ) -> BarChart {
    let sizes = configuration.longer
    let gain = lessons.mapped { runs in
      Spread(runs.map { $0.passages.first.mean - $0.passages.second.mean }).median
    }
    let gains = gain.map { kind, gain in
      "\(kind.name) \(gain, decimals: 3)" as Phrase
    }.joined(separator: ", ")
    return BarChart(
      title: "What the second reading saves: \(gains)", subtitle: longerSubtitle(lessons, page),
      categories: lessons.map { kind, _ in kind.name },
      series: [
        bars("first reading", lessons, colour: ModelColour.baseline.colour) { $0.first.mean },
        bars("second reading", lessons, colour: ModelColour.other.colour) { $0.second.mean },
      ],
      axis: Axis("loss", unit: "nats/character", includesZero: true),
      footnote: """
        \(sizes.passageCount) passages of \(sizes.passageLength) held-out characters, \(sizes.betweenLength) \
        others between. First: another passage stood in the first place, all else was the same.
        """)
  }

  private func bars(
    _ name: Phrase, _ lessons: Results<ModelKind, [LongerLesson]>, colour: Colour,
    _ loss: (RepeatedPassages.Losses) -> Double
  ) -> BarChart.Series {
    let spreads = lessons.all.map { runs in Spread(runs.map { loss($0.passages) }) }
    return .init(name, spreads: spreads, colour: colour)
  }

  private func longerSubtitle(
    _ lessons: Results<ModelKind, [LongerLesson]>, _ page: Page
  ) -> Phrase {
    """
    About \(Double(lessons[.transformer][0].parameterCount)) parameters each; \(corpus.title), context of \
    \(configuration.longer.contextLength) characters; \(configuration.longer.seedCount == 1 ? "one run" : "\(configuration.longer.seedCount) runs"); \
    \(page.note)
    """
  }
}
