import ArgumentParser

/// The option of chapters whose lesson quotes a longer run; such a chapter also says
/// `var isFull: Bool { fullRun.full }`.
public struct FullOption: ParsableArguments {
  /// Whether to make the longer run.
  @Flag(help: "Make the longer run that the lesson quotes.")
  public var full = false

  /// Makes the option with its default; parsing fills it.
  public init() {}
}
