import ExerciseCatalogue
import ExerciseKit
import Platform

/// Builds programs of the exercises' package.
struct Builder {
  /// How a build ended.
  enum Outcome: Equatable {
    case built
    /// The learner's file does not compile.
    case compilerError(CompilerError)
    /// A learner's file is not there, so that the package can't be planned.
    case missingFile(of: Exercise)
    /// The compiler needed too long.
    case timedOut(seconds: Double)
    /// Something else is wrong, told by the end of the output.
    case broken(String)
    case cancelled
  }

  /// The package.
  let package: String

  /// A program's path once it is built.
  func program(_ product: String) -> String { "\(package)/.build/debug/\(product)" }

  /// Builds what one exercise needs.
  func build(_ exercise: Exercise, goesOn: () -> Bool) throws(ProcessError) -> Outcome {
    // The first build compiles the libraries too, which may take minutes on a small machine.
    let isFirst = !FileSystem.exists(program(exercise.product))
    func build() throws(ProcessError) -> Outcome {
      try run(
        ["--product", exercise.product], seconds: isFirst ? 900 : 120, about: exercise.learnerFile,
        goesOn: goesOn)
    }
    let outcome = try build()
    return outcome == .built && removeStale(exercise) ? try build() : outcome
  }

  /// Builds the programs of all exercises.
  func buildAll(_ exercises: [Exercise]) throws(ProcessError) -> Outcome {
    let goesOn = { !Interruption.process.isPending }
    let outcome = try run([], seconds: 1800, about: nil, goesOn: goesOn)
    guard outcome == .built else { return outcome }
    let stale = exercises.map(removeStale)
    return stale.contains(true) ? try run([], seconds: 1800, about: nil, goesOn: goesOn) : outcome
  }

  /// Removes what was built from an earlier version of a file; says whether there was any.
  ///
  /// `swift build` compares times by the second. A file saved in the same second in which a build ran is
  /// taken for unchanged, and the learner would get the verdict on the version before.
  private func removeStale(_ exercise: Exercise) -> Bool {
    let number = exercise.product.dropFirst("Answers".count)
    let objects = [
      (exercise.checksFile, "Exercise\(number).build/Checks.swift.o"),
      (exercise.learnerFile, "Learner\(number).build/Learner.swift.o"),
      (exercise.solutionFile, "Solution\(number).build/Solution.swift.o"),
      (exercise.folder + "/Mistakes.swift", "Answers\(number).build/Mistakes.swift.o"),
    ].map { source, object in (source, "\(package)/.build/debug/\(object)") }
    let program = program(exercise.product)
    let isStale = objects.contains { source, object in
      FileStamp.isNewer(source, than: object) || FileStamp.isNewer(source, than: program)
    }
    guard isStale else { return false }
    for path in objects.map(\.1) + [program] { FileSystem.remove(path) }
    for module in ["Exercise", "Learner", "Solution", "Answers"] {
      FileSystem.remove("\(package)/.build/debug/Modules/\(module)\(number).swiftmodule")
    }
    return true
  }

  /// Builds, and where that fails for a reason outside of the learner's file once more with a new plan.
  ///
  /// SwiftPM keeps its plan while the manifest is older, and doesn't see that a package beside this one
  /// has new files or has lost some, as after an update of the workbench.
  private func run(
    _ arguments: [String], seconds: Double, about file: String?, goesOn: () -> Bool
  ) throws(ProcessError) -> Outcome {
    let outcome = try runOnce(arguments, seconds: seconds, about: file, goesOn: goesOn)
    guard case .broken = outcome, FileStamp.touch("\(package)/Package.swift") else {
      return outcome
    }
    return try runOnce(arguments, seconds: seconds, about: file, goesOn: goesOn)
  }

  private func runOnce(
    _ arguments: [String], seconds: Double, about file: String?, goesOn: () -> Bool
  ) throws(ProcessError) -> Outcome {
    let child = ChildProcess("swift", ["build", "--package-path", package] + arguments)
    let limits = ChildProcess.Limits(seconds: seconds, outputBytes: 16_000_000)
    let outcome = try child.run(limits: limits, goesOn: goesOn)
    let text = String(decoding: outcome.output, as: UTF8.self)
    switch outcome.end {
    case .exited(0): return .built
    case .cancelled: return .cancelled
    case .timedOut: return .timedOut(seconds: seconds)
    default:
      if let file,
        let error = CompilerError.first(in: text, about: file)
          ?? CompilerError.hidden(in: text, about: file)
      {
        return .compilerError(error)
      }
      return .broken(Self.essence(of: text))
    }
  }

  /// The lines about errors, or else the last ones.
  private static func essence(of output: String) -> String {
    let lines = output.split(separator: "\n")
    let errors = lines.filter { $0.contains("error:") }
    return (errors.isEmpty ? Array(lines.suffix(8)) : Array(errors.prefix(4)))
      .joined(separator: "\n")
  }
}
