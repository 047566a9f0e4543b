import Foundation

/// What `run.json` and `timing.json` hold.
struct RunFile: Decodable {
  struct Step: Decodable {
    let id: String
    let title: String
    let figures: [Figure]
    let metrics: [String: Metric]
    let claims: [Claim]
  }
  struct Figure: Decodable {
    let file: String
    let data: String
    let caption: String
    let alt: String
  }
  struct Metric: Decodable {
    let value: Double
    let unit: String
  }
  struct Claim: Decodable {
    let claim: String
    let ko: String
    let measured: String
    let holds: Bool?
  }

  let chapter: String
  let title: String
  let seed: UInt64
  let steps: [Step]

  init(from folder: URL, _ name: String = "run.json") throws {
    let data = try Data(contentsOf: folder.appending(path: name))
    self = try JSONDecoder().decode(Self.self, from: data)
  }
}
