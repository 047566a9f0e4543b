import Testing

@testable import ExerciseRunner

struct MatrixBlocksTests {
  @Test("Without colours, signs show both matrices and the sign of the difference")
  func withoutColour() {
    let blocks = MatrixBlocks(
      got: [[0, 1], [1, 1]], expected: [[0, 1], [0.5, 2]], screen: Screen(width: 80))
    #expect(
      blocks.lines == [
        "  yours        expected     difference",
        "  ··▒▒         ··▒▒         · ·       ",
        "  ▒▒▒▒         ░░██         + -       ",
        "  empty 0, full 2; difference: - less, + more than expected",
      ])
  }

  @Test("No line is wider than the screen, however many columns there are", arguments: [3, 12, 60])
  func fits(columns: Int) {
    let row = (0..<columns).map(Double.init)
    let blocks = MatrixBlocks(
      got: [row, row], expected: [row, row], screen: Screen(width: 80))
    #expect(blocks.lines.allSatisfy { $0.count <= 80 })
    #expect(blocks.lines.last?.hasPrefix("  (the first") == (columns == 60))
  }

  @Test("NaN has a sign of its own")
  func notFinite() {
    let blocks = MatrixBlocks(got: [[.nan, 1]], expected: [[0, 1]], screen: Screen())
    #expect(blocks.lines[1].hasPrefix("  !!"))
  }

  @Test("The picture is a PNG of the numbers, also with NaN")
  func picture() throws {
    let picture = DifferencePicture(
      title: "05.1: a check", got: [[.nan, 1], [2, 3]], expected: [[0, 1], [2, 3]])
    #expect(try picture.figure.png(scale: 1).starts(with: [0x89, 0x50, 0x4e, 0x47]))
  }
}
