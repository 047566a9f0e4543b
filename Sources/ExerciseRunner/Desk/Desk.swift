import ArgumentParser
import ExerciseCatalogue
import ExerciseKit
import Platform

/// The options that every command has, and what they lead to.
struct Desk: ParsableArguments {
  @Flag(help: "Words and plain lines only: no colours, bars or maps.")
  var plain = false

  @Option(help: ArgumentHelp("The package of exercises.", visibility: .hidden))
  var folder: String?

  /// All exercises.
  func catalogue() throws -> ExercisePackage { try ExercisePackage(named: folder) }

  /// Where lines go.
  var screen: Screen { .ofStandardOutput(plain: plain) }

  /// Prints lines.
  func show(_ lines: [String]) {
    print(lines.joined(separator: "\n"))
    fflush(nil)
  }

  /// Assesses an exercise and prints what became of it; a signal ends the program, unless somebody
  /// else sees to that.
  func assess(
    _ exercise: Exercise, in catalogue: ExercisePackage, stopsAtSignal: Bool = true,
    goesOn: () -> Bool = { true }
  ) throws -> Assessment {
    let assessor = Assessor(catalogue: catalogue)
    if assessor.needsFirstBuild(exercise), !assessor.isUntouched(exercise) {
      print("Building \(exercise.id) for the first time, which may take a minute.")
      fflush(nil)
    }
    let assessment = try assessor.assess(exercise) {
      !Interruption.process.isPending && goesOn()
    }
    if stopsAtSignal { Interruption.deliver() }
    let view = AssessmentView(
      screen: screen, exercise: exercise, file: catalogue.short(exercise.learnerFile))
    show(view.lines(assessment, picture: picture(of: assessment, exercise, catalogue)))
    return assessment
  }

  /// Draws the matrices of a failure, and names the file; a picture that can't be drawn is left out.
  private func picture(
    of assessment: Assessment, _ exercise: Exercise, _ catalogue: ExercisePackage
  ) -> String? {
    guard case .graded(let verdict) = assessment, case .failed(let failure) = verdict.kind,
      failure.difference?.index != nil, let got = failure.got?.rows,
      let expected = failure.expected?.rows, expected.count * expected[0].count > 3
    else { return nil }
    let folder = "\(catalogue.root)/Output/exercises"
    let path = "\(folder)/\(exercise.id).png"
    let picture = DifferencePicture(
      title: "\(exercise.id): \(failure.check)", got: got, expected: expected)
    do {
      try FileSystem.makeFolder(folder)
      try picture.write(to: path)
      return catalogue.short(path)
    } catch {
      return nil
    }
  }
}
