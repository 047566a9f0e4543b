import Testing
import Text

@Suite("BatchSampler")
struct BatchSamplerTests {
  @Test("Each target is the token after its input; every start is drawn, the last one too")
  func windows() throws {
    let sampler = try BatchSampler(
      tokens: (0..<10).map { Int32($0) }, batchSize: 3, contextLength: 4)
    var generator = SplitMix64(seed: 3)
    var batch = Batch(batchSize: 1, sequenceLength: 1)
    var starts: Set<Int32> = []
    for _ in 0..<100 {
      sampler.next(into: &batch, using: &generator)
      #expect(batch.batchSize == 3 && batch.sequenceLength == 4)
      #expect(batch.targets == batch.inputs.map { $0 + 1 })
      for row in 0..<3 {
        let start = batch.inputs[row * 4]
        #expect(Array(batch.inputs[row * 4..<row * 4 + 4]) == Array(start..<start + 4))
        starts.insert(start)
      }
    }
    #expect(starts == [0, 1, 2, 3, 4, 5])
  }

  @Test("The same seed draws the same batches, refilled or fresh")
  func deterministic() throws {
    let sampler = try BatchSampler(
      tokens: (0..<1000).map { Int32($0) }, batchSize: 8, contextLength: 16)
    var first = SplitMix64(seed: 4)
    var second = SplitMix64(seed: 4)
    var batch = Batch(batchSize: 8, sequenceLength: 16)
    for _ in 0..<5 {
      sampler.next(into: &batch, using: &first)
      #expect(batch == sampler.next(using: &second))
    }
  }

  @Test("A refilled batch keeps its storage")
  func noAllocation() throws {
    let sampler = try BatchSampler(
      tokens: (0..<1000).map { Int32($0) }, batchSize: 8, contextLength: 16)
    var generator = SplitMix64(seed: 5)
    var batch = Batch(batchSize: 8, sequenceLength: 16)
    let before = batch.inputs.withUnsafeBufferPointer { $0.baseAddress }
    for _ in 0..<10 { sampler.next(into: &batch, using: &generator) }
    #expect(batch.inputs.withUnsafeBufferPointer { $0.baseAddress } == before)
  }

  @Test("A text of context + 1 tokens has one window; of context tokens, none, and both are named")
  func shortTexts() throws {
    let one = try BatchSampler(tokens: [7, 8, 9, 7, 8], batchSize: 2, contextLength: 4)
    var generator = SplitMix64(seed: 6)
    #expect(one.next(using: &generator).inputs == [7, 8, 9, 7, 7, 8, 9, 7])
    let error = #expect(throws: CorpusError.self) {
      try BatchSampler(tokens: [7, 8, 9, 7], batchSize: 2, contextLength: 4)
    }
    #expect(
      error?.description
        == "The text has 4 tokens, but a context of 4 and the token after it "
        + "need at least 5; use a longer text.")
  }

  @Test("Sizes below 1 are refused")
  func sizes() {
    let batch = #expect(throws: CorpusError.self) {
      try BatchSampler(tokens: [1, 2], batchSize: 0, contextLength: 1)
    }
    #expect(batch?.description == "The batch size is 0, but it must be at least 1.")
    let context = #expect(throws: CorpusError.self) {
      try BatchSampler(tokens: [1, 2], batchSize: 1, contextLength: -1)
    }
    #expect(context?.description == "The context length is -1, but it must be at least 1.")
  }
}
