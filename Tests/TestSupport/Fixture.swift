import Tensors

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Numbers that another program computed, kept in `Tests/Fixtures` beside the script that made them.
public enum Fixture {
  /// A tensor as scripts write it.
  public struct Values: Decodable, Sendable {
    /// The extents, outermost first.
    public let shape: [Int]
    /// The elements in row-major order.
    public let values: [Float]

    /// The tensor.
    public var tensor: Tensor { Tensor(Shape(shape), values) }
  }

  /// The folder `Tests/Fixtures` of the package that this file was compiled in.
  public static func directory(filePath: String = #filePath) -> URL {
    URL(filePath: filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Fixtures")
  }

  /// Reads `Tests/Fixtures/NAME.json`.
  ///
  /// - Parameters:
  ///   - name: The file's name without its ending.
  ///   - type: What the file holds.
  /// - Returns: The decoded content.
  /// - Throws: What Foundation says about a file that is missing or holds something else.
  public static func decode<Value: Decodable>(_ name: String, as type: Value.Type) throws -> Value {
    let url = directory().appending(path: "\(name).json")
    return try JSONDecoder().decode(type, from: Data(contentsOf: url))
  }
}
