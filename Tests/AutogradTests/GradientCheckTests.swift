import Autograd
import Tensors
import TestSupport
import Testing

/// Whether the checker fails where it should: a check that cannot fail is no test.
@Suite("Gradient check")
struct GradientCheckTests {
  @Test("A wrong gradient of any input of any operation is caught", arguments: OperationCase.all)
  func catchesEveryFault(_ operation: OperationCase) {
    for input in operation.shapes.indices {
      for fault in Fault.allCases {
        // All elements of a sum or a mean have the same gradient: no order of them is wrong.
        if ["sum", "mean"].contains(operation.name), fault == .reversed { continue }
        let failures = GradientCheck().failures(
          of: { tape, inputs in
            var inputs = inputs
            inputs[input] = inputs[input].passing(fault)
            return operation.function(tape, inputs)
          }, at: operation.inputs)
        #expect(!failures.isEmpty, "\(fault) at input \(input) went unseen")
      }
    }
  }

  @Test("A detour without a fault is not reported", arguments: OperationCase.all)
  func passesTheRest(_ operation: OperationCase) {
    checkGradient(at: operation.inputs) { tape, inputs in
      operation.function(tape, inputs.map { $0.passing(nil) })
    }
  }

  @Test("A derivative that lacks its inner part is caught", arguments: [0.5, 3] as [Float])
  func catchesMissingInnerDerivative(scale: Float) {
    let input = Tensor([2, 3, 5], repeating: scale)
    let failures = GradientCheck().failures(of: { $1[0].square(isRight: false) }, at: [input])
    #expect(failures.count > 30)
    checkGradient(at: [input]) { $1[0].square(isRight: true) }
  }

  @Test("The first failure names place, differences and gradient")
  func failureText() {
    let failures = GradientCheck(directionCount: 0).failures(
      of: { $1[0].passing(.wrongSign).sum() }, at: [Tensor([1], [3])])
    #expect(
      failures.first?.hasPrefix("Gradient of input 0 at element 0: differences give ") == true)
    #expect(failures.first?.contains(", backward gives ") == true)
  }
}

/// What can be wrong with a gradient.
private enum Fault: Int, CaseIterable {
  case wrongSign
  case doubled
  case halved
  case missingPart
  case zero
  case reversed
  case addsWhereItShouldWrite
  case writesWhereItShouldAdd
}

extension Variable {
  /// The same values; the gradient passes through with a fault.
  fileprivate func passing(_ fault: Fault?) -> Variable {
    let y = tape.output(shape, of: self)
    y.values.update(from: values, count: count)
    tape.record(
      FaultOperation(x: self, y: y, fault: fault.map { Int8($0.rawValue) } ?? -1), output: y)
    return y
  }

  /// `x²`, with the derivative `2 x` or, wrongly, `2`.
  fileprivate func square(isRight: Bool) -> Variable {
    let y = tape.output(shape, of: self)
    for i in 0..<count { y.values[i] = values[i] * values[i] }
    tape.record(SquareOperation(x: self, y: y, isRight: isRight), output: y)
    return y
  }
}

private struct FaultOperation: Operation {
  let x: Variable
  let y: Variable
  let fault: Int8

  func backward(on tape: Tape) {
    guard let dy = tape.gradient(of: y), let dx = tape.target(for: x) else { return }
    let count = x.count
    let fault = Fault(rawValue: Int(fault))
    let adds =
      switch fault {
      case .addsWhereItShouldWrite: true
      case .writesWhereItShouldAdd: false
      default: dx.accumulate
      }
    for i in 0..<count {
      let part: Float =
        switch fault {
        case .wrongSign: -dy[i]
        case .doubled: 2 * dy[i]
        case .halved: 0.5 * dy[i]
        case .missingPart: i < (count + 1) / 2 ? dy[i] : 0
        case .zero: 0
        case .reversed: dy[count - 1 - i]
        default: dy[i]
        }
      dx.pointer[i] = adds ? dx.pointer[i] + part : part
    }
  }
}

private struct SquareOperation: Operation {
  let x: Variable
  let y: Variable
  let isRight: Bool

  func backward(on tape: Tape) {
    guard let dy = tape.gradient(of: y), let dx = tape.target(for: x) else { return }
    for i in 0..<x.count {
      let part = dy[i] * (isRight ? 2 * x.values[i] : 2)
      dx.pointer[i] = dx.accumulate ? dx.pointer[i] + part : part
    }
  }
}
