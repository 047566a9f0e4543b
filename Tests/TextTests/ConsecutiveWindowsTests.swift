import Testing
import Text

@Suite("ConsecutiveWindows")
struct ConsecutiveWindowsTests {
  @Test(
    "Every token but the first is a target exactly once, in order",
    arguments: [2, 3, 4, 5, 8, 9, 10, 33, 34], [1, 3])
  func eachTargetOnce(tokenCount: Int, batchSize: Int) throws {
    let tokens = (0..<tokenCount).map { Int32($0) }
    let windows = try ConsecutiveWindows(tokens: tokens, batchSize: batchSize, contextLength: 4)
    #expect(windows.flatMap(\.targets) == Array(tokens.dropFirst()))
    #expect(windows.flatMap(\.inputs) == Array(tokens.dropLast()))
    #expect(windows.targetCount == tokenCount - 1)
    #expect(windows.allSatisfy { $0.batchSize <= batchSize && $0.sequenceLength <= 4 })
  }

  @Test("Full windows come in batches, what is left as one shorter window of its own")
  func shapes() throws {
    let windows = try ConsecutiveWindows(
      tokens: [Int32](repeating: 0, count: 4 * 5 + 3), batchSize: 2, contextLength: 4)
    #expect(
      windows.map { [$0.batchSize, $0.sequenceLength] } == [[2, 4], [2, 4], [1, 4], [1, 2]])
    #expect(windows.fullWindowCount == 5)
    #expect(windows.remainderLength == 2)
  }

  @Test("A text without a target is refused")
  func tooShort() {
    let error = #expect(throws: CorpusError.self) {
      try ConsecutiveWindows(
        "The held-out part of t", tokens: [1], batchSize: 1, contextLength: 8)
    }
    #expect(
      error?.description
        == "The held-out part of t has 1 tokens, but a context of 1 and the token after it "
        + "need at least 2; use a longer text.")
  }
}
