/// A sequence to read, and the one that shall be written for it.
public struct SequencePair: Sendable, Equatable {
  /// What is read, at least one token.
  public var source: [Int32]
  /// What shall be written, without start and end tokens.
  public var target: [Int32]

  /// Makes a pair.
  public init(source: [Int32], target: [Int32]) {
    self.source = source
    self.target = target
  }
}
