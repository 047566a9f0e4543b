import Platform
import Tensors
import TestSupport
import Testing

@Suite("Softmax and cross entropy kernels")
struct SoftmaxTests {
  @Test("Softmax agrees with its definition and sums to 1", arguments: oddSizes)
  func agreesWithReference(count: Int) {
    for deviation in [0.1, 1, 10, 50] as [Float] {
      let scores = numbers(count, deviation: deviation)
      var x = scores
      let logSum = Kernels.softmax(&x, count: count)
      // e^-87 stands for everything smaller: an absolute error of 1e-38.
      expectClose(x, Kernels.softmaxReference(scores), absolute: 1e-12, relative: 2e-6)
      #expect(abs(x.reduce(0, +) - 1) < 2e-6)
      expectClose(logSum, Float(logSumOfExponentials(scores)), relative: 1e-6)
    }
  }

  @Test("The largest score is found wherever it stands", arguments: [16, 17, 33, 64])
  func maximumAnywhere(count: Int) {
    for place in 0..<count {
      var x = [Float](repeating: -50, count: count)
      x[place] = 200  // e^200 would be infinite
      Kernels.softmax(&x, count: count)
      #expect(x[place] == 1)
    }
  }

  @Test("Scores of ±10,000 give finite probabilities that sum to 1", arguments: [1, 2, 17, 65])
  func extremeScores(count: Int) {
    for scores in extremes(count) {
      var x = scores
      let logSum = Kernels.softmax(&x, count: count)
      #expect(x.allSatisfy { $0.isFinite })
      #expect(abs(x.reduce(0, +) - 1) < 2e-6)
      #expect(logSum.isFinite)
    }
  }

  @Test(
    "Numerators with a scale, divided by their sum, are softmax of scaled scores",
    arguments: oddSizes)
  func numerators(count: Int) {
    let scores = numbers(count, deviation: 4)
    let scale: Float = 0.37
    let expected = Kernels.softmaxReference(scores.map { $0 * scale })
    let behind: [Float] = [.infinity, -.infinity, .nan, 1e30, 5] + numbers(15, deviation: 1)
    var sums = Set<Float>()
    for room in [count, count + 3, count + 20] {
      var x = scores + behind
      let (sum, logSum) = Kernels.softmaxNumerators(&x, scale: scale, count: count, room: room)
      expectClose(x[..<count].map { $0 / sum }, expected, absolute: 1e-7, relative: 1e-5)
      #expect(x[room...].map(\.bitPattern) == behind[(room - count)...].map(\.bitPattern))
      var again = scores + behind
      Kernels.softmaxAgain(&again, scale: scale, logSum: logSum, count: count, room: room)
      expectClose(Array(again[..<count]), expected, absolute: 1e-7, relative: 1e-5)
      #expect(again[room...].map(\.bitPattern) == behind[(room - count)...].map(\.bitPattern))
      sums.insert(sum)
    }
    #expect(sums.count == 1, "What lies behind a row must not count: \(sums)")
  }

  @Test("Cross entropy and its gradient agree with their definition", arguments: oddSizes)
  func crossEntropy(count: Int) {
    let logits = numbers(count, deviation: 3)
    let probabilities = Kernels.softmaxReference(logits)
    for label in Set([0, count / 2, count - 1]).sorted() {
      var gradient = [Float](repeating: .nan, count: count)
      let loss = Kernels.softmaxCrossEntropy(
        logits, label: label, gradient: &gradient, factor: 0.25, count: count)
      expectClose(
        loss, Float(logSumOfExponentials(logits) - Double(logits[label])), absolute: 2e-6)
      let expected = probabilities.enumerated().map { 0.25 * ($1 - ($0 == label ? 1 : 0)) }
      expectClose(gradient, expected, absolute: 1e-7, relative: 1e-5)
      #expect(abs(gradient.reduce(0, +)) < 1e-6)
    }
  }

  @Test("Cross entropy may write its gradient over the logits")
  func crossEntropyInPlace() {
    let logits = numbers(17)
    var apart = [Float](repeating: 0, count: 17)
    let loss = Kernels.softmaxCrossEntropy(
      logits, label: 5, gradient: &apart, factor: 1, count: 17)
    var inPlace = logits
    let again = inPlace.withUnsafeMutableBufferPointer { buffer -> Float in
      guard let base = buffer.baseAddress else { return .nan }
      return Kernels.softmaxCrossEntropy(base, label: 5, gradient: base, factor: 1, count: 17)
    }
    #expect(loss == again)
    #expect(inPlace == apart)
  }

  @Test("Equal logits cost the logarithm of the number of classes", arguments: oddSizes)
  func uniformLogits(count: Int) {
    let logits = [Float](repeating: 3.5, count: count)
    var gradient = logits
    let loss = Kernels.softmaxCrossEntropy(
      logits, label: 0, gradient: &gradient, factor: 1, count: count)
    expectClose(loss, Float(log(Double(count))), absolute: 1e-6)
  }

  @Test("Logits of ±10,000 give a finite loss and gradient", arguments: [2, 17, 65])
  func extremeLogits(count: Int) {
    for logits in extremes(count) {
      for label in [0, count - 1] {
        var gradient = [Float](repeating: .nan, count: count)
        let loss = Kernels.softmaxCrossEntropy(
          logits, label: label, gradient: &gradient, factor: 1, count: count)
        #expect(loss >= 0 && loss <= 20_010)
        #expect(gradient.allSatisfy { abs($0) <= 1 })
      }
    }
  }

  @Test("A logit that is no number makes the loss no number, so that training can stop")
  func notANumber() {
    for place in [0, 3, 16, 20] {
      var logits = numbers(21)
      logits[place] = .nan
      var gradient = [Float](repeating: 0, count: 21)
      let loss = Kernels.softmaxCrossEntropy(
        logits, label: 1, gradient: &gradient, factor: 1, count: 21)
      #expect(loss.isNaN)
    }
  }
}

/// Rows with scores of ±10,000 in several places.
private func extremes(_ count: Int) -> [[Float]] {
  [
    [Float](repeating: 1e4, count: count), [Float](repeating: -1e4, count: count),
    (0..<count).map { $0 == 0 ? 1e4 : -1e4 }, (0..<count).map { $0 == count - 1 ? 1e4 : -1e4 },
    (0..<count).map { $0 % 2 == 0 ? 1e4 : -1e4 },
  ]
}

private func logSumOfExponentials(_ x: [Float]) -> Double {
  let largest = Double(x.max() ?? 0)
  return largest + log(x.reduce(0) { $0 + exp(Double($1) - largest) })
}
