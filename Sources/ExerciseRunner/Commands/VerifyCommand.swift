import ArgumentParser
import ExerciseKit
import Phrases
import Platform

/// `exercises verify`: proves that stubs are unsolved, solutions pass and mistakes are named.
struct VerifyCommand: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "For authors: prove that the exercises are what they should be.",
    discussion: """
      Every stub is unsolved, every solution passes, every mistake is rejected by the message that \
      names it; three hints and a lesson's section each. Learners' files are not looked at: the stubs \
      are those of the last commit.
      """)

  @Argument(help: "Such as 05 or 05.1. Without it, all.")
  var exercise: String?

  @OptionGroup var desk: Desk

  func run(on screen: Screen) throws {
    let catalogue = try desk.catalogue()
    let copy = try VerificationCopy(of: catalogue).update()
    let builder = Builder(package: copy.folder)
    let chosen = try copy.select(exercise)
    print("Building \(chosen.count) exercises.")
    switch try builder.buildAll(copy.exercises) {
    case .built: break
    case .cancelled:
      Interruption.deliver()
      throw ExitCode.failure
    case .broken(let text): throw RunnerError("The exercises can't be built:\n\(text)")
    case .timedOut, .compilerError, .missingFile:
      throw RunnerError("The exercises took too long to build.")
    }
    var (checks, mistakes, faults) = (0, 0, 0)
    for exercise in chosen {
      let finding = try Verification(root: catalogue.root, builder: builder).finding(on: exercise)
      Interruption.deliver()
      checks += finding.checks
      mistakes += finding.mistakes
      faults += finding.faults.count
      let word = finding.faults.isEmpty ? "ok" : "WRONG"
      desk.show(
        [
          "\(exercise.id)  \(word): \(finding.checks) checks run, \(finding.mistakes) mistakes named"
        ]
          + finding.faults.flatMap { screen.wrapped(.verbatim($0), indent: 6) }
          + finding.notes.flatMap { screen.wrapped(.verbatim("Note: " + $0), indent: 6) })
    }
    desk.show([
      "\(chosen.count) exercises, \(checks) checks run, \(mistakes) mistakes named, \(faults) faults"
    ])
    guard faults == 0, checks > 0, !chosen.isEmpty else { throw ExitCode.failure }
  }
}
