import Testing

@testable import ExerciseKit

struct GradingTests {
  private typealias Answer = ([Float]) throws -> [Float]

  private static var checks: [Check<Answer>] {
    ([[1, 2, 4], [3, 5, 9]] as [[Float]]).map { numbers in
      Check(
        "doubled", given: "\(numbers)", expects: .vector(numbers.map { 2 * $0 })
      ) { .vector(try $0(numbers)) }
    }
  }

  private func report(_ answer: @escaping Answer, mistakes: KeyValuePairs<String, Answer> = [:])
    -> Report
  {
    Grading(checks: Self.checks, mistakes: mistakes).report(on: answer)
  }

  @Test("The right answer passes every check")
  func passes() {
    let found = report { $0.map { 2 * $0 } }
    #expect(found == Report(result: .passed, checkCount: 2))
  }

  @Test("An answer that throws NotAttempted is not attempted, whatever else it would do")
  func notAttempted() {
    #expect(report { _ in throw NotAttempted() }.result == .notAttempted)
  }

  @Test("An answer for one input only fails at the next")
  func constantFails() throws {
    let found = report { _ in [2, 4, 8] }
    #expect(found.result == .failed)
    #expect(found.checkCount == 2)
    #expect(try #require(found.failure).given == "[3.0, 5.0, 9.0]")
  }

  @Test("A mistake with the same outcome is named, even where it throws elsewhere")
  func namesTheMistake() throws {
    struct Elsewhere: Error {}
    let found = report(
      { $0.map { 2 * $0 * $0 } },
      mistakes: [
        "Throws": { _ in throw Elsewhere() }, "Short": { _ in [] },
        "Squared": { $0.map { 2 * $0 * $0 } },
      ])
    #expect(try #require(found.failure).mistake == "Squared")
  }

  @Test("No checks at all are no success for the runner")
  func noChecks() {
    let found = Grading<Answer>(checks: [], mistakes: [:]).report(on: { $0 })
    #expect(found.checkCount == 0)
  }

  private func remark(_ got: Outcome, _ expected: Outcome) throws -> [String] {
    let check = Check<Outcome>("c", given: "", expects: expected) { $0 }
    let found = Grading(checks: [check], mistakes: [:]).report(on: got)
    return try #require(found.failure).remarks
  }

  @Test("What is striking about wrong numbers is said in a sentence")
  func remarks() throws {
    let right = Outcome.matrix([[0.1, 0.9], [0.6, 0.4]])
    #expect(
      try remark(.matrix([[0.8, 7.2], [4.8, 3.2]]), right)[0]
        == "Your result is 8.00 times the expected one, everywhere.")
    #expect(
      try remark(.matrix([[0.1, 0.6], [0.9, 0.4]]), right)[0]
        == "This is the transposed matrix: rows and columns are exchanged.")
    #expect(
      try remark(.matrix([[0.2, 0.7], [0.8, 0.3]]), right)[0]
        == """
        Each row should sum to 1, but in yours each column does: the sum ran over the wrong axis.
        """)
    #expect(
      try remark(.matrix([[0.1, 0.9], [.nan, 0.4]]), right)
        == [
          """
          The first NaN is at [1, 0]. It comes from 0/0, ∞ - ∞, or the logarithm or root of a \
          negative number.
          """
        ])
    #expect(
      try remark(.vector([-1, 2]), .vector([1, -2])) == ["Every number has the opposite sign."])
    #expect(
      try remark(.vector([1.5, 2.5]), .vector([1, 2])) == [
        "Every number is 0.5000 larger than the expected one."
      ])
    #expect(
      try remark(.vector([3, 1, 2]), .vector([1, 2, 3])) == [
        "These are the right numbers, in another order."
      ])
    #expect(
      try remark(.matrix([[1], [2]]), .matrix([[1, 2]])) == [
        "The shape is transposed: rows and columns are exchanged."
      ])
    #expect(
      try remark(.matrix([[1, 2], [3, 4]]), .matrix([[1, 0], [3, 4]])) == [
        "Only numbers above the diagonal differ."
      ])
    #expect(
      try remark(.vector([0, 0]), .vector([1, 2])) == [
        "All your numbers are 0, but the expected ones differ: does the result depend on the input?"
      ])
  }
}
