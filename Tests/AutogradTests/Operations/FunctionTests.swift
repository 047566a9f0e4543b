import Autograd
import Tensors
import TestSupport
import Testing

@Suite("Arithmetic, functions and sums")
struct FunctionTests {
  static let shapes: [Shape] = [[], [1], [7], [1, 1, 1], [2, 3, 5], [17, 3]]

  @Test("Gradients are right at all shapes, the single number too", arguments: shapes)
  func gradients(shape: Shape) {
    let (x, y) = (random(shape, seed: 1), random(shape, seed: 2))
    checkGradient(at: [x, y]) { $1[0] - $1[1] }
    checkGradient(at: [x, y]) { $1[0] / ($1[1].squared() + 1) }
    checkGradient(at: [x]) { 1 / ($1[0].squared() + 1) }
    checkGradient(at: [x]) { -$1[0].exp() }
    checkGradient(at: [x]) { ($1[0].squared() + 1).log() }
    checkGradient(at: [x]) { ($1[0].squared() + 1).squareRoot() }
    checkGradient(at: [x]) { $1[0].sigmoid() * 2 - 1 }
    checkGradient(at: [x]) { $1[0].logSigmoid() }
    checkGradient(at: [x]) { $1[0].mean() }
  }

  @Test("An input used on both sides gets both gradients", arguments: shapes)
  func reusedInput(shape: Shape) {
    let x = random(shape, seed: 3)
    checkGradient(at: [x]) { $1[0] - $1[0] * $1[0] }
    checkGradient(at: [x]) { $1[0] / ($1[0].squared() + 1) + 1 / ($1[0].squared() + 1) }
    checkGradient(at: [x]) { $1[0].exp() * $1[0] }
    checkGradient(at: [x]) { $1[0].sigmoid() - $1[0].logSigmoid() + $1[0].squared() - 3 * $1[0] }
    checkGradient(at: [x]) { ($1[0].squared() + 1).log() * ($1[0].squared() + 2).squareRoot() }
  }

  @Test(
    "Softmax and its like at odd shapes, an input used twice",
    arguments: [[1], [7], [1, 1, 1], [2, 3, 5], [3, 40]] as [Shape])
  func softmax(shape: Shape) {
    let (x, labels) = (random(shape, seed: 4), (0..<shape.rows).map { Int32($0 % shape.last) })
    checkGradient(at: [x]) { $1[0].softmax() * $1[0] }
    checkGradient(at: [x]) { $1[0].logSoftmax() * $1[0] }
    checkGradient(at: [x]) { $1[0].logProbabilities(of: labels) }
    checkGradient(at: [x]) { $1[0].logProbabilities(of: labels).sum() + $1[0].softmax().sum() }
    checkGradient(at: [x]) { $1[0].l2Normalized() * $1[0] }
    let tape = Tape()
    let logits = tape.variable(x, needsGradient: true)
    expectClose(logits.softmax().log().tensor, logits.logSoftmax().tensor, absolute: 2e-6)
    expectClose(
      (-logits.logProbabilities(of: labels).mean()).tensor,
      logits.softmaxCrossEntropy(labels: labels).tensor, absolute: 1e-6)
  }

  @Test(
    "Sums and means along each axis",
    arguments: [[3], [1, 1], [3, 2], [2, 1, 4], [2, 3, 5], [2, 3, 2, 4]] as [Shape])
  func axes(shape: Shape) {
    let x = random(shape, seed: 5)
    for axis in 0..<shape.rank {
      checkGradient(at: [x]) { $1[0].sum(alongAxis: axis) }
      checkGradient(at: [x]) { $1[0].mean(alongAxis: axis) }
      checkGradient(at: [x]) { $1[0].sum(alongAxis: axis).sum() * $1[0].sum() }
    }
    let tape = Tape()
    let matrix = tape.variable(Tensor([2, 3], [1, 2, 3, 4, 5, 6]))
    #expect(matrix.sum(alongAxis: 0).tensor == Tensor([3], [5, 7, 9]))
    #expect(matrix.sum(alongAxis: 1).tensor == Tensor([2], [6, 15]))
    #expect(matrix.mean(alongAxis: 1).tensor == Tensor([2], [2, 5]))
    #expect(matrix.mean().tensor == Tensor([], [3.5]))
  }

  @Test(
    "Rows are multiplied by numbers of their own",
    arguments: [[7], [1, 1, 1], [2, 3, 5]] as [Shape])
  func columns(shape: Shape) {
    let (x, column) = (random(shape, seed: 6), random([shape.rows], seed: 7))
    checkGradient(at: [x, column]) { $1[0].multiplying(column: $1[1]) }
    checkGradient(at: [x]) { $1[0].multiplying(column: $1[0].sum(alongAxis: shape.rank - 1)) }
  }

  @Test("The logarithm of a sigmoid is exact where the sigmoid is 0 or 1")
  func farLogSigmoid() {
    let tape = Tape()
    let x = tape.variable(Tensor([5], [-200, -30, 0, 30, 200]), needsGradient: true)
    let y = x.logSigmoid()
    expectClose(y.tensor.elements, [-200, -30, -0.693_147_2, -9.357_623e-14, 0], absolute: 1e-20)
    tape.backward(from: y.sum())
    expectClose(x.gradient.elements, [1, 1, 0.5, 9.357_623e-14, 0], absolute: 1e-20)
  }

  @Test("No gradient passes through what is detached")
  func detached() {
    let tape = Tape()
    let x = tape.variable(Tensor([2], [3, -2]), needsGradient: true)
    let constant = x.detached()
    #expect(!tape.needsGradient(constant))
    #expect(constant.tensor == x.tensor)
    tape.backward(from: (x * constant).sum())
    #expect(x.gradient == Tensor([2], [3, -2]))
  }

  @Test("Wrong shapes and axes stop with a sentence")
  func wrongShapes() async {
    let difference = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      let tape = Tape()
      _ = tape.variable(Tensor([2])) - tape.variable(Tensor([3]))
    }
    expectStop(difference, "-: expected shape [2], got [3].")
    let axis = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      let tape = Tape()
      _ = tape.variable(Tensor([2, 3])).sum(alongAxis: 2)
    }
    expectStop(axis, "sum(alongAxis:): expected an axis in 0..<2 of shape [2, 3], got 2.")
    let label = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      let tape = Tape()
      _ = tape.variable(Tensor([1, 3])).logProbabilities(of: [3])
    }
    expectStop(label, "logProbabilities(of:): label 3 is not in 0..<3.")
  }
}
