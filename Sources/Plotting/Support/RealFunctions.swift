#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// The few functions of the C library that figures need, in one place.
enum RealFunctions {
  static func power(_ base: Double, _ exponent: Double) -> Double { pow(base, exponent) }
  static func log10(_ number: Double) -> Double { Self.decimalLogarithm(number) }
  static func cubeRoot(_ number: Double) -> Double { cbrt(number) }

  static func cosine(_ angle: Double) -> Double { cos(angle) }
  static func sine(_ angle: Double) -> Double { sin(angle) }

  /// Returns ten to a whole power, correctly rounded, as the literal would be.
  static func ten(_ exponent: Int) -> Double { Double("1e\(exponent)") ?? 0 }

  private static func decimalLogarithm(_ number: Double) -> Double {
    #if canImport(Glibc)
    Glibc.log10(number)
    #elseif canImport(Musl)
    Musl.log10(number)
    #else
    Darwin.log10(number)
    #endif
  }
}
