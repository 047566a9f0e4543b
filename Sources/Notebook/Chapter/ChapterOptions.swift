import ArgumentParser
import Phrases

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// The options that every chapter has.
public struct ChapterOptions: ParsableArguments {
  /// Whether to run in seconds, with everything working and nothing judged.
  @Flag(help: "Run in a few seconds: everything works, nothing is judged.")
  public var quick = false

  /// The seed of every random number.
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The seed of every random number; the same seed, the same pictures.", valueName: "n"),
    transform: Self.seed)
  public var seed: UInt64 = 0

  /// The folder in which the chapter's own folder is made.
  @Option(help: ArgumentHelp("Where to write; the chapter makes a folder in it.", valueName: "dir"))
  public var output = "Output"

  /// The ids of the steps to run, separated by commas.
  @Option(
    name: .customLong("steps"),
    help: ArgumentHelp("Run and publish only these steps, and what they need.", valueName: "id,id"))
  var stepIDs: String?

  /// Whether to list the steps and do nothing else.
  @Flag(help: "List the steps, and do nothing else.")
  public var list = false

  /// Whether to wait for Return after each step.
  @Flag(help: "Wait for Return after each step.")
  public var interactive = false

  /// Whether to write events as JSON instead of the terminal view.
  @Flag(help: "Write one JSON object a line, one for each event, instead of text.")
  public var json = false

  @OptionGroup var spoken: LanguageOption

  /// The language of all that a reader reads; nil for that of the process's environment.
  public var language: Language? { spoken.language }

  /// How many threads may work.
  @Option(
    name: .customLong("threads"), parsing: .unconditional,
    help: ArgumentHelp(
      "How many threads may work; never changes a result. (default: one a core)", valueName: "n"),
    transform: Self.threadCount)
  var threadCount: Int?

  /// How many threads may work: one a core unless told otherwise.
  public var threads: Int {
    threadCount ?? min(max(ProcessInfo.processInfo.activeProcessorCount, 1), Self.mostThreads)
  }

  /// The steps asked for; empty for all.
  public var steps: [String] {
    (stepIDs ?? "").split(separator: ",").map { id in
      String(id.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
  }

  private static let mostThreads = 256

  /// Makes the options with their defaults; parsing fills them.
  public init() {}

  /// Checks what parsing alone can't.
  ///
  /// - Throws: `ValidationError`, one sentence.
  public func validate() throws {
    guard !output.isEmpty else {
      throw ValidationError("--output is empty: give it the path of a folder.")
    }
    if stepIDs != nil, steps.isEmpty {
      throw ValidationError("--steps is empty: give it ids with commas between; --list shows them.")
    }
  }

  private static func seed(_ text: String) throws -> UInt64 {
    guard let seed = UInt64(text) else {
      throw ValidationError("it must be a whole number from 0 to \(UInt64.max).")
    }
    return seed
  }

  private static func threadCount(_ text: String) throws -> Int {
    guard let count = Int(text), (1...mostThreads).contains(count) else {
      throw ValidationError("it must be a whole number from 1 to \(mostThreads).")
    }
    return count
  }
}
