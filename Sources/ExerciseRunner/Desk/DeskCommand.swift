import ArgumentParser
import Phrases

/// A command that speaks the learner's language.
protocol DeskCommand: ParsableCommand {
  /// The options that every command has.
  var desk: Desk { get }

  /// Does what was asked.
  func run(on screen: Screen) throws
}

extension DeskCommand {
  /// Does what was asked; an error is told in the learner's language.
  func run() throws {
    let screen = try desk.screen()
    do {
      try run(on: screen)
    } catch let error as any PhrasedError {
      throw error.written(in: screen.translations)
    }
  }
}
