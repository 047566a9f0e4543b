/// Where and how an outcome differs from the expected one.
public struct Difference: Equatable, Codable, Sendable {
  /// The part that differs, empty where there is one only.
  public var part = ""
  /// The shape that is right.
  public var expectedShape: [Int] = []
  /// The learner's shape.
  public var gotShape: [Int] = []
  /// What keeps the learner's rows from being a matrix.
  public var fault: Sentence?
  /// The first index that differs; nil where the shapes do.
  public var index: [Int]?
  /// The number expected there.
  public var expected: Double?
  /// The number that came out there.
  public var got: Double?
  /// The largest difference over all elements, NaN where one is not a number.
  public var largest: Double?
  /// How many elements differ.
  public var count = 0
  /// How many elements there are.
  public var total = 0

  /// The same in English.
  public var defect: String? { fault?.phrase.english }

  /// Compares part by part: shapes first, then numbers; nil where all is well.
  ///
  /// - Complexity: O(elements).
  public static func between(
    _ got: Outcome, _ expected: Outcome, within tolerance: Tolerance
  ) -> (difference: Difference, part: Int)? {
    for (index, right) in expected.parts.enumerated() {
      guard index < got.parts.count else { break }
      if let found = between(got.parts[index], right, tolerance) { return (found, index) }
    }
    return nil
  }

  private static func between(
    _ got: Outcome.Part, _ expected: Outcome.Part, _ tolerance: Tolerance
  ) -> Difference? {
    var result = Difference()
    result.part = expected.name
    result.expectedShape = expected.shape
    result.gotShape = got.shape
    result.total = expected.elements.count
    result.fault = got.fault
    guard got.fault == nil, got.shape == expected.shape else { return result }
    var largest = 0.0
    for (place, pair) in zip(got.elements, expected.elements).enumerated() {
      let (value, right) = pair
      if value != right || value.isNaN {
        let gap = abs(value - right)
        largest = gap.isNaN || largest.isNaN ? .nan : max(largest, gap)
      }
      guard !tolerance.accepts(value, for: right) else { continue }
      result.count += 1
      guard result.index == nil else { continue }
      result.index = index(of: place, in: expected.shape)
      (result.expected, result.got) = (right, value)
    }
    result.largest = largest
    return result.count > 0 ? result : nil
  }

  /// The index of a place in row-major order, `[row, column]`.
  static func index(of place: Int, in shape: [Int]) -> [Int] {
    var rest = place
    return shape.reversed().map { extent in
      defer { rest /= max(extent, 1) }
      return rest % max(extent, 1)
    }.reversed()
  }
}
