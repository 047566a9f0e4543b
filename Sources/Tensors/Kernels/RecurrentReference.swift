#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

// The cells in double precision, one unit at a time, as a book writes them down.

extension Kernels {
  /// The definition that `gruCell` is tested against, for one unit.
  ///
  /// - Parameters:
  ///   - input: The input part of r, z and n.
  ///   - hidden: The hidden part of r, z and n.
  ///   - state: The state before.
  /// - Returns: The state after.
  public static func gruCellReference(
    input: (r: Double, z: Double, n: Double), hidden: (r: Double, z: Double, n: Double),
    state: Double
  ) -> Double {
    let r = logistic(input.r + hidden.r)
    let z = logistic(input.z + hidden.z)
    let n = hyperbolic(input.n + r * hidden.n)
    return (1 - z) * n + z * state
  }

  /// The definition that `lstmCell` is tested against, for one unit.
  ///
  /// - Parameters:
  ///   - sums: The sums of the gates i, f, g and o.
  ///   - cell: The memory cell before.
  /// - Returns: State and cell after.
  public static func lstmCellReference(
    sums: (i: Double, f: Double, g: Double, o: Double), cell: Double
  ) -> (state: Double, cell: Double) {
    let memory = logistic(sums.f) * cell + logistic(sums.i) * hyperbolic(sums.g)
    return (logistic(sums.o) * hyperbolic(memory), memory)
  }
}

private func logistic(_ x: Double) -> Double { 1 / (1 + libraryExponential(-x)) }

// Names that the kernels' own `exp` and `tanh` do not hide.
private func libraryExponential(_ x: Double) -> Double { exp(x) }
private func hyperbolic(_ x: Double) -> Double { tanh(x) }
