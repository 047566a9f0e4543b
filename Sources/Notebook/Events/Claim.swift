import Phrases

/// A claim of the map, tested by a measurement.
public struct Claim: Equatable, Sendable {
  /// One measurement that the claim rests on.
  public struct Bound: Codable, Equatable, Sendable {
    /// What was measured, with its unit.
    public let measured: String

    /// The numbers; nil for one that is not finite.
    public let values: [Double?]

    /// What they must keep to, such as "at least 0.95".
    public let bound: String

    /// Why it is this one.
    public let because: String

    /// Whether they kept to it; nil where nothing is judged, as in a quick run.
    public let holds: Bool?

    /// Writes `holds` as null where it is nil.
    public func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(measured, forKey: .measured)
      try container.encode(values, forKey: .values)
      try container.encode(bound, forKey: .bound)
      try container.encode(because, forKey: .because)
      try container.encode(holds, forKey: .holds)
    }
  }

  /// The step's id.
  public let step: String

  /// Its name in the chapter, by which the lesson names it; empty in a record of an older version.
  public var id = ""

  /// The claim in short, in English.
  public let claim: String

  /// The claim in Korean; empty where it is not translated.
  public let ko: String

  /// What was measured, beside what it must keep to.
  public let measured: String

  /// Whether it held; nil where nothing is judged, as in a quick run.
  public let holds: Bool?

  /// Whether it depends on the clock.
  public let timed: Bool

  /// Why it can't fail, where it is so by construction; nil where a run decides.
  public var byConstruction: String?

  /// The measurements that it rests on.
  public var bounds: [Bound] = []

  /// The claim for readers of a language: its English text with the Korean one below it, or for those
  /// of Korean the Korean one alone.
  func words(in language: Language) -> (first: String, second: String?) {
    switch language {
    case .english: (claim, ko.isEmpty ? nil : ko)
    case .korean: (ko.isEmpty ? claim : ko, nil)
    }
  }
}

extension Claim: Codable {
  enum CodingKeys: String, CodingKey {
    case step, id, claim, ko, measured, holds, timed, bounds
    case byConstruction = "by_construction"
  }

  /// Writes `holds` as null where it is nil.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(step, forKey: .step)
    try container.encode(claim, forKey: .claim)
    try container.encode(ko, forKey: .ko)
    try container.encode(measured, forKey: .measured)
    try container.encode(holds, forKey: .holds)
    try container.encode(timed, forKey: .timed)
    try container.encode(id, forKey: .id)
    try container.encode(byConstruction, forKey: .byConstruction)
    try container.encode(bounds, forKey: .bounds)
  }

  /// Reads what `encode(to:)` writes.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    step = try container.decode(String.self, forKey: .step)
    id = try container.decodeIfPresent(String.self, forKey: .id) ?? ""
    claim = try container.decode(String.self, forKey: .claim)
    ko = try container.decode(String.self, forKey: .ko)
    measured = try container.decode(String.self, forKey: .measured)
    holds = try container.decode(Bool?.self, forKey: .holds)
    timed = try container.decode(Bool.self, forKey: .timed)
    byConstruction = try container.decodeIfPresent(String.self, forKey: .byConstruction)
    bounds = try container.decodeIfPresent([Bound].self, forKey: .bounds) ?? []
  }
}
