import Tensors

/// How closely each unit of a network follows a property of the text: correlation coefficients.
///
/// - Parameters:
///   - units: What each unit was after each token, `[time, units]`.
///   - property: The property after each token, `[time]`.
/// - Returns: Pearson's coefficient for each unit, `[units]`; 0 where unit or property is constant.
/// - Complexity: O(time · units).
public func unitCorrelations(of units: Tensor, with property: [Double]) -> [Double] {
  let (T, H) = (units.shape.rows, units.shape.last)  // time, units
  requireShape(Shape(property.count), is: Shape(T), in: "unitCorrelations, property")
  guard T > 0 else { return [Double](repeating: 0, count: H) }
  let mean = property.reduce(0, +) / Double(T)
  let spread = property.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
  return units.withUnsafePointer { values in
    (0..<H).map { unit in
      var total = 0.0
      for t in 0..<T { total += Double(values[t * H + unit]) }
      let center = total / Double(T)
      var (product, square) = (0.0, 0.0)
      for t in 0..<T {
        let deviation = Double(values[t * H + unit]) - center
        product += deviation * (property[t] - mean)
        square += deviation * deviation
      }
      // A constant leaves rounding only, whose quotient would mean nothing.
      guard spread > 1e-9 * Double(T), square > 1e-9 * Double(T) else { return 0 }
      return product / (spread * square).squareRoot()
    }
  }
}
