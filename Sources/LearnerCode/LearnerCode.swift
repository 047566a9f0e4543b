import ExerciseKit
import LanguageModels
import Platform
import Tensors

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// A learner's solved exercise, run as a program of its own in place of the library's code.
///
/// Arrays go in and out as safetensors files, so that a crash or an endless loop in the learner's file
/// ends that program, and the chapter ends with a sentence.
public struct LearnerCode: Sendable {
  private let exercise: String
  private let program: String

  /// Builds the exercise's program.
  ///
  /// - Parameter exercise: Its number, such as `05.2`; its folder has a `HandOver.swift`.
  /// - Throws: `LearnerCodeError` where there is no such exercise here, or it does not compile.
  public init(_ exercise: String) throws(LearnerCodeError) {
    self.exercise = exercise
    let package = try Self.package()
    let product = "HandOver_" + exercise.split(separator: ".").joined(separator: "_")
    program = "\(package)/.build/debug/\(product)"
    let build = ChildProcess("swift", ["build", "--package-path", package, "--product", product])
    let outcome = try Self.run(build, seconds: 900)
    guard outcome.end == .exited(0) else {
      throw LearnerCodeError(
        "Exercise \(exercise) can't be built: `swift run exercises check \(exercise)` says why.")
    }
  }

  /// Runs the learner's code.
  ///
  /// - Parameter inputs: Arrays by the names that the exercise gives them.
  /// - Returns: What the learner's code returned.
  /// - Throws: `LearnerCodeError` where it is not attempted, throws, crashes or takes more than 20 s.
  public func run(_ inputs: KeyValuePairs<String, Tensor>) throws(LearnerCodeError) -> Tensor {
    let folder = FileManager.default.temporaryDirectory.path + "/hand-over-\(UUID().uuidString)"
    do {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      defer { try? FileManager.default.removeItem(atPath: folder) }
      let (input, output) = ("\(folder)/in.safetensors", "\(folder)/out.safetensors")
      try SafetensorsFile.write(
        inputs.map { SafetensorsTensor(name: $0, shape: $1.shape.extents, values: $1.elements) },
        to: input)
      let child = ChildProcess(
        program, [input, output], environment: ["SWIFT_BACKTRACE": "enable=no"])
      let outcome = try Self.run(child, seconds: 20)
      guard outcome.end == .exited(0) else { throw failure(outcome) }
      let result = try SafetensorsFile(path: output).tensor(named: HandOver.result)
      return Tensor(Shape(result.shape), result.values)
    } catch let error as LearnerCodeError {
      throw error
    } catch {
      throw LearnerCodeError("The result of exercise \(exercise) can't be read: \(error)")
    }
  }

  /// Asks exercise 05.2 for attention weights.
  ///
  /// - Parameter scores: `[time, time]`, divided by the root of the head's width, not masked.
  /// - Returns: Weights, `[time, time]`.
  /// - Throws: `LearnerCodeError` as `run` does, and for a result of another shape.
  public func weights(scores: Tensor) throws(LearnerCodeError) -> Tensor {
    let weights = try run(["scores": scores])
    guard weights.shape == scores.shape else {
      throw LearnerCodeError(
        "Exercise \(exercise) returned \(weights.shape) for scores of \(scores.shape).")
    }
    return weights
  }

  private func failure(_ outcome: ChildProcess.Outcome) -> LearnerCodeError {
    let advice = "`swift run exercises check \(exercise)` says more."
    switch outcome.end {
    case .exited(HandOver.notAttempted):
      return LearnerCodeError(
        "Exercise \(exercise) is not attempted yet, so there is nothing to use.")
    case .timedOut:
      return LearnerCodeError("Exercise \(exercise) took more than 20 seconds. \(advice)")
    default:
      return LearnerCodeError("Exercise \(exercise) stopped without a result. \(advice)")
    }
  }

  private static func run(
    _ child: ChildProcess, seconds: Double
  ) throws(LearnerCodeError) -> ChildProcess.Outcome {
    do {
      return try child.run(limits: .init(seconds: seconds, outputBytes: 16_000_000))
    } catch {
      throw LearnerCodeError(error.description)
    }
  }

  private static func package() throws(LearnerCodeError) -> String {
    var place = FileManager.default.currentDirectoryPath
    while true {
      let package = place + "/Exercises"
      if FileManager.default.fileExists(atPath: package + "/Package.swift") { return package }
      guard let slash = place.lastIndex(of: "/"), slash != place.startIndex else { break }
      place = String(place[..<slash])
    }
    throw LearnerCodeError(
      "There is no folder Exercises here or above: --use-my-code works inside the project's folder."
    )
  }
}
