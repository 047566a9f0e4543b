import ArgumentParser
import ExerciseCatalogue
import ExerciseKit
import Phrases
import Platform

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// The options that every command has, and what they lead to.
struct Desk: ParsableArguments {
  @Flag(help: "Words and plain lines only: no colours, bars or maps.")
  var plain = false

  @Option(
    help: ArgumentHelp("The language: en or ko. (default: the system's)", valueName: "code"),
    transform: Self.language)
  var language: Language?

  @Option(help: ArgumentHelp("The package of exercises.", visibility: .hidden))
  var folder: String?

  /// All exercises.
  func catalogue() throws -> ExercisePackage { try ExercisePackage(named: folder) }

  /// Where lines go, in the learner's language.
  ///
  /// - Throws: `TranslationError` where a file of translations is wrong.
  func screen() throws -> Screen {
    var screen = Screen.ofStandardOutput(plain: plain)
    let preferred = Language.preferred(in: ProcessInfo.processInfo.environment)
    screen.translations = try Translations.load(language ?? preferred)
    return screen
  }

  /// Prints lines.
  func show(_ lines: [String]) {
    print(lines.joined(separator: "\n"))
    fflush(nil)
  }

  /// Assesses an exercise and prints what became of it; a signal ends the program, unless somebody
  /// else sees to that.
  func assess(
    _ exercise: Exercise, in catalogue: ExercisePackage, on screen: Screen,
    stopsAtSignal: Bool = true, goesOn: () -> Bool = { true }
  ) throws -> Assessment {
    let assessor = Assessor(catalogue: catalogue)
    if assessor.needsFirstBuild(exercise), !assessor.isUntouched(exercise) {
      show([
        screen.text("Building \(exercise.id) for the first time, which may take a minute.")
      ])
    }
    let assessment = try assessor.assess(exercise) {
      !Interruption.process.isPending && goesOn()
    }
    if stopsAtSignal { Interruption.deliver() }
    let view = AssessmentView(
      screen: screen, exercise: exercise, file: catalogue.short(exercise.learnerFile))
    let picture = picture(of: assessment, exercise, catalogue, screen.translations)
    show(view.lines(assessment, picture: picture))
    return assessment
  }

  /// Draws the matrices of a failure, and names the file; a picture that can't be drawn is left out.
  private func picture(
    of assessment: Assessment, _ exercise: Exercise, _ catalogue: ExercisePackage,
    _ translations: Catalogue
  ) -> String? {
    guard case .graded(let verdict) = assessment, case .failed(let failure) = verdict.kind,
      failure.difference?.index != nil, let got = failure.got?.rows,
      let expected = failure.expected?.rows, expected.count * expected[0].count > 3
    else { return nil }
    let folder = "\(catalogue.root)/Output/exercises"
    let path = "\(folder)/\(exercise.id).png"
    let picture = DifferencePicture(
      title: "\(exercise.id): \(Phrase(stringLiteral: failure.check))", got: got,
      expected: expected)
    do {
      try FileSystem.makeFolder(folder)
      try picture.write(to: path, in: translations)
      return catalogue.short(path)
    } catch {
      return nil
    }
  }

  private static func language(_ text: String) throws -> Language {
    guard let language = Language(rawValue: text) else {
      throw ValidationError("it must be en (English) or ko (한국어).")
    }
    return language
  }
}
