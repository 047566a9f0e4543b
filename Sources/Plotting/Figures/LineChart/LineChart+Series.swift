import Phrases

extension LineChart {
  /// One curve of a line chart.
  public struct Series: Sendable {
    /// A noisy curve drawn faintly behind the smoothed one.
    public struct Raw: Sendable {
      /// Places along the x axis.
      public var x: [Double]
      /// Heights, one for each place.
      public var y: [Double]
      /// How the strong curve was made from this one, such as `mean of the last 25 steps`.
      public var smoothing: Phrase

      /// Makes a raw curve.
      public init(x: [Double], y: [Double], smoothing: Phrase) {
        self.x = x
        self.y = y
        self.smoothing = smoothing
      }
    }

    /// A band around a curve, such as the range over several seeds.
    public struct Band: Sendable {
      /// The lower edge, one for each place of the curve.
      public var low: [Double]
      /// The upper edge, one for each place of the curve.
      public var high: [Double]
      /// How many runs the band is over.
      public var count: Int
      /// What the curve and the band show, such as `median and range`.
      public var meaning: Phrase
      /// What the runs differ in, such as `seeds`.
      public var of: Phrase

      /// Makes a band.
      public init(
        low: [Double], high: [Double], count: Int, meaning: Phrase = "median and range",
        of: Phrase = "seeds"
      ) {
        self.low = low
        self.high = high
        self.count = count
        self.meaning = meaning
        self.of = of
      }
    }

    /// The name at the end of the curve or in the legend.
    public var name: Phrase
    /// Places along the x axis, `[points]`.
    public var x: [Double]
    /// Heights, `[points]`.
    public var y: [Double]
    /// The colour; nil takes the next of the theme.
    public var colour: Colour?
    /// How the line is broken into strokes.
    public var dash: Dash
    /// A shape at every point, or none.
    public var marker: Marker?
    /// A noisy curve behind this one.
    public var raw: Raw?
    /// A band around this curve.
    public var band: Band?

    /// Makes a curve through points.
    public init(
      _ name: Phrase, x: [Double], y: [Double], colour: Colour? = nil, dash: Dash = .solid,
      marker: Marker? = nil, raw: Raw? = nil, band: Band? = nil
    ) {
      self.name = name
      self.x = x
      self.y = y
      self.colour = colour
      self.dash = dash
      self.marker = marker
      self.raw = raw
      self.band = band
    }

    /// Makes a strong smoothed curve over its faint raw one.
    ///
    /// The strong curve is the mean of up to `window` points around each, fewer at both ends: a mean
    /// of past points alone would lag behind a falling loss.
    /// - Complexity: O(points * window).
    public static func smoothed(
      _ name: Phrase, x: [Double], y: [Double], window: Int, colour: Colour? = nil,
      dash: Dash = .solid
    ) -> Series {
      let half = max(0, window / 2)
      var means: [Double] = []
      means.reserveCapacity(y.count)
      for index in y.indices {
        // Summed afresh, so that no error grows along the curve.
        let part = y[max(0, index - half)...min(y.count - 1, index + half)]
        means.append(part.reduce(0, +) / Double(part.count))
      }
      return Series(
        name, x: x, y: means, colour: colour, dash: dash,
        raw: Raw(x: x, y: y, smoothing: "mean of up to \(2 * half + 1) points around"))
    }

    /// Makes a curve with a band from several runs at the same places.
    ///
    /// The curve is the median, the band goes from the lowest to the highest run.
    ///
    /// `runs` holds heights, `[runs][points]`; runs that are shorter than `x` are refused when the
    /// figure is drawn. `kind` says what the runs differ in.
    public static func median(
      _ name: Phrase, x: [Double], runs: [[Double]], of kind: Phrase = "seeds",
      colour: Colour? = nil, dash: Dash = .solid, marker: Marker? = nil
    ) -> Series {
      let count = runs.map(\.count).min() ?? 0
      let columns = (0..<count).map { place in runs.map { $0[place] }.sorted() }
      let medians = columns.map { sorted in
        let middle = sorted.count / 2
        return sorted.count % 2 == 1
          ? sorted[middle] : sorted[middle - 1] / 2 + sorted[middle] / 2
      }
      return Series(
        name, x: x, y: medians, colour: colour, dash: dash, marker: marker,
        band: Band(
          low: columns.map { $0.first ?? 0 }, high: columns.map { $0.last ?? 0 },
          count: runs.count, of: kind))
    }
  }
}
