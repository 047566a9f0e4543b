import LanguageModels
import Testing

@Suite("Runs that a text has")
struct SeenRunsTests {
  @Test("It knows the runs before each place of another text, as a plain search does")
  func asPlainSearch() {
    let text = (0..<60).map { Int32($0 * $0 % 7) }
    let other = (0..<60).map { Int32($0 * $0 * $0 % 7) }
    let seen = SeenRuns(in: text, length: 3)
    let runs = Set((3...60).map { Array(text[$0 - 3..<$0]) })
    #expect(seen.count == runs.count)
    for place in 3...60 {
      #expect(
        seen.contains(before: place, in: other) == runs.contains(Array(other[place - 3..<place])))
    }
  }

  @Test("A beginning shorter than a run counts as not read, and a short text has no runs")
  func short() {
    let seen = SeenRuns(in: [1, 1, 1], length: 2)
    #expect(!seen.contains(before: 1, in: [1, 1]))
    #expect(seen.contains(before: 2, in: [1, 1]))
    #expect(SeenRuns(in: [1], length: 2).count == 0)
  }
}
