/// The beginning of a run: what runs, with which options.
public struct RunStart: Codable, Equatable, Sendable {
  /// The chapter's folder name, such as `05-attention`.
  public let chapter: String

  /// The chapter's title.
  public let title: String

  /// The seed of every random number in the run.
  public let seed: UInt64

  /// The options that decide what comes out; see ``OptionValue``.
  public let options: [String: OptionValue]

  /// The ids of the steps that will run, in order.
  public let steps: [String]

  /// How many threads may work.
  public let threads: Int

  /// Where the run will be seen when it is complete.
  public let folder: String

  /// Whether it is a quick run, in which nothing is judged.
  public var isQuick: Bool { options["quick"] == .flag(true) }
}

/// The beginning of a step.
public struct StepStart: Codable, Equatable, Sendable {
  /// The step's id.
  public let step: String

  /// The step's title.
  public let title: String

  /// Its place among the steps that run, from 1.
  public let number: Int

  /// How many steps run.
  public let count: Int
}

/// The end of a step.
public struct StepEnd: Codable, Equatable, Sendable {
  /// The step's id.
  public let step: String

  /// How long it took.
  public let seconds: Double
}

/// The end of a complete run.
public struct RunEnd: Codable, Equatable, Sendable {
  /// The published folder.
  public let folder: String

  /// Where the earlier run, which had other options, is kept now; nil where there is none.
  public let earlier: String?

  /// How long the run took.
  public let seconds: Double
}

/// Why a run ended before it was complete.
public struct RunFailure: Codable, Equatable, Sendable {
  /// One sentence.
  public let message: String
}
