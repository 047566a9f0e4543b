import Autograd
import Tensors
import TestSupport
import Testing

@Suite("Every operation")
struct OperationTests {
  /// One operation in `operations.json`, made by `make_operations_fixture.py`.
  struct Expected: Decodable {
    let inputs: [Fixture.Values]
    let output: Fixture.Values
    let seed: Fixture.Values
    let gradients: [Fixture.Values]
  }

  @Test("Values and gradients are PyTorch's", arguments: OperationCase.all)
  func agreesWithPyTorch(_ operation: OperationCase) throws {
    let all = try Fixture.decode("operations", as: [String: Expected].self)
    let expected = try #require(all[operation.name])
    #expect(expected.inputs.map(\.tensor.shape) == operation.shapes)
    let tape = Tape()
    let inputs = expected.inputs.map { tape.variable($0.tensor, needsGradient: true) }
    let output = operation.function(tape, inputs)
    expectClose(output.tensor, expected.output.tensor, relative: 1e-5)
    tape.backward(from: output, seed: expected.seed.tensor)
    for (input, gradient) in zip(inputs, expected.gradients) {
      expectClose(input.gradient, gradient.tensor, absolute: 2e-6, relative: 1e-5)
    }
  }

  @Test("PyTorch's file and this list name the same operations")
  func fixtureIsComplete() throws {
    let all = try Fixture.decode("operations", as: [String: Expected].self)
    #expect(all.keys.sorted() == OperationCase.all.map(\.name).sorted())
  }

  @Test("Gradients agree with finite differences", arguments: OperationCase.all)
  func agreesWithDifferences(_ operation: OperationCase) {
    checkGradient(at: operation.inputs, of: operation.function)
  }

  @Test("The same computation gives the same bits again", arguments: OperationCase.all)
  func isDeterministic(_ operation: OperationCase) {
    let tape = Tape()
    func run() -> [Tensor] {
      tape.reset()
      let inputs = operation.inputs.map { tape.variable($0, needsGradient: true) }
      let output = operation.function(tape, inputs)
      tape.backward(from: output, seed: Tensor(output.shape, repeating: 0.7))
      return [output.tensor] + inputs.map(\.gradient)
    }
    #expect(run() == run())
  }

  @Test("Values do not depend on whether gradients are wanted", arguments: OperationCase.all)
  func valuesWithoutGradients(_ operation: OperationCase) {
    let tape = Tape()
    let with = operation.function(
      tape, operation.inputs.map { tape.variable($0, needsGradient: true) })
    let without = operation.function(tape, operation.inputs.map { tape.variable($0) })
    #expect(with.tensor == without.tensor)
    #expect(tape.needsGradient(with))
    #expect(!tape.needsGradient(without))
  }
}
