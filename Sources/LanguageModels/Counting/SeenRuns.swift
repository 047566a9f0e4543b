/// The different runs of one length that a text has, to ask whether another text's context was ever read.
///
/// Each run is kept as one number, a polynomial of its tokens; two runs in a billion billion share one.
public struct SeenRuns: Sendable {
  /// How many tokens a run has.
  public let length: Int

  private let keys: Set<UInt64>

  /// Reads a text.
  ///
  /// - Parameters:
  ///   - tokens: The text.
  ///   - length: At least 1.
  /// - Complexity: O(tokens · length).
  public init(in tokens: [Int32], length: Int) {
    guard length >= 1 else {
      fatalError("SeenRuns: a run has at least 1 token, got \(length).")
    }
    self.length = length
    guard tokens.count >= length else {
      keys = []
      return
    }
    keys = Set((length...tokens.count).map { Self.key(tokens[($0 - length)..<$0]) })
  }

  /// How many different runs the text has.
  public var count: Int { keys.count }

  /// Whether the text has the run that stands before a place of another text; a beginning that is too short
  /// for a run counts as not read.
  public func contains(before place: Int, in tokens: [Int32]) -> Bool {
    place >= length && keys.contains(Self.key(tokens[(place - length)..<place]))
  }

  private static func key(_ run: ArraySlice<Int32>) -> UInt64 {
    // An odd factor whose bits are mixed, so that sums of small tokens don't meet.
    run.reduce(1) { $0 &* 0x9E37_79B9_7F4A_7C15 &+ UInt64(UInt32(bitPattern: $1)) }
  }
}
