import ExerciseKit
import Foundation
import Testing

/// Your files, as tests, for `swift test` in this folder.
///
/// `swift run exercises` at the top of the project says more about a failure.
struct LearnerTests {
  /// The programs that grade, found beside the bundle of these tests.
  static let programs: [String] = {
    let bundle = URL(filePath: CommandLine.arguments[0]).resolvingSymlinksInPath()
    let folder = bundle.deletingLastPathComponent().path
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.filter { $0.hasPrefix("Answers_") && !$0.contains(".") }.sorted()
      .map { "\(folder)/\($0)" }
  }()

  @Test("There are exercises to grade")
  func findsPrograms() {
    #expect(!Self.programs.isEmpty)
  }

  @Test("A learner's file passes its checks, or is not attempted", arguments: programs)
  func passesOrIsNotAttempted(_ program: String) throws {
    let verdict = try GradingProcess(program: program).verdict(on: "learner")
    let name = program.split(separator: "/").last ?? ""
    switch verdict.kind {
    case .passed: #expect(verdict.checkCount > 0)
    case .notAttempted:
      print("\(name): not attempted")
      try Test.cancel("not attempted")
    case .failed(let failure):
      Issue.record("\(name) fails in “\(failure.check)”, given \(failure.given)")
    case .ended(let end):
      Issue.record("\(name) ended (\(end)) in “\(verdict.lastCheck?.name ?? "nothing")”")
    }
  }
}
