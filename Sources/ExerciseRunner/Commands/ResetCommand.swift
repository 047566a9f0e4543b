import ArgumentParser
import ExerciseCatalogue
import ExerciseKit
import Platform

/// `exercises reset`: back to the stub, with a backup.
struct ResetCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reset", abstract: "Start an exercise anew; your file is kept as a backup.")

  @Argument(help: "Such as 05.1.")
  var exercise: String

  @Flag(help: "Don't ask.")
  var yes = false

  @OptionGroup var desk: Desk

  func run() throws {
    let catalogue = try desk.catalogue()
    let chosen = try catalogue.one(exercise)
    if !yes {
      print("Reset \(catalogue.short(chosen.learnerFile))? Your file is kept as a backup. [y/N]")
      let answer = Keyboard.line()
      Interruption.deliver()
      guard answer?.first == "y" || answer?.first == "Y" else {
        return desk.show(["Nothing was changed."])
      }
    }
    desk.show([try Stub.restore(chosen, in: catalogue)])
  }
}
