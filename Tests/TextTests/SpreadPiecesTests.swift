import Testing
import Text

@Suite("Pieces from all over a text")
struct SpreadPiecesTests {
  private let text = (0..<100_000).map { UInt8($0 / 400 % 251) }

  @Test("A share has about its length, lies all over the text, and is part of a larger share")
  func shares() {
    var smaller: Set<UInt8> = []
    for share in [1.0 / 64, 1.0 / 8, 1.0 / 2, 1] {
      let part = spreadPieces(of: text, share: share, pieceSize: 400, atLeast: 1)
      #expect(abs(Double(part.count) - share * 100_000) <= 400)
      let pieces = Set(part)
      #expect(smaller.isSubset(of: pieces))
      #expect(part == part.sorted())  // each piece is larger than the one before
      // No stretch of the text longer than twice the mean distance is left out.
      let places = pieces.map(Int.init).sorted()
      let gaps = zip(places.dropFirst(), places).map(-)
      #expect(gaps.max() ?? 0 <= Int(2 / share) + 1)
      smaller = pieces
    }
    #expect(spreadPieces(of: text, share: 1, pieceSize: 400, atLeast: 1) == text)
  }

  @Test(
    "A text that is shorter than the least asked for is taken whole", arguments: [0, 1, 5, 127])
  func short(count: Int) {
    let short = Array(text.prefix(count))
    #expect(spreadPieces(of: short, share: 0.01, pieceSize: 2048, atLeast: 128) == short)
  }
}
