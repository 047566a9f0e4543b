import ArgumentParser
import MainProgram
import Phrases

/// A chapter: an executable that runs its steps, and leaves pictures and numbers behind.
///
/// A chapter says what it is called, adds its own options, and lists its steps; the command line,
/// the terminal, the records and the safety of what is on disk are here.
///
/// ```swift
/// @main
/// struct Attention: Chapter {
///   static let number = "05"
///   static let name = "attention"
///   static let title: Phrase = "How does a word look at the others?"
///   @OptionGroup var options: ChapterOptions
///
///   func steps(in notebook: StepList) {
///     notebook.step("scores", title: "The chain of matrices") { page in
///       page.say("…")
///     }
///   }
/// }
/// ```
public protocol Chapter: ParsableCommand {
  /// Two digits.
  static var number: String { get }

  /// The product's name, which a learner types.
  static var name: String { get }

  /// The question that the chapter answers.
  static var title: Phrase { get }

  /// A few sentences for `--help`.
  static var about: Phrase { get }

  /// More commands for `--help`, without `swift run`, such as `attention --text "the cat sat"`.
  static var examples: [String] { get }

  /// The options that every chapter has.
  var options: ChapterOptions { get }

  /// Whether the learner asked for the longer run; see ``FullOption``.
  var isFull: Bool { get }

  /// Lists the steps. Reads no file: that is for ``StepList/prepare(_:)`` and the steps.
  func steps(in notebook: StepList) throws
}

extension Chapter {
  /// Nothing more to say.
  public static var about: Phrase { "" }

  /// No more examples.
  public static var examples: [String] { [] }

  /// Runs the chapter as a program.
  public static func main() { runAsProgram() }

  /// There is no longer run.
  public var isFull: Bool { false }

  /// The name of the chapter's folder, such as `05-attention`.
  public static var folderName: String { "\(number)-\(name)" }

  /// The command line's name and help.
  public static var configuration: CommandConfiguration {
    let commands = [name, "\(name) --quick", "\(name) --list"] + examples
    let lines = commands.map { "  swift run \($0)" }.joined(separator: "\n")
    let intro = about.isEmpty ? "" : about.english + "\n\n"
    return CommandConfiguration(
      commandName: name, abstract: title.english,
      discussion: """
        \(intro)Pictures and numbers are written to Output/\(folderName)/ when the run is complete; \
        a run that fails or is stopped leaves the earlier one as it was.

        Examples:
        \(lines)
        """)
  }
}
