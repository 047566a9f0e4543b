import ArgumentParser
import Notebook

/// What `workbench serve` is told, and hands on to the local server.
package struct ServeOptions: ParsableArguments {
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The port, 1 to 65535, or 0 for any that is free.", valueName: "n"),
    transform: Self.port)
  package var port: UInt16 = 8765

  @Flag(name: .customLong("no-open"), help: "Print the address, and open no browser.")
  package var staysClosed = false

  @Option(help: ArgumentHelp("The chapters' output folder.", valueName: "dir"))
  package var output = "Output"

  @OptionGroup package var spoken: LanguageOption

  package init() {}

  private static func port(_ text: String) throws -> UInt16 {
    guard let port = UInt16(text) else {
      throw ValidationError("it must be a whole number from 0 to 65535.")
    }
    return port
  }

  /// What the command that takes these options does, for its `--help`.
  package static let abstract: String =
    "Read and run the chapters in a browser, on this machine alone."

  /// What there is to know about it.
  package static let discussion: String = """
    Prints an address, and opens it. Only someone with the address, including its token, gets in; the \
    page is on 127.0.0.1, so no other machine reaches it. Ctrl-C ends it, and stops what it runs.
    """

  /// The same options as words of a command line.
  ///
  /// Each is one word with its value, so that no value is ever taken for an option.
  package var words: [String] {
    ["--port=\(port)", "--output=\(output)"] + (staysClosed ? ["--no-open"] : [])
      + (spoken.language.map { ["--language=\($0.rawValue)"] } ?? [])
  }
}
