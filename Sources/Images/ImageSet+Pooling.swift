import Tensors

extension ImageSet {
  /// The mean brightness of squares of pixels, from 0 to 1: the picture seen from afar.
  ///
  /// - Parameters:
  ///   - size: Pixels along a side of a square; what is left over at the rims is left out.
  ///   - workers: The threads to use.
  /// - Returns: `[count, (height / size) · (width / size)]`.
  /// - Complexity: O(pixels).
  public func pooled(_ size: Int, workers: Workers) -> Tensor {
    let (rows, columns) = (height / size, width / size)
    let pieces = 64
    let parts = workers.map(pieces) { piece in
      ((count * piece / pieces)..<(count * (piece + 1) / pieces)).flatMap { index -> [Float] in
        var sums = [Float](repeating: 0, count: rows * columns)
        let start = index * pixelCount
        for y in 0..<(rows * size) {
          for x in 0..<(columns * size) {
            sums[(y / size) * columns + x / size] += Float(pixels[start + y * width + x])
          }
        }
        return sums.map { $0 / Float(255 * size * size) }
      }
    }
    return Tensor(Shape(count, rows * columns), Array(parts.joined()))
  }
}
