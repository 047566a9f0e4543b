import Testing
import Text

@Suite("Text cut into streams")
struct TextStreamsTests {
  private static let tokens = (0..<25).map { Int32($0) }

  @Test("Each batch continues the one before, stream by stream")
  func continues() throws {
    let streams = try TextStreams(tokens: Self.tokens, batchSize: 2, windowLength: 5)
    #expect(streams.streamLength == 12)
    #expect(streams.fullWindowCount == 2)
    #expect(streams.count == 3)
    #expect(streams[0].inputs == [0, 1, 2, 3, 4, 12, 13, 14, 15, 16])
    #expect(streams[1].inputs == [5, 6, 7, 8, 9, 17, 18, 19, 20, 21])
    #expect(streams[2].inputs == [10, 11, 22, 23])
    #expect(streams[2].targets == [11, 12, 23, 24])
    #expect(streams.tail == nil)
  }

  @Test(
    "Every token but the first is a target exactly once",
    arguments: [(25, 2, 5), (26, 3, 4), (9, 8, 3), (100, 7, 100), (2, 1, 1)])
  func everyTarget(count: Int, batchSize: Int, windowLength: Int) throws {
    let streams = try TextStreams(
      tokens: (0..<count).map { Int32($0) }, batchSize: batchSize, windowLength: windowLength)
    let batches = Array(streams) + (streams.tail.map { [$0] } ?? [])
    #expect(batches.flatMap(\.targets).sorted() == (1..<count).map { Int32($0) })
    for batch in batches { #expect(batch.targets == batch.inputs.map { $0 + 1 }) }
    #expect(streams.targetCount == count - 1)
  }

  @Test("Sizes that can't be are refused in one sentence")
  func refusals() {
    #expect(throws: CorpusError.notPositive(what: "batch size", value: 0)) {
      _ = try TextStreams(tokens: Self.tokens, batchSize: 0, windowLength: 5)
    }
    #expect(throws: CorpusError.notPositive(what: "window length", value: 0)) {
      _ = try TextStreams(tokens: Self.tokens, batchSize: 2, windowLength: 0)
    }
    #expect(throws: CorpusError.tooShort(name: "The text", tokenCount: 25, contextLength: 25)) {
      _ = try TextStreams(tokens: Self.tokens, batchSize: 25, windowLength: 5)
    }
  }
}
