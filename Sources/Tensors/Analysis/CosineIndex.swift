/// Vectors of length 1 that can be searched for the nearest to a query, by cosine.
public struct CosineIndex: Sendable {
  /// A row that was found.
  public struct Match: Sendable, Equatable {
    /// The row's number.
    public let row: Int
    /// The cosine of the angle between it and the query, from -1 to 1.
    public let cosine: Double

    /// Makes a match.
    public init(row: Int, cosine: Double) {
      self.row = row
      self.cosine = cosine
    }
  }

  /// The rows at length 1, `[rows, width]`; a row of zeros stays one.
  public let unit: Tensor

  /// Scales each row of a matrix to length 1.
  ///
  /// - Parameter vectors: `[rows, width]`.
  public init(_ vectors: Tensor) {
    guard vectors.shape.rank == 2 else {
      fatalError("CosineIndex: expected 2 axes, got shape \(vectors.shape).")
    }
    var unit = vectors
    let width = vectors.shape.last
    unit.withUnsafeMutablePointer { p in
      for row in 0..<vectors.shape[0] {
        let square = Kernels.sumOfSquares(p + row * width, count: width)
        guard square > 0 else { continue }
        Kernels.scale(p + row * width, by: Float(1 / square.squareRoot()), count: width)
      }
    }
    self.unit = unit
  }

  /// How many rows there are.
  public var count: Int { unit.shape[0] }

  /// The length of a row.
  public var width: Int { unit.shape.last }

  /// A row at length 1.
  public func row(_ number: Int) -> [Float] {
    guard number >= 0, number < count else {
      fatalError("CosineIndex: row \(number) is not in 0..<\(count).")
    }
    return unit.withUnsafePointer {
      Array(UnsafeBufferPointer(start: $0 + number * width, count: width))
    }
  }

  /// The cosine of the angle between two rows.
  public func cosine(_ left: Int, _ right: Int) -> Double {
    let (x, y) = (row(left), row(right))
    return preciseDot(x, y)
  }

  /// The nearest rows to a vector, the nearest first, among equals the lower number first.
  ///
  /// - Parameters:
  ///   - query: A vector of any length, `[width]`.
  ///   - count: How many to find at most.
  ///   - candidates: Only the first so many rows are looked at; nil for all.
  ///   - isLeftOut: Rows not to be found.
  /// - Returns: The rows found.
  /// - Complexity: O(rows · width).
  public func nearest(
    to query: [Float], count: Int, among candidates: Int? = nil,
    leavingOut isLeftOut: (Int) -> Bool = { _ in false }
  ) -> [Match] {
    let rows = min(candidates ?? self.count, self.count)
    var scores = [Float](repeating: 0, count: rows)
    unit.withUnsafePointer { p in
      for row in 0..<rows { scores[row] = Kernels.dot(query, p + row * width, count: width) }
    }
    return best(scores, query, count: count, isLeftOut)
  }

  /// The nearest rows to each of several rows, itself left out, on all threads.
  ///
  /// - Parameters:
  ///   - rows: The rows to find the neighbours of.
  ///   - count: How many to find for each, at most.
  ///   - candidates: Only the first so many rows are looked at; nil for all.
  ///   - workers: The threads.
  ///   - isLeftOut: Whether the second row is not to be found for the first.
  /// - Returns: The neighbours of each row, the nearest first.
  /// - Complexity: O(rows asked for · candidates · width).
  public func nearest(
    toRows rows: [Int], count: Int, among candidates: Int? = nil, workers: Workers,
    leavingOut isLeftOut: (Int, Int) -> Bool = { _, _ in false }
  ) -> [[Match]] {
    let candidates = min(candidates ?? self.count, self.count)
    let queries = unit.gathering(rows: rows)
    let blockLength = 64
    let blocks = (rows.count + blockLength - 1) / blockLength
    var found = [[Match]](repeating: [], count: rows.count)
    found.withUnsafeMutableBufferPointer { found in
      // Each block writes to its own places.
      nonisolated(unsafe) let found = found
      workers.run(blocks) { block in
        let range = block * blockLength..<min(rows.count, (block + 1) * blockLength)
        var scores = [Float](repeating: 0, count: range.count * candidates)
        queries.withUnsafePointer { q in
          unit.withUnsafePointer { p in
            Kernels.matrixProduct(
              range.count, width, candidates, q + range.lowerBound * width, aStride: width,
              p, .transposed, bStride: width, into: &scores, cStride: candidates)
          }
        }
        for (place, query) in range.enumerated() {
          let own = rows[query]
          found[query] = best(
            Array(scores[place * candidates..<(place + 1) * candidates]), row(own), count: count
          ) { $0 == own || isLeftOut(own, $0) }
        }
      }
    }
    return found
  }

  /// The best of the scores; those at the top are computed again in double precision, so that the
  /// order is not decided by the last bits of a sum.
  private func best(
    _ scores: [Float], _ query: [Float], count: Int, _ isLeftOut: (Int) -> Bool
  ) -> [Match] {
    let listed = count + 8
    var top: [(score: Float, row: Int)] = []
    var least = -Float.infinity
    for (row, score) in scores.enumerated() where score > least || top.count < listed {
      if isLeftOut(row) { continue }
      let place = top.firstIndex { $0.score < score } ?? top.count
      top.insert((score, row), at: place)
      if top.count > listed { top.removeLast() }
      if top.count == listed { least = top[listed - 1].score }
    }
    let norm = preciseDot(query, query).squareRoot()
    let exact = top.map { match in
      Match(row: match.row, cosine: norm > 0 ? preciseDot(query, row(match.row)) / norm : 0)
    }
    let sorted = exact.sorted {
      $0.cosine != $1.cosine ? $0.cosine > $1.cosine : $0.row < $1.row
    }
    return Array(sorted.prefix(count))
  }

  private func preciseDot(_ x: [Float], _ y: [Float]) -> Double {
    var sum = 0.0
    for i in 0..<min(x.count, y.count) { sum += Double(x[i]) * Double(y[i]) }
    return sum
  }
}
