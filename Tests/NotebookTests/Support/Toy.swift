import ArgumentParser
import Phrases
import Platform
import Synchronization

@testable import Notebook

/// A chapter whose steps the test gives.
struct Toy: Chapter {
  static let number = "99"
  static let name = "toy"
  static let title: Phrase = "Does it work?"

  @OptionGroup var options: ChapterOptions
  @OptionGroup var fullRun: FullOption
  var body: (StepList) -> Void = { _ in }

  enum CodingKeys: CodingKey {
    case options
    case fullRun
  }

  var isFull: Bool { fullRun.full }

  func steps(in notebook: StepList) {
    body(notebook)
  }

  /// Parses a command line, and gives the chapter its steps.
  static func parsed(_ arguments: [String], _ body: @escaping (StepList) -> Void) throws -> Toy {
    var toy = try Toy.parse(arguments)
    toy.body = body
    return toy
  }
}

/// A clock that a test moves, and a signal that a test sends.
final class Surroundings {
  final class Flag: Sendable {
    let signal = Atomic<Int32>(0)
  }

  var now = 0.0
  var returnsPressed = 0
  let flag = Flag()
  var terminal = TerminalTraits()
  var output = Capture()
  var project = Project(folder: "/nowhere")

  var environment: RunEnvironment {
    let flag = flag
    return RunEnvironment(
      output: output, terminal: terminal,
      interruption: Interruption { flag.signal.load(ordering: .relaxed) },
      clock: { self.now },
      waitForReturn: {
        self.returnsPressed += 1
        return true
      }, project: project)
  }

  func interrupt(_ signal: Int32) {
    flag.signal.store(signal, ordering: .relaxed)
  }

  /// Runs a chapter with these steps.
  func run(_ arguments: [String], _ body: @escaping (StepList) -> Void) throws {
    try Toy.parsed(arguments, body).run(in: environment)
  }
}
