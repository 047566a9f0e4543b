import ArgumentParser

/// The option of chapters that read text.
public struct CorpusOption: ParsableArguments {
  /// The file to read instead of the chapter's own text; nil for that.
  @Option(
    help: ArgumentHelp(
      "Read this text instead (UTF-8, any language).", valueName: "file"))
  public var corpus: String?

  /// Makes the option with its default; parsing fills it.
  public init() {}
}
