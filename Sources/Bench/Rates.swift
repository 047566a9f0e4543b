import Platform

/// How fast something was, several times.
struct Rates {
  /// Units a second, one a sample, in rising order.
  let samples: [Double]
  /// Blocks of memory that a step asks the system for, once it has warmed up; nil where not counted.
  var allocationsPerStep: Double?

  /// Repeats some work until time is up, at least five times, after a warm-up that does not count.
  ///
  /// - Parameters:
  ///   - seconds: How long to measure.
  ///   - warmup: How often to run it before.
  ///   - work: Does the work and returns how many units it did.
  init(seconds: Double, warmup: Int, work: () throws -> Double) rethrows {
    for _ in 0..<warmup { _ = try work() }
    var samples: [Double] = []
    let end = SteadyClock.seconds + seconds
    while SteadyClock.seconds < end || samples.count < 5 {
      let start = SteadyClock.seconds
      let units = try work()
      samples.append(units / (SteadyClock.seconds - start))
    }
    self.samples = samples.sorted()
  }

  /// The middle rate; the mean of the middle two where their number is even.
  var median: Double {
    let middle = samples.count / 2
    return samples.count.isMultiple(of: 2)
      ? (samples[middle - 1] + samples[middle]) / 2 : samples[middle]
  }

  /// The highest rate.
  var best: Double { samples.last ?? 0 }
}
