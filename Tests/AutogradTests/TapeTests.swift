import Autograd
import Tensors
import TestSupport
import Testing

@Suite("Tape")
struct TapeTests {
  @Test("A variable that took no part has a gradient of zero")
  func noPart() {
    let tape = Tape()
    let x = tape.variable(Tensor([2], [1, 2]), needsGradient: true)
    let other = tape.variable(Tensor([3]), needsGradient: true)
    _ = 2 * x
    tape.backward(from: (x * x).sum())
    #expect(x.gradient == Tensor([2], [2, 4]))
    #expect(other.gradient == Tensor([3]))
    #expect(tape.gradient(of: other) == nil)
  }

  @Test("A seed scales the gradient of each output")
  func seed() {
    let tape = Tape()
    let x = tape.variable(Tensor([3], [1, 2, 3]), needsGradient: true)
    tape.backward(from: x * x, seed: Tensor([3], [1, 0, -1]))
    #expect(x.gradient == Tensor([3], [2, 0, -6]))
  }

  @Test("A step that is repeated takes no more memory, however large")
  func memoryIsReused() {
    let tape = Tape()
    func step() -> Tensor {
      tape.reset()
      let x = tape.variable(Tensor([600, 600], repeating: 0.001), needsGradient: true)
      tape.backward(from: x.linear(x).gelu().linear(x).sum())
      return x.gradient
    }
    let first = step()
    _ = step()
    let warm = tape.allocationCount
    for _ in 0..<20 { #expect(step() == first) }
    #expect(tape.allocationCount == warm)
  }

  @Test("Gradients of intermediate results take turns in the same memory")
  func gradientsShareMemory() {
    func bytes(layers: Int) -> Int {
      let tape = Tape()
      for _ in 0..<2 {  // the second time there is one block, as large as is needed
        tape.reset()
        let x = tape.variable(Tensor([1 << 19], repeating: 0.5), needsGradient: true)
        tape.backward(from: (0..<layers).reduce(x) { y, _ in y.tanh() }.sum())
      }
      tape.reset()
      return tape.byteCount
    }
    // Eight layers more have eight results more, with a note of each operation, and no gradients more.
    let more = bytes(layers: 12) - bytes(layers: 4)
    #expect((8 * (4 << 19)...8 * ((4 << 19) + 1024)).contains(more), "\(more)")
  }

  @Test("Asking for the gradient of an intermediate result stops with a sentence")
  func usedUpGradient() async throws {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      let tape = Tape()
      let x = tape.variable(Tensor([2], [1, 2]), needsGradient: true)
      let y = x * x
      tape.backward(from: y.sum())
      _ = y.gradient
    }
    let message = String(decoding: try #require(result).standardErrorContent, as: UTF8.self)
    #expect(
      message.contains("Tape.gradient: the gradient of an intermediate result is not kept"))
  }

  @Test("Values from before a reset do not show through")
  func dirtyMemory() {
    let tape = Tape()
    let x = tape.variable(Tensor([100], repeating: .nan), needsGradient: true)
    tape.backward(from: (x * x).tanh().sum())
    tape.reset()
    let y = tape.variable(Tensor([100], repeating: 1), needsGradient: true)
    tape.backward(from: (y * y).sum())
    #expect(y.gradient == Tensor([100], repeating: 2))
  }

  @Test("A reshape shares values and gradient")
  func reshape() {
    let tape = Tape()
    let x = tape.variable(Tensor([2, 3], [1, 2, 3, 4, 5, 6]), needsGradient: true)
    let y = x.reshaped([3, 2])
    #expect(y.values == x.values)
    tape.backward(from: (y * y).sum())
    #expect(x.gradient == Tensor([2, 3], [2, 4, 6, 8, 10, 12]))
    #expect(y.gradient == Tensor([3, 2], [2, 4, 6, 8, 10, 12]))
  }

  @Test("A parameter brought twice is one variable, and its gradients add up")
  func parameterTwice() throws {
    var parameters = Parameters()
    let weight = parameters.add("weight", Tensor([2], [3, 4]))
    _ = parameters.add("unused", Tensor([1, 3], repeating: 5))
    let idle = parameters.add("idle", Tensor([2], repeating: 6))
    var gradients = Tensor([parameters.count], repeating: .nan)
    let tape = Tape()
    parameters.values.withUnsafePointer { values in
      gradients.withUnsafeMutablePointer { gradients in
        for _ in 0..<2 {
          tape.reset(
            parameters: ParameterMemory(
              layout: parameters.layout, values: values, gradients: gradients))
          let (x, y) = (tape.variable(weight), tape.variable(weight))
          #expect(x.values == y.values)
          _ = 2 * tape.variable(idle)  // computed with, but not part of the loss
          tape.backward(from: (x * y).sum())
        }
      }
    }
    #expect(gradients.elements[...1] == [6, 8])
    #expect(gradients.elements[2...].allSatisfy { $0 == 0 })
    #expect(gradients.count == 7)
  }

  @Test("A second backward pass is refused, from the same number and from another")
  func backwardTwice() async {
    let sentence = "Tape.backward: ran already; reset the tape and compute anew before the next."
    let same = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      let tape = Tape()
      let loss = tape.variable(Tensor([2]), needsGradient: true).sum()
      tape.backward(from: loss)
      tape.backward(from: loss)
    }
    expectStop(same, sentence)
    let other = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      let tape = Tape()
      let x = tape.variable(Tensor([2]), needsGradient: true)
      let (first, second) = (x.sum(), 2 * x)
      tape.backward(from: first)
      tape.backward(from: second, seed: Tensor([2]))
    }
    expectStop(other, sentence)
  }

  @Test("An output that depends on nothing that wants a gradient is refused")
  func nothingWanted() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      let tape = Tape()
      tape.backward(from: tape.variable(Tensor([2])).sum())
    }
    expectStop(result, "Tape.backward: the output depends on nothing that wants a gradient.")
  }

  @Test("A loss of several numbers and a seed of another shape are refused")
  func wrongShapes() async {
    let loss = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      let tape = Tape()
      tape.backward(from: 2 * tape.variable(Tensor([2, 3]), needsGradient: true))
    }
    expectStop(loss, "Tape.backward: expected shape [1], got [6].")
    let seed = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      let tape = Tape()
      let x = tape.variable(Tensor([2, 3]), needsGradient: true)
      tape.backward(from: x, seed: Tensor([3, 2]))
    }
    expectStop(seed, "Tape.backward: expected shape [2, 3], got [3, 2].")
  }

  @Test("A parameter on a tape without parameters is refused")
  func noParameters() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      var parameters = Parameters()
      let weight = parameters.add("weight", Tensor([2]))
      let tape = Tape()
      _ = tape.variable(weight)
    }
    expectStop(result, "Tape: parameter 0 was used on a tape that has no parameters.")
  }

  @Test("A variable of several numbers is no scalar, and a reshape keeps the count")
  func wrongVariables() async {
    let scalar = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      let tape = Tape()
      _ = tape.variable(Tensor([2])).scalar
    }
    expectStop(scalar, "Variable.scalar: expected shape [1], got [2].")
    let reshape = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      let tape = Tape()
      _ = tape.variable(Tensor([2, 3])).reshaped([5])
    }
    expectStop(reshape, "Variable.reshaped: expected shape [6], got [5].")
  }
}
