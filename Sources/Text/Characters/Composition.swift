import Foundation

extension String {
  /// The same text with its letters composed (NFC): what is canonically equal is the same scalars.
  ///
  /// - Complexity: O(scalars); ASCII comes back as it is.
  public var composed: String {
    utf8.allSatisfy { $0 < 0x80 } ? self : precomposedStringWithCanonicalMapping
  }
}
