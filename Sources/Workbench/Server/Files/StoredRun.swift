import Notebook

/// A run that is on disk, as its `run.json` or `timing.json` tells it.
struct StoredRun: Decodable, Sendable {
  struct Step: Decodable, Sendable {
    let id: String
    let title: String
    let figures: [Figure]
    let metrics: [String: Metric]
    let claims: [Claim]
  }

  struct Figure: Decodable, Sendable {
    let file: String
    let data: String
    let caption: String
    let alt: String
  }

  struct Metric: Decodable, Sendable {
    let value: Double
    let unit: String
  }

  struct Claim: Decodable, Sendable {
    let claim: String
    let ko: String
    let measured: String
    let holds: Bool?
  }

  let chapter: String
  let title: String
  let seed: UInt64
  let options: [String: OptionValue]
  let steps: [Step]

  /// Whether nothing was judged in it.
  var isQuick: Bool { options["quick"] == .flag(true) }
}
