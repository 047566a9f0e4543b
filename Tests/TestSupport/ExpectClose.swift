import Tensors
import Testing

/// Expects two tensors to have the same shape and nearly the same numbers.
///
/// A number is near enough if `|got - expected| <= absolute + relative · |expected|`. The default,
/// one part in ten thousand, leaves room for sums of some thousand products of 32-bit floats taken
/// in another order (each rounds to 6e-8), and none for a wrong formula.
///
/// - Parameters:
///   - got: What the code under test computed.
///   - expected: What it should have computed.
///   - absolute: The difference that is always allowed, for numbers near zero.
///   - relative: The difference allowed as a share of the expected number.
///   - allowsNaN: Whether NaN may stand where NaN is expected; otherwise any NaN fails.
///   - sourceLocation: Where a failure is reported.
public func expectClose(
  _ got: Tensor, _ expected: Tensor, absolute: Float = 1e-6, relative: Float = 1e-4,
  allowsNaN: Bool = false, sourceLocation: SourceLocation = #_sourceLocation
) {
  let text = closenessFailure(
    got, expected, absolute: absolute, relative: relative, allowsNaN: allowsNaN)
  if let text { Issue.record(Comment(rawValue: text), sourceLocation: sourceLocation) }
}

/// Expects two lists of numbers to be equally long and nearly the same.
public func expectClose(
  _ got: [Float], _ expected: [Float], absolute: Float = 1e-6, relative: Float = 1e-4,
  allowsNaN: Bool = false, sourceLocation: SourceLocation = #_sourceLocation
) {
  expectClose(
    Tensor(Shape(got.count), got), Tensor(Shape(expected.count), expected), absolute: absolute,
    relative: relative, allowsNaN: allowsNaN, sourceLocation: sourceLocation)
}

/// Expects two numbers to be nearly the same.
public func expectClose(
  _ got: Float, _ expected: Float, absolute: Float = 1e-6, relative: Float = 1e-4,
  allowsNaN: Bool = false, sourceLocation: SourceLocation = #_sourceLocation
) {
  expectClose(
    Tensor(Shape(), [got]), Tensor(Shape(), [expected]), absolute: absolute, relative: relative,
    allowsNaN: allowsNaN, sourceLocation: sourceLocation)
}

/// What is wrong with a tensor, as a sentence, or nil if it is near enough.
///
/// The judgement of `expectClose`, apart from it so that tests can see it fail.
public func closenessFailure(
  _ got: Tensor, _ expected: Tensor, absolute: Float, relative: Float, allowsNaN: Bool = false
) -> String? {
  guard absolute >= 0, relative >= 0, absolute + relative > 0 else {
    return "A tolerance must be positive, got absolute \(absolute) and relative \(relative)."
  }
  guard got.shape == expected.shape else {
    return "Expected shape \(expected.shape), got \(got.shape)."
  }
  let (left, right) = (got.elements, expected.elements)
  var (failures, worst, worstExcess) = (0, 0, -Float.infinity)
  for (i, (x, y)) in zip(left, right).enumerated() {
    if x == y || (allowsNaN && x.isNaN && y.isNaN) { continue }
    let difference = abs(x - y)
    let excess = difference.isFinite ? difference - (absolute + relative * abs(y)) : .infinity
    if excess > 0 { failures += 1 }
    if excess > worstExcess { (worst, worstExcess) = (i, excess) }
  }
  guard failures > 0 else { return nil }
  let difference = abs(left[worst] - right[worst])
  return """
    \(failures) of \(left.count) numbers differ; worst at \(index(worst, in: got.shape)): \
    expected \(right[worst]), got \(left[worst]), difference \(difference), \
    allowed \(absolute + relative * abs(right[worst])).
    """
}

/// The place of an element along each axis, `[1, 0, 2]`.
private func index(_ flat: Int, in shape: Shape) -> [Int] {
  var (rest, result) = (flat, [Int]())
  for extent in shape.extents.reversed() {
    result.insert(rest % extent, at: 0)
    rest /= extent
  }
  return result
}
