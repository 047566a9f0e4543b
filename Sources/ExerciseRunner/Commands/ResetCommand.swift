import ArgumentParser
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
    desk.show([try Self.reset(chosen, in: catalogue)])
  }

  /// Keeps a backup, restores the stub, and says where the backup is.
  static func reset(_ exercise: Exercise, in catalogue: Catalogue) throws -> String {
    guard let stub = CommittedFiles(root: catalogue.root).stub(exercise.learnerFile) else {
      throw RunnerError(
        """
        The stub of \(exercise.id) is not to be had: git has no version of \
        “\(catalogue.short(exercise.learnerFile))” that throws NotAttempted(). Nothing was changed.
        """)
    }
    guard let own = WholeFile.bytes(exercise.learnerFile) else {
      try AtomicFile.write(stub, to: exercise.learnerFile)
      return "\(exercise.id) is back; there was no file to keep."
    }
    guard own != stub else { return "\(exercise.id) is the stub already. Nothing was changed." }
    let folder = catalogue.folder + "/backups"
    try FileSystem.makeFolder(folder)
    var number = 1
    while FileSystem.exists("\(folder)/\(exercise.id)-\(number).swift") { number += 1 }
    let backup = "\(folder)/\(exercise.id)-\(number).swift"
    try AtomicFile.write(own, to: backup)
    try AtomicFile.write(stub, to: exercise.learnerFile)
    try ProgressFile.change(exercise.id, in: catalogue.folder) { $0.state = .new }
    return "\(exercise.id) is as it was given out. Your file is in \(catalogue.short(backup))."
  }
}
