import Platform

/// What `run.json` and `timing.json` hold.
package struct RunRecord: Codable, Equatable, Sendable {
  static let fileName = RunFiles.record
  static let timingFileName = RunFiles.timing

  package struct Step: Codable, Equatable, Sendable {
    package var id: String
    package var title: String
    package var figures: [Figure] = []
    package var metrics: [String: Metric] = [:]
    package var claims: [Claim] = []
  }

  package struct Figure: Codable, Equatable, Sendable {
    package var file: String
    package var data: String
    package var caption: String
    package var alt: String
  }

  package struct Metric: Codable, Equatable, Sendable {
    package var value: Double
    package var unit: String
  }

  package struct Claim: Codable, Equatable, Sendable {
    /// Nil in a record of an older version.
    package var id: String?
    package var claim: String
    package var ko: String
    package var measured: String
    package var holds: Bool?
    package var byConstruction: String?
    package var bounds: [Notebook.Claim.Bound]?

    enum CodingKeys: String, CodingKey {
      case id, claim, ko, measured, holds, bounds
      case byConstruction = "by_construction"
    }

    /// Writes null where there is nothing to say.
    package func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(claim, forKey: .claim)
      try container.encode(ko, forKey: .ko)
      try container.encode(measured, forKey: .measured)
      try container.encode(holds, forKey: .holds)
      try container.encode(id, forKey: .id)
      try container.encode(byConstruction, forKey: .byConstruction)
      try container.encode(bounds ?? [], forKey: .bounds)
    }
  }

  package var chapter: String
  package var title: String
  package var seed: UInt64
  package var options: [String: OptionValue]
  package var steps: [Step] = []

  /// Whether nothing was judged in it.
  package var isQuick: Bool { options["quick"] == .flag(true) }

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
    let bytes = WholeFile.bytes(FilePath.join(folder, fileName)) ?? []
    guard let identity = try? JSON.decode(Identity.self, from: bytes) else {
      return "unknown-" + SHA256.hexadecimal(bytes).prefix(8)
    }
    return key(options: identity.options, seed: identity.seed)
  }
}
