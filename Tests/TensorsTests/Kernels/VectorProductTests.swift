import Tensors
import TestSupport
import Testing

@Suite("Vector product")
struct VectorProductTests {
  @Test("A row times a matrix agrees with plain loops", arguments: [0, 1, 3, 4, 5, 15, 16, 17, 65])
  func agreesWithReference(inputs: Int) {
    for outputs in oddSizes {
      let (x, bias) = (numbers(inputs, seed: 1), numbers(outputs, seed: 3))
      let weight = numbers(inputs * outputs, seed: 2)
      var y = nans(outputs)
      Kernels.vectorProduct(x, weight, bias: bias, into: &y, inputs: inputs, outputs: outputs)
      let expected = (0..<outputs).map { j in
        Float(
          (0..<inputs).reduce(Double(bias[j])) {
            $0 + Double(x[$1]) * Double(weight[$1 * outputs + j])
          })
      }
      expectClose(y, expected, absolute: 1e-5)
    }
  }
}
