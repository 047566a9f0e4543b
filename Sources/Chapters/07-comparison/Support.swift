#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// The logarithm to base 10.
func logarithm10(_ x: Double) -> Double { log10(x) }

/// The exponential function.
func exponential(_ x: Double) -> Double { exp(x) }

/// The sine and cosine of an angle.
func sineAndCosine(_ angle: Float) -> (sine: Float, cosine: Float) { (sin(angle), cos(angle)) }

/// A power.
func power(_ base: Float, _ exponent: Float) -> Float { pow(base, exponent) }
