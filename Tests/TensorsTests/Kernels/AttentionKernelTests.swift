import Tensors
import TestSupport
import Testing

@Suite("Attention kernels")
struct AttentionKernelTests {
  /// Times around the block of 64 queries, each with a head width and room between rows.
  static let cases: [AttentionCase] = [1, 2, 15, 63, 64, 65, 127, 128, 130].flatMap { time in
    [(1, 0), (4, 0), (5, 7), (16, 33)].flatMap { width, gap in
      [true, false].map {
        AttentionCase(time: time, width: width, gap: gap, isCausal: $0)
      }
    }
  }

  @Test("The output agrees with plain loops, and the weights' rows sum to 1", arguments: cases)
  func forward(_ test: AttentionCase) {
    let got = test.forward()
    let expected = test.reference()
    expectClose(got.output, expected.output, absolute: 1e-5)
    expectClose(got.weights, expected.weights, absolute: 1e-6)
    expectClose(got.logSums, expected.logSums, absolute: 1e-5)
    for row in 0..<test.time {
      let weights = got.weights[(row * test.time)..<((row + 1) * test.time)]
      #expect(abs(weights.reduce(0, +) - 1) < 2e-6)
      if test.isCausal { #expect(weights.dropFirst(row + 1).allSatisfy { $0 == 0 }) }
    }
    #expect(test.forward(recording: false).output == got.output)
  }

  @Test("Gradients agree with plain loops in double precision", arguments: cases)
  func backward(_ test: AttentionCase) {
    let expected = test.referenceGradients()
    // Sums of up to 130 products of weights and normal numbers.
    expectClose(test.backward(accumulate: false), expected.map { Float($0) }, absolute: 2e-5)
    let before = test.oldGradients
    expectClose(
      test.backward(accumulate: true), zip(before, expected).map { $0 + Float($1) },
      absolute: 2e-5)
  }

  @Test("The package's own reference says the same as these tests' loops", arguments: cases)
  func reference(_ test: AttentionCase) {
    expectClose(test.packageReference(), test.reference().output, absolute: 1e-5)
  }

  @Test("A causal position does not see what comes after it", arguments: [15, 64, 65, 130])
  func causalMaskHidesFuture(time: Int) {
    let test = AttentionCase(time: time, width: 4, gap: 0, isCausal: true)
    let before = test.forward().output
    for cut in Set([1, time / 2, time - 1]).sorted() where cut > 0 {
      let after = test.forward(changedFrom: cut).output
      #expect(before[..<(cut * 4)] == after[..<(cut * 4)])
      #expect(before[(cut * 4)...] != after[(cut * 4)...])
    }
  }

  @Test("Scores of ±10,000 stay finite", arguments: [17, 65])
  func extremeScores(time: Int) {
    for isCausal in [true, false] {
      let test = AttentionCase(time: time, width: 4, gap: 0, isCausal: isCausal, deviation: 100)
      let got = test.forward()
      #expect(got.output.allSatisfy { $0.isFinite })
      #expect(got.logSums.allSatisfy { $0.isFinite })
      #expect(test.backward(accumulate: false).allSatisfy { $0.isFinite })
    }
  }
}
