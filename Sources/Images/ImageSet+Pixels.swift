import Tensors

extension ImageSet {
  /// All pictures as bare pixels, `[count, height · width]`.
  public func flattened() -> Tensor { tensor(0..<count).reshaped(Shape(count, pixelCount)) }

  /// The first pictures of the set, or all where there are no more, or no limit.
  public func first(_ limit: Int?) -> ImageSet {
    guard let limit, limit < count else { return self }
    return selecting(0..<limit)
  }

  /// The pixels of one picture, row by row, from 0 to 1.
  public func rows(of index: Int) -> [[Double]] {
    let pixels = tensor([index]).elements.map(Double.init)
    return (0..<height).map { Array(pixels[($0 * width)..<(($0 + 1) * width)]) }
  }
}
