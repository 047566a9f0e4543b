import Testing

@testable import Text

@Suite struct PaddedTextsTests {
  @Test("Texts are filled up to the longest, and weights of each sum to 1")
  func shapes() {
    let batch = PaddedTexts([[1, 2, 3, 4], [5], []], longest: 3)
    #expect(batch.batchSize == 3 && batch.sequenceLength == 3)
    #expect(batch.inputs == [1, 2, 3, 5, 0, 0, 0, 0, 0])
    let third = Float(1) / 3
    #expect(batch.weights == [third, third, third, 1, 0, 0, 1, 0, 0])
    let last = PaddedTexts([[1, 2, 3, 4], [5, 6]], longest: 3, pooling: .last)
    #expect(last.weights == [0, 0, 1, 0, 1, 0])
  }

  @Test("Shards take every text once")
  func shards() {
    let batch = PaddedTexts(Array(repeating: [1], count: 7), longest: 4)
    #expect((0..<3).flatMap { Array(batch.rows(ofShard: $0, of: 3)) } == Array(0..<7))
  }
}
