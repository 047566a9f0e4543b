import ArgumentParser
import ExerciseCatalogue
import ExerciseKit
import Platform

/// `exercises reset`: back to the stub, with a backup.
struct ResetCommand: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "reset", abstract: "Start an exercise anew; your file is kept as a backup.")

  @Argument(help: "Such as 05.1.")
  var exercise: String

  @Flag(help: "Don't ask.")
  var yes = false

  @OptionGroup var desk: Desk

  func run(on screen: Screen) throws {
    let catalogue = try desk.catalogue()
    let chosen = try catalogue.one(exercise)
    _ = try Stub.find(chosen, in: catalogue)  // before asking for what can't be done
    if !yes {
      let file = catalogue.short(chosen.learnerFile)
      print(screen.text("Reset \(file)? Your file is kept as a backup. [y/N]"))
      let answer = Keyboard.line()
      Interruption.deliver()
      guard answer?.first == "y" || answer?.first == "Y" else {
        return desk.show([screen.text("Nothing was changed.")])
      }
    }
    desk.show([try Stub.restore(chosen, in: catalogue, screen: screen)])
  }
}
