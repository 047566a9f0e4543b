/// A rule of a byte-pair vocabulary: this token followed by that one becomes a third.
public struct BytePairMerge: Sendable, Equatable {
  /// The token on the left.
  public let left: Int32
  /// The token on the right.
  public let right: Int32
  /// The token whose bytes are those of both.
  public let token: Int32

  /// Takes a rule's three tokens.
  public init(left: Int32, right: Int32, token: Int32) {
    self.left = left
    self.right = right
    self.token = token
  }
}
