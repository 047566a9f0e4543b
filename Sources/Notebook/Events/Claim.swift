/// A claim of the map, tested by a measurement.
public struct Claim: Codable, Equatable, Sendable {
  /// The step's id.
  public let step: String

  /// The claim in short.
  public let claim: String

  /// The claim in Korean.
  public let ko: String

  /// What was measured, with its unit and the threshold.
  public let measured: String

  /// Whether it held; nil where nothing is judged, as in a quick run.
  public let holds: Bool?

  /// Whether it depends on the clock.
  public let timed: Bool

  /// Writes `holds` as null where it is nil.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(step, forKey: .step)
    try container.encode(claim, forKey: .claim)
    try container.encode(ko, forKey: .ko)
    try container.encode(measured, forKey: .measured)
    try container.encode(holds, forKey: .holds)
    try container.encode(timed, forKey: .timed)
  }
}
