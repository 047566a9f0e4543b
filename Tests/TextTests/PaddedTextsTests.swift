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

  @Test("Some of the texts are what a batch of these alone would be")
  func someRows() {
    let texts: [[Int32]] = [[1], [2, 3], [4, 5, 6, 7], [8, 9, 10]]
    for pooling in PaddedTexts.Pooling.allCases {
      let batch = PaddedTexts(texts, longest: 3, pooling: pooling)
      #expect(batch[0..<2] == PaddedTexts(Array(texts[0..<2]), longest: 3, pooling: pooling))
      #expect(batch[0..<2].sequenceLength == 2)
      #expect(batch[1..<4] == PaddedTexts(Array(texts[1..<4]), longest: 3, pooling: pooling))
      #expect(batch[0..<4] == batch)
    }
  }
}
