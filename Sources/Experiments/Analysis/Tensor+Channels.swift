import Tensors

extension Tensor {
  /// The channels of one picture of a batch, each as rows of numbers.
  ///
  /// - Parameter picture: Which, of a tensor `[batch, height, width, channels]`.
  /// - Returns: `[channels][height][width]`.
  public func channels(ofPicture picture: Int) -> [[[Double]]] {
    guard shape.rank == 4, (0..<shape[0]).contains(picture) else {
      fatalError("channels(ofPicture:): there is no picture \(picture) in a tensor of \(shape).")
    }
    let (height, width, count) = (shape[1], shape[2], shape[3])
    let numbers = elements
    return (0..<count).map { channel in
      (0..<height).map { y in
        (0..<width).map { x in
          Double(numbers[((picture * height + y) * width + x) * count + channel])
        }
      }
    }
  }
}
