import Autograd
import Tensors
import TestSupport
import Testing

@Suite("Parameters")
struct ParametersTests {
  @Test("Tensors lie behind each other in the order in which they were added")
  func layout() {
    var parameters = Parameters()
    let weight = parameters.add("weight", Tensor([2, 3], [1, 2, 3, 4, 5, 6]))
    let bias = parameters.add("bias", Tensor([3], [7, 8, 9]))
    #expect(parameters.count == 9)
    #expect(parameters.values.elements == [1, 2, 3, 4, 5, 6, 7, 8, 9])
    #expect((weight.offset, weight.index, weight.shape) == (0, 0, [2, 3]))
    #expect((bias.offset, bias.index, bias.shape) == (6, 1, [3]))
    #expect(parameters.layout.entries.map(\.name) == ["weight", "bias"])
    #expect(parameters.layout.entries.map(\.decays) == [true, false])
    #expect(parameters["bias"] == bias)
    #expect(parameters["gain"] == nil)
  }

  @Test("A tensor can be read and replaced, and a copy is a snapshot")
  func snapshot() {
    var parameters = Parameters()
    _ = parameters.add("weight", Tensor([2], [1, 2]))
    let bias = parameters.add("bias", Tensor([2], [3, 4]))
    let snapshot = parameters
    parameters[bias] = Tensor([2], [30, 40])
    #expect(parameters[bias] == Tensor([2], [30, 40]))
    #expect(parameters.values.elements == [1, 2, 30, 40])
    #expect(snapshot[bias] == Tensor([2], [3, 4]))
    parameters.withUnsafeMutableValues { $0[0] = 10 }
    #expect(parameters.values[0] == 10)
    #expect(snapshot.values[0] == 1)
  }

  @Test("A tape over parameters computes with them, without gradients")
  func withTape() {
    var parameters = Parameters()
    let weight = parameters.add("weight", Tensor([2], [1, 2]))
    let (sum, wanted) = parameters.withTape { tape in
      let x = tape.variable(weight)
      return ((x * x).sum().scalar, tape.needsGradient(x))
    }
    #expect(sum == 5)
    #expect(!wanted)
  }

  @Test("A name used twice stops with a sentence")
  func takenName() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      var parameters = Parameters()
      _ = parameters.add("wte.weight", Tensor([1]))
      _ = parameters.add("wte.weight", Tensor([1]))
    }
    expectStop(result, "Parameters: the name wte.weight is taken.")
  }

  @Test("A value of another shape stops with a sentence")
  func wrongShape() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      var parameters = Parameters()
      let weight = parameters.add("weight", Tensor([2, 3]))
      parameters[weight] = Tensor([3, 2])
    }
    expectStop(result, "Parameters: expected shape [2, 3], got [3, 2].")
  }
}
