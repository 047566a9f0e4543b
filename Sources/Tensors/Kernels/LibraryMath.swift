import Platform

// Apart from `Kernels.exp` and its like, which would hide the library's functions.

/// `ln(1 + e^x)` without overflow: the loss of a score that should be far below 0.
func logistic(loss x: Double) -> Double { x > 30 ? x : log1p(exp(x)) }

/// `1 / (1 + e^x)`.
func reciprocal(onePlusExpOf x: Double) -> Double { 1 / (1 + exp(x)) }

/// The hyperbolic tangent in double precision.
func hyperbolicTangent(_ x: Double) -> Double { tanh(x) }

/// e to the power of x in double precision.
func exponential(_ x: Double) -> Double { exp(x) }
