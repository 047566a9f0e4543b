import Platform

/// An array of unsigned bytes in the IDX format, in which MNIST and its kin are published.
///
/// Two zeros, the type of the elements (8: unsigned bytes, the only one read here), the number of
/// axes, the extent of each axis in 4 bytes, the most significant first, then the elements. The file
/// is not trusted: the extents must multiply to just what follows.
///
/// - Reference: [The MNIST database](http://yann.lecun.com/exdb/mnist/).
public struct IDXFile: Sendable, Equatable {
  /// The extents, outermost first, such as `[60000, 28, 28]`.
  public let extents: [Int]
  /// The elements, row-major.
  public let elements: [UInt8]

  /// Takes a file that is in memory, packed with gzip or not.
  ///
  /// - Parameters:
  ///   - bytes: The file.
  ///   - name: What error sentences call it.
  /// - Throws: `ImageError` where it is no IDX file of unsigned bytes.
  /// - Complexity: O(bytes).
  public init(bytes: [UInt8], name: String) throws(ImageError) {
    let isPacked = bytes.starts(with: [0x1F, 0x8B])
    let bytes = isPacked ? try gunzip(bytes, name: name) : bytes
    guard bytes.count >= 4, bytes[0] == 0, bytes[1] == 0 else {
      throw .notIDX(name: name, reason: "it does not start with two zeros and a type")
    }
    guard bytes[2] == 8 else {
      throw .notIDX(name: name, reason: "its elements have type \(bytes[2]), not 8")
    }
    let axes = Int(bytes[3])
    let start = 4 + 4 * axes
    guard axes >= 1, bytes.count >= start else {
      throw .notIDX(name: name, reason: "its \(axes) extents are not there")
    }
    var extents: [Int] = []
    var count = 1
    for axis in 0..<axes {
      let extent = bytes[(4 + 4 * axis)..<(8 + 4 * axis)].reduce(0) { $0 << 8 | Int($1) }
      let (product, overflow) = count.multipliedReportingOverflow(by: extent)
      guard !overflow else { throw .notIDX(name: name, reason: "its extents are too large") }
      extents.append(extent)
      count = product
    }
    guard bytes.count - start == count else {
      throw .notIDX(
        name: name,
        reason: "its extents ask for \(count) elements, but it has \(bytes.count - start)")
    }
    self.extents = extents
    elements = Array(bytes[start...])
  }

  /// Reads a file, packed with gzip or not.
  ///
  /// - Throws: `ImageError` where there is no such file, or it is no IDX file of unsigned bytes.
  public init(contentsOf path: String) throws(ImageError) {
    try self.init(bytes: Self.bytes(of: path), name: FilePath.name(of: path))
  }

  private static func bytes(of path: String) throws(ImageError) -> [UInt8] {
    do throws(FileError) {
      return try WholeFile.read(path)
    } catch {
      if error.cause == .missing { throw .missing(path: path) }
      throw .unreadable(path: path, reason: error.reason)
    }
  }
}
