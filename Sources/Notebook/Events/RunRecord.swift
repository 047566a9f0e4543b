/// What `run.json` and `timing.json` hold.
struct RunRecord: Codable, Equatable {
  static let fileName = "run.json"
  static let timingFileName = "timing.json"

  struct Step: Codable, Equatable {
    var id: String
    var title: String
    var figures: [Figure] = []
    var metrics: [String: Metric] = [:]
    var claims: [Claim] = []
  }

  struct Figure: Codable, Equatable {
    var file: String
    var data: String
    var caption: String
    var alt: String
  }

  struct Metric: Codable, Equatable {
    var value: Double
    var unit: String
  }

  struct Claim: Codable, Equatable {
    var claim: String
    var ko: String
    var measured: String
    var holds: Bool?

    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(claim, forKey: .claim)
      try container.encode(ko, forKey: .ko)
      try container.encode(measured, forKey: .measured)
      try container.encode(holds, forKey: .holds)
    }
  }

  var chapter: String
  var title: String
  var seed: UInt64
  var options: [String: OptionValue]
  var steps: [Step] = []

  /// The short hash that tells runs with different options apart: the first 8 digits of the SHA-256
  /// of options and seed.
  var key: String { Self.key(options: options, seed: seed) }

  /// The key of a run with these options.
  static func key(options: [String: OptionValue], seed: UInt64) -> String {
    struct Identity: Encodable {
      let options: [String: OptionValue]
      let seed: UInt64
    }
    let line = (try? JSON.line(Identity(options: options, seed: seed))) ?? []
    return String(SHA256.hexadecimal(line).prefix(8))
  }

  /// The key of a run that is on disk.
  ///
  /// Where its record can't be read (somebody has edited it), the key is a hash of whatever is there,
  /// so that nothing is taken for something else.
  static func key(ofFolder folder: String) -> String {
    struct Identity: Decodable {
      let options: [String: OptionValue]
      let seed: UInt64
    }
    let bytes = Platform.bytes(of: AtomicFile.join(folder, fileName)) ?? []
    guard let identity = try? JSON.decode(Identity.self, from: bytes) else {
      return "unknown-" + SHA256.hexadecimal(bytes).prefix(8)
    }
    return key(options: identity.options, seed: identity.seed)
  }
}
