import Testing
import Text

@Suite("Batch")
struct BatchTests {
  @Test("A batch is zeros of its shape until it is filled")
  func zeros() {
    let batch = Batch(batchSize: 2, sequenceLength: 3)
    #expect(
      batch
        == Batch(
          inputs: [0, 0, 0, 0, 0, 0], targets: [0, 0, 0, 0, 0, 0], batchSize: 2, sequenceLength: 3))
  }

  @Test("A size below 1 stops the program with both sizes")
  func sizes() async throws {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Batch(batchSize: 0, sequenceLength: 3)
    }
    let text = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    #expect(text.contains("Batch: sizes must be at least 1, got [0, 3]."))
  }

  @Test("Inputs that do not fit the shape stop the program with both counts")
  func counts() async throws {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Batch(inputs: [1], targets: [1, 2], batchSize: 1, sequenceLength: 2)
    }
    let text = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    #expect(text.contains("Batch: expected 2 inputs and targets for [1, 2], got 1 and 2."))
  }
}
