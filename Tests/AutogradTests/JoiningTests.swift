import Autograd
import Tensors
import TestSupport
import Testing

@Suite("Joining and parting")
struct JoiningTests {
  private static func random(_ shapes: Shape...) -> [Tensor] {
    var generator = SeededGenerator(seed: 17)
    return shapes.map { Tensor($0, normalWithDeviation: 1, using: &generator) }
  }

  @Test("Rows stand side by side")
  func concatenation() {
    let tape = Tape()
    let x = tape.variable(Tensor(rows: [[1, 2], [3, 4]]))
    let y = tape.variable(Tensor(rows: [[5], [6]]))
    #expect(x.concatenated(with: y).tensor == Tensor(rows: [[1, 2, 5], [3, 4, 6]]))
    checkGradient(at: Self.random([2, 3, 5], [2, 3, 2])) { $1[0].concatenated(with: $1[1]) }
    checkGradient(at: Self.random([1, 1], [1, 1])) { $1[0].concatenated(with: $1[1]) }
  }

  @Test("A step of each sequence is picked")
  func steps() {
    let tape = Tape()
    let x = tape.variable(Tensor([2, 2, 2], [1, 2, 3, 4, 5, 6, 7, 8]))
    #expect(x.at(step: 1).tensor == Tensor(rows: [[3, 4], [7, 8]]))
    checkGradient(at: Self.random([2, 3, 5])) { $1[0].at(step: 1) + $1[0].at(step: 2) }
  }

  @Test("Steps are lined up in order, and each comes back")
  func stacking() {
    let tape = Tape()
    let x = tape.variable(Tensor(rows: [[1], [2]]))
    let y = tape.variable(Tensor(rows: [[3], [4]]))
    let both = Variable.stacked([x, y])
    #expect(both.tensor == Tensor([2, 2, 1], [1, 3, 2, 4]))
    #expect(both.at(step: 1).tensor == y.tensor)
    checkGradient(at: Self.random([2, 5], [2, 5], [2, 5])) { .stacked([$1[0], $1[1], $1[2]]) }
    checkGradient(at: Self.random([3, 2])) { .stacked([$1[0], $1[0]]) }
  }
}
