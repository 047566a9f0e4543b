import ArgumentParser

/// The option of chapters whose lesson quotes a longer run; such a chapter also says
/// `var isFull: Bool { fullRun.full }`.
public struct FullOption: ParsableArguments {
  /// Whether to make the longer run.
  @Flag(help: "Train more or longer, as the lesson says; it takes longer.")
  public var full = false

  /// Makes the option with its default; parsing fills it.
  public init() {}
}
