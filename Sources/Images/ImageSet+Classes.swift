import Tensors

extension ImageSet {
  /// The pictures of some classes, labelled anew: the first class becomes 0, the next 1, and so on.
  ///
  /// - Parameters:
  ///   - classes: Labels of this set.
  ///   - indices: Which pictures are looked through, and in which order.
  /// - Returns: The chosen pictures, in the order of the indices.
  public func selecting(classes: [Int32], from indices: some Sequence<Int>) -> ImageSet {
    let places = Dictionary(uniqueKeysWithValues: zip(classes, Int32(0)...))
    let chosen = selecting(indices.filter { places[labels[$0]] != nil })
    return ImageSet(
      pixels: chosen.pixels, labels: chosen.labels.map { places[$0] ?? 0 }, height: height,
      width: width)
  }

  /// Some pictures as a convolution reads them.
  ///
  /// - Returns: `[indices.count, height, width, 1]`, from 0 to 1.
  public func channels(_ indices: some Collection<Int>) -> Tensor {
    tensor(indices).reshaped(Shape(indices.count, height, width, 1))
  }
}
