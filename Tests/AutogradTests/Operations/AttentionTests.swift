import Autograd
import Tensors
import TestSupport
import Testing

@Suite("Attention")
struct AttentionTests {
  /// Shapes of the joint projection, with numbers of heads; 66 positions are more than one block.
  static let cases: [(Shape, Int)] = [
    ([1, 1, 3], 1), ([2, 3, 12], 2), ([1, 5, 45], 3), ([2, 2, 9], 3), ([1, 66, 6], 1),
  ]

  @Test("Gradients are right, causal and not", arguments: cases)
  func gradients(shape: Shape, heads: Int) {
    for isCausal in [true, false] {
      checkGradient(at: [random(shape, seed: 1)]) {
        $1[0].attention(heads: heads, isCausal: isCausal)
      }
    }
  }

  @Test("The result is [batch, time, width]", arguments: cases)
  func shapes(shape: Shape, heads: Int) {
    let tape = Tape()
    let y = tape.variable(random(shape, seed: 1)).attention(heads: heads, isCausal: true)
    #expect(y.shape == [shape[0], shape[1], shape[2] / 3])
  }

  @Test("Recorded weights are [batch, heads, time, time], their rows sum to 1", arguments: cases)
  func recording(shape: Shape, heads: Int) throws {
    for isCausal in [true, false] {
      let tape = Tape()
      let qkv = tape.variable(random(shape, seed: 2, deviation: 3))
      var recorded: [Tensor] = []
      let y = qkv.attention(heads: heads, isCausal: isCausal) { recorded.append($0) }
      #expect(recorded.count == 1)
      let weights = try #require(recorded.first)
      let (B, T) = (shape[0], shape[1])  // batch, time
      #expect(weights.shape == [B, heads, T, T])
      for (number, row) in weights.reshaped([B * heads * T, T]).rows.enumerated() {
        #expect(abs(row.reduce(0, +) - 1) < 2e-6)
        #expect(row.allSatisfy { $0 >= 0 })
        if isCausal { #expect(row.dropFirst(number % T + 1).allSatisfy { $0 == 0 }) }
      }
      #expect(qkv.attention(heads: heads, isCausal: isCausal).tensor == y.tensor)
    }
  }

  @Test("A causal position does not see what comes after it, nor get a gradient from before")
  func causalMaskHidesFuture() {
    let tape = Tape()
    let before = random([1, 6, 12], seed: 3)
    var changed = before
    for i in (4 * 12)..<(6 * 12) { changed[i] += 1 }
    let qkv = tape.variable(before, needsGradient: true)
    let first = qkv.attention(heads: 2, isCausal: true)
    let second = tape.variable(changed).attention(heads: 2, isCausal: true)
    #expect(first.tensor.elements[..<16] == second.tensor.elements[..<16])
    var seed = Tensor([1, 6, 4])
    for i in 0..<16 { seed[i] = 1 }
    tape.backward(from: first, seed: seed)
    #expect(qkv.gradient.elements[(4 * 12)...].allSatisfy { $0 == 0 })
  }

  @Test("Sequences of a batch do not see each other")
  func batchesAreApart() {
    let tape = Tape()
    let both = random([2, 3, 12], seed: 4)
    let y = tape.variable(both).attention(heads: 2, isCausal: false).tensor.elements
    for b in 0..<2 {
      let one = Tensor([1, 3, 12], Array(both.elements[(b * 36)..<(b * 36 + 36)]))
      let alone = tape.variable(one).attention(heads: 2, isCausal: false)
      expectClose(alone.tensor.elements, Array(y[(b * 12)..<(b * 12 + 12)]), relative: 1e-6)
    }
  }

  @Test("A width that heads do not divide stops with a sentence", arguments: [2, 0])
  func wrongShape(heads: Int) async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) { [heads] in
      let tape = Tape()
      _ = tape.variable(Tensor([1, 2, 9])).attention(heads: heads, isCausal: true)
    }
    expectStop(
      result,
      "attention: expected [batch, time, 3 · width] with width a multiple of \(heads) heads, got [1, 2, 9]."
    )
  }
}
