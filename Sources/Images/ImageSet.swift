import Tensors

/// Pictures of one size in shades of grey, each with the number of what it shows.
///
/// Pixels stay bytes, 47 MB for 60,000 pictures of 28 x 28, and become floats where they are used.
public struct ImageSet: Sendable {
  /// The pixels of all pictures, row-major, `[count, height, width]`, 0 black to 255 white.
  public let pixels: [UInt8]
  /// What each picture shows, `0..<classCount`.
  public let labels: [Int32]
  /// Pixels from top to bottom.
  public let height: Int
  /// Pixels from left to right.
  public let width: Int

  /// How many pictures there are.
  public var count: Int { labels.count }
  /// How many numbers a picture is.
  public var pixelCount: Int { height * width }
  /// One more than the largest label.
  public var classCount: Int { Int(labels.max() ?? -1) + 1 }

  /// Puts pictures and labels together.
  ///
  /// - Parameters:
  ///   - images: `[count, height, width]`.
  ///   - labels: `[count]`.
  ///   - name: What error sentences call the set.
  /// - Throws: `ImageError` where they don't belong together, or there is none.
  public init(images: IDXFile, labels: IDXFile, name: String) throws(ImageError) {
    guard images.extents.count == 3 else {
      throw .notIDX(name: name, reason: "pictures have 3 axes, not \(images.extents.count)")
    }
    guard labels.extents.count == 1 else {
      throw .notIDX(name: name, reason: "labels have 1 axis, not \(labels.extents.count)")
    }
    guard images.extents[0] == labels.extents[0] else {
      throw .mismatch(images: images.extents[0], labels: labels.extents[0])
    }
    guard !images.elements.isEmpty else { throw .empty(name: name) }
    self.init(
      pixels: images.elements, labels: labels.elements.map(Int32.init), height: images.extents[1],
      width: images.extents[2])
  }

  /// Takes pictures that are in memory.
  ///
  /// - Precondition: `pixels.count == labels.count * height * width`.
  public init(pixels: [UInt8], labels: [Int32], height: Int, width: Int) {
    requireShape(
      Shape(pixels.count), is: Shape(labels.count * height * width), in: "ImageSet.init")
    self.pixels = pixels
    self.labels = labels
    self.height = height
    self.width = width
  }

  /// Some pictures as numbers from 0 to 1.
  ///
  /// - Parameter indices: Which, each in `0..<count`.
  /// - Returns: `[indices.count, height, width]`.
  public func tensor(_ indices: some Collection<Int>) -> Tensor {
    var result = Tensor(Shape(indices.count, height, width))
    let size = pixelCount
    result.withUnsafeMutablePointer { out in
      pixels.withUnsafeBufferPointer { pixels in
        for (row, index) in indices.enumerated() {
          guard index >= 0, index < count else {
            fatalError("ImageSet.tensor: picture \(index) is not in 0..<\(count).")
          }
          for i in 0..<size { out[row * size + i] = Float(pixels[index * size + i]) / 255 }
        }
      }
    }
    return result
  }

  /// A set of some of the pictures, in the order given.
  ///
  /// - Precondition: Each index is in `0..<count`.
  public func selecting(_ indices: some Collection<Int>) -> ImageSet {
    var chosen: [UInt8] = []
    chosen.reserveCapacity(indices.count * pixelCount)
    for index in indices {
      chosen.append(contentsOf: pixels[(index * pixelCount)..<((index + 1) * pixelCount)])
    }
    return ImageSet(
      pixels: chosen, labels: indices.map { labels[$0] }, height: height, width: width)
  }
}
