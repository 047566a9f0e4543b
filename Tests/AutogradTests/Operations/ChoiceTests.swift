import Autograd
import Tensors
import TestSupport
import Testing

@Suite("Bounds, slices, dropout and products of matrices")
struct ChoiceTests {
  @Test("On a bound the gradient passes, outside it does not")
  func clipping() {
    let tape = Tape()
    let x = tape.variable(Tensor([5], [-2, -1, 0, 1, 2]), needsGradient: true)
    let y = x.clipped(to: -1...1)
    #expect(y.tensor == Tensor([5], [-1, -1, 0, 1, 1]))
    tape.backward(from: y.sum())
    #expect(x.gradient == Tensor([5], [0, 1, 1, 1, 0]))
  }

  @Test("Equal elements share the gradient of the smaller and of the larger")
  func ties() {
    let tape = Tape()
    let x = tape.variable(Tensor([3], [1, 2, 3]), needsGradient: true)
    let y = tape.variable(Tensor([3], [2, 2, 2]), needsGradient: true)
    let (low, high) = (Variable.minimum(x, y), Variable.maximum(x, y))
    #expect(low.tensor == Tensor([3], [1, 2, 2]))
    #expect(high.tensor == Tensor([3], [2, 2, 3]))
    tape.backward(from: (low + 10 * high).sum())
    #expect(x.gradient == Tensor([3], [1, 5.5, 10]))
    #expect(y.gradient == Tensor([3], [10, 5.5, 1]))
  }

  @Test("What is not a number stays so on either side")
  func notANumber() {
    let tape = Tape()
    let x = tape.variable(Tensor([2], [.nan, 1]))
    let y = tape.variable(Tensor([2], [1, .nan]))
    for z in [Variable.minimum(x, y), .maximum(x, y), (x + y).clipped(to: 0...1)] {
      #expect(z.tensor.elements.allSatisfy { $0.isNaN })
    }
  }

  @Test(
    "Choices at odd shapes, an input used twice",
    arguments: [[], [1], [7], [1, 1, 1], [2, 3, 5]] as [Shape])
  func choices(shape: Shape) {
    let (x, y) = (random(shape, seed: 1), random(shape, seed: 2))
    checkGradient(at: [x, y]) { .minimum($1[0], $1[1]) + 2 * .maximum($1[0], $1[1]) }
    checkGradient(at: [x]) { .minimum($1[0], 2 * $1[0].squared()) }
    checkGradient(at: [x]) { $1[0].clipped(to: -0.4...0.6) * $1[0] }
  }

  @Test(
    "Slices of every axis, overlapping too",
    arguments: [[5], [3, 4], [2, 3, 5], [2, 3, 4, 2]] as [Shape])
  func slices(shape: Shape) {
    let x = random(shape, seed: 3)
    for axis in 0..<shape.rank {
      let end = shape[axis]
      checkGradient(at: [x]) { $1[0].sliced(1..<end, alongAxis: axis) }
      checkGradient(at: [x]) { _, inputs in
        inputs[0].sliced(0..<end - 1, alongAxis: axis) * inputs[0].sliced(1..<end, alongAxis: axis)
      }
    }
    let tape = Tape()
    let matrix = tape.variable(Tensor([2, 3], [1, 2, 3, 4, 5, 6]))
    #expect(matrix.sliced(1..<3, alongAxis: 1).tensor == Tensor([2, 2], [2, 3, 5, 6]))
    #expect(matrix.sliced(1..<2, alongAxis: 0).tensor == Tensor([1, 3], [4, 5, 6]))
    #expect(matrix.sliced(1..<1, alongAxis: 0).tensor == Tensor([0, 3]))
  }

  @Test("Dropout leaves the right fraction out, keeps the mean, and does nothing after training")
  func dropout() {
    let (tape, count) = (Tape(), 40_000)
    var generator = SeededGenerator(seed: 1)
    let x = tape.variable(Tensor([count], repeating: 1), needsGradient: true)
    let y = x.dropout(0.25, isTraining: true, using: &generator)
    let zeros = Float(y.tensor.elements.count { $0 == 0 }) / Float(count)
    #expect(abs(zeros - 0.25) < 0.01)  // 4.6 standard deviations
    #expect(Set(y.tensor.elements) == [0, 1 / (1 - 0.25)])
    #expect(abs(y.mean().scalar - 1) < 0.015)
    let same = x.dropout(0.25, isTraining: false, using: &generator)
    #expect(same.tensor == x.tensor)
    tape.backward(from: y.sum())
    #expect(x.gradient == y.tensor)
  }

  @Test(
    "Products of matrices at odd shapes, in all four orientations",
    arguments: [[1, 1, 1], [3, 5, 2], [4, 1, 3], [2, 7, 20]] as [[Int]])
  func products(sizes: [Int]) {
    let (m, k, n) = (sizes[0], sizes[1], sizes[2])
    for (left, right) in [(false, false), (false, true), (true, false), (true, true)] {
      for stack in [[], [2], [2, 3]] as [[Int]] {
        let a = random(Shape(stack + (left ? [k, m] : [m, k])), seed: 4)
        let b = random(Shape(stack + (right ? [n, k] : [k, n])), seed: 5)
        checkGradient(at: [a, b]) {
          $1[0].matmul($1[1], transposingSelf: left, transposingOther: right)
        }
        guard stack.isEmpty else { continue }
        let tape = Tape()
        let product = tape.variable(a).matmul(
          tape.variable(b), transposingSelf: left, transposingOther: right)
        expectClose(
          product.tensor, (left ? a.transposed : a).matmul(right ? b.transposed : b),
          absolute: 1e-5)
      }
    }
    checkGradient(at: [random([2, k, k], seed: 6)]) {
      $1[0].matmul($1[0], transposingOther: true)
    }
  }

  @Test("What does not fit stops with a sentence")
  func sentences() async {
    let slice = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      let tape = Tape()
      _ = tape.variable(Tensor([2, 3])).sliced(1..<4, alongAxis: 1)
    }
    expectStop(slice, "sliced(_:alongAxis:): expected places within 0..<3, got 1..<4.")
    let product = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      let tape = Tape()
      _ = tape.variable(Tensor([2, 2, 3])).matmul(tape.variable(Tensor([2, 4, 5])))
    }
    expectStop(product, "matmul: expected shape [2, 3, 5], got [2, 4, 5].")
    let probability = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      var generator = SeededGenerator(seed: 1)
      let tape = Tape()
      _ = tape.variable(Tensor([2])).dropout(1, isTraining: true, using: &generator)
    }
    expectStop(probability, "dropout: expected a probability in 0..<1, got 1.0.")
  }
}
