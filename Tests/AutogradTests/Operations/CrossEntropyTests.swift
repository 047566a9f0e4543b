import Autograd
import Platform
import Tensors
import TestSupport
import Testing

@Suite("Cross entropy")
struct CrossEntropyTests {
  @Test("Gradients are right with labels that count and labels that do not")
  func gradients() {
    let logits = random([2, 3, 5], seed: 1)
    for labels in [[4, 1, 0, 2, 2, 3], [4, -1, 0, -7, 2, -1], [-1, -1, -1, -1, -1, 4]] as [[Int32]]
    {
      checkGradient(at: [logits]) { $1[0].softmaxCrossEntropy(labels: labels) }
      checkGradient(at: [logits]) { $1[0].softmaxCrossEntropy(labels: labels, divisor: 4) }
    }
    checkGradient(at: [random([1, 1, 1], seed: 2)]) { $1[0].softmaxCrossEntropy(labels: [0]) }
    checkGradient(at: [random([3, 17], seed: 2)]) { $1[0].softmaxCrossEntropy(labels: [16, 0, 9]) }
  }

  @Test("Equal logits cost the logarithm of the number of classes", arguments: [1, 2, 65, 256])
  func uniform(classes: Int) {
    let tape = Tape()
    let loss = tape.variable(Tensor([3, classes], repeating: -2))
      .softmaxCrossEntropy(labels: [0, 0, 0])
    #expect(loss.shape == [])
    expectClose(loss.scalar, Float(log(Double(classes))), absolute: 1e-6)
  }

  @Test("Labels left out change neither the loss nor the others' gradients")
  func ignoredLabels() {
    let tape = Tape()
    let logits = random([4, 5], seed: 3)
    let all = tape.variable(logits, needsGradient: true)
    let loss = all.softmaxCrossEntropy(labels: [1, -1, 3, -100])
    let loud = tape.variable(
      Tensor(rows: [logits.rows[0], logits.rows[2]]), needsGradient: true)
    let part = loud.softmaxCrossEntropy(labels: [1, 3])
    #expect(loss.scalar == part.scalar)
    tape.backward(from: loss + part)
    let (left, right) = (all.gradient.rows, loud.gradient.rows)
    #expect(left[0] == right[0])
    #expect(left[2] == right[1])
    #expect(left[1] == [0, 0, 0, 0, 0])
    #expect(left[3] == [0, 0, 0, 0, 0])
  }

  @Test("Without any label that counts the loss is 0 and so is the gradient")
  func noLabels() {
    let tape = Tape()
    let logits = tape.variable(random([2, 3], seed: 4), needsGradient: true)
    let loss = logits.softmaxCrossEntropy(labels: [-1, -1])
    #expect(loss.scalar == 0)
    tape.backward(from: loss)
    #expect(logits.gradient == Tensor([2, 3]))
  }

  @Test("Parts with a common divisor add up to the whole")
  func parts() {
    let tape = Tape()
    let logits = random([4, 5], seed: 5)
    let whole = tape.variable(logits).softmaxCrossEntropy(labels: [0, 1, -1, 3])
    let halves = [0, 2].map { start in
      tape.variable(Tensor(rows: Array(logits.rows[start..<(start + 2)])))
        .softmaxCrossEntropy(labels: start == 0 ? [0, 1] : [-1, 3], divisor: 3).scalar
    }
    expectClose(halves[0] + halves[1], whole.scalar, relative: 1e-6)
  }

  @Test("Logits of ±10,000 give a finite loss and gradient")
  func extremeLogits() {
    let tape = Tape()
    let logits = tape.variable(
      Tensor(rows: [[1e4, -1e4, 0], [-1e4, -1e4, 1e4]]), needsGradient: true)
    let loss = logits.softmaxCrossEntropy(labels: [1, 2])
    expectClose(loss.scalar, 10_000, absolute: 60)  // e^-87 stands for e^-20,000
    tape.backward(from: loss)
    #expect(logits.gradient.elements.allSatisfy { abs($0) <= 0.5 })
  }

  @Test("A logit that is no number gives a loss that is none")
  func notANumber() {
    let tape = Tape()
    let loss = tape.variable(Tensor(rows: [[0, .nan], [1, 2]])).softmaxCrossEntropy(labels: [0, 1])
    #expect(loss.scalar.isNaN)
  }

  @Test("Wrong labels stop with a sentence")
  func wrongLabels() async {
    let tooLarge = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      let tape = Tape()
      _ = tape.variable(Tensor([2, 3])).softmaxCrossEntropy(labels: [0, 3])
    }
    expectStop(tooLarge, "softmaxCrossEntropy: label 3 is not in 0..<3.")
    let tooFew = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      let tape = Tape()
      _ = tape.variable(Tensor([2, 3])).softmaxCrossEntropy(labels: [0])
    }
    expectStop(tooFew, "softmaxCrossEntropy, labels: expected shape [2], got [1].")
  }
}
