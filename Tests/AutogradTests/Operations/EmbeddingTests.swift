import Autograd
import Tensors
import TestSupport
import Testing

@Suite("Looking rows up")
struct EmbeddingTests {
  @Test("Each index gives its row")
  func values() {
    let tape = Tape()
    let table = tape.variable(Tensor(rows: [[1, 2], [3, 4], [5, 6]]))
    let result = table.rows([2, 0, 2])
    #expect(result.shape == [3, 2])
    #expect(result.tensor.rows == [[5, 6], [1, 2], [5, 6]])
    #expect(table.rows([] as [Int32]).shape == [0, 2])
  }

  @Test(
    "Gradients are right where rows repeat, are alone, or are left out",
    arguments: [[0], [1, 1, 1, 1], [3, 0, 3, 3, 1], [0, 1, 2, 3]] as [[Int32]])
  func gradients(indices: [Int32]) {
    checkGradient(at: [random([4, 5], seed: 1)]) { $1[0].rows(indices) }
    checkGradient(at: [random([4, 1], seed: 1)]) { $1[0].rows(indices) }
  }

  @Test("A repeated row gathers its gradients, one left out has none")
  func repeatedRows() {
    let tape = Tape()
    let table = tape.variable(Tensor([3, 2]), needsGradient: true)
    tape.backward(
      from: table.rows([1, 1, 0]), seed: Tensor([3, 2], [1, 2, 10, 20, 5, 6]))
    #expect(table.gradient.rows == [[5, 6], [11, 22], [0, 0]])
  }

  @Test("A table that is also the head gets both gradients")
  func tiedTable() {
    checkGradient(at: [random([4, 3], seed: 2)]) {
      $1[0].rows([3, 0, 3]).tanh().linear(transposed: $1[0])
    }
  }

  @Test("An index outside the table stops with a sentence")
  func wrongIndex() async {
    let tooLarge = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      let tape = Tape()
      _ = tape.variable(Tensor([4, 2])).rows([0, 4])
    }
    expectStop(tooLarge, "rows: index 4 is not in 0..<4.")
    let negative = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      let tape = Tape()
      _ = tape.variable(Tensor([4, 2])).rows([-1])
    }
    expectStop(negative, "rows: index -1 is not in 0..<4.")
    let noTable = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      let tape = Tape()
      _ = tape.variable(Tensor([4])).rows([0])
    }
    expectStop(noTable, "rows: expected a table of 2 axes, got [4].")
  }
}
