import Tensors
import TestSupport
import Testing

@Suite("Elementwise kernels")
struct ElementwiseKernelTests {
  @Test("Sums, multiples and scales are those of plain loops, exactly", arguments: oddSizes)
  func elementByElement(count: Int) {
    let (x, y) = (numbers(count, seed: 1), numbers(count, seed: 2))
    var added = y
    Kernels.add(x, to: &added, count: count)
    #expect(added == zip(x, y).map { $1 + $0 })
    var summed = [Float](repeating: .nan, count: count)
    Kernels.sum(x, y, into: &summed, count: count)
    #expect(summed == zip(x, y).map { $0 + $1 })
    var scaled = x
    Kernels.scale(&scaled, by: -0.5, count: count)
    #expect(scaled == x.map { $0 * -0.5 })
    var multiple = y
    Kernels.add(0.3, times: x, to: &multiple, count: count)
    expectClose(multiple, zip(x, y).map { $1 + 0.3 * $0 }, relative: 1e-6)
  }

  @Test("An inner product agrees with double precision", arguments: oddSizes)
  func dot(count: Int) {
    let (x, y) = (numbers(count, seed: 1), numbers(count, seed: 2))
    // Terms of size 1, at most 130 of them: 130 · 6e-8.
    expectClose(
      Kernels.dot(x, y, count: count), Kernels.dotReference(x, y, count: count), absolute: 1e-5)
  }

  @Test(
    "A sum of squares agrees with double precision over block borders",
    arguments: [1, 17, 4095, 4096, 4097, 10_000])
  func sumOfSquares(count: Int) {
    let x = numbers(count)
    let expected = x.reduce(0.0) { $0 + Double($1) * Double($1) }
    #expect(abs(Kernels.sumOfSquares(x, count: count) - expected) <= 1e-5 * expected)
  }

  @Test("Sums of rows start anew or go on", arguments: oddSizes)
  func sumRows(width: Int) {
    for rows in [0, 1, 3, 17] {
      let x = numbers(rows * width)
      let before = numbers(width, seed: 9)
      func expected(_ start: [Float]) -> [Float] {
        (0..<width).map { column in
          Float((0..<rows).reduce(Double(start[column])) { $0 + Double(x[$1 * width + column]) })
        }
      }
      var anew = [Float](repeating: .nan, count: width)
      Kernels.sumRows(of: x, rows: rows, width: width, into: &anew, accumulate: false)
      expectClose(anew, expected([Float](repeating: 0, count: width)), absolute: 1e-5)
      var onward = before
      Kernels.sumRows(of: x, rows: rows, width: width, into: &onward, accumulate: true)
      expectClose(onward, expected(before), absolute: 1e-5)
    }
  }

  @Test("A row is written under itself", arguments: [1, 17])
  func broadcast(width: Int) {
    let row = numbers(width)
    var y = [Float](repeating: .nan, count: 3 * width)
    Kernels.broadcast(row, into: &y, rows: 3, width: width)
    #expect(y == row + row + row)
  }
}
