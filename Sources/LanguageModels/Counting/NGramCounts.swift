import Text

/// How often every run of up to `order` tokens occurs in a text.
///
/// A tree: its root is the empty run, and each node is the run of its parent and one more token. Each
/// node also knows the run without its first token, by which it can be told how many different tokens
/// stand before a run.
public struct NGramCounts: Sendable {
  /// The longest runs that are counted.
  public let order: Int
  /// The number of different tokens.
  public let vocabularySize: Int
  /// How many tokens were read.
  public private(set) var tokenCount = 0

  /// From a node and a token to the node of both.
  private var children = PairTable()
  /// How often each node's run occurs; how often anything does at the root.
  private(set) var counts: [Int32] = [0]
  private(set) var parents: [Int32] = [0]
  private(set) var depths: [UInt8] = [0]
  /// The last token of each node's run.
  private(set) var tokens: [Int32] = [0]
  /// The number of different tokens that stand before each node's run.
  private(set) var leftCounts: [Int32] = []

  /// Counts the runs of a text.
  ///
  /// - Parameters:
  ///   - text: Tokens in `0..<vocabularySize`.
  ///   - order: The longest runs to count, 1 to 16 tokens.
  ///   - vocabularySize: The number of different tokens.
  /// - Complexity: O(order · tokens) look-ups.
  public init(_ text: some RandomAccessCollection<Int32>, order: Int, vocabularySize: Int) {
    guard (1...16).contains(order) else {
      fatalError("NGramCounts: the order must be from 1 to 16, got \(order).")
    }
    self.order = order
    self.vocabularySize = vocabularySize
    let text = Array(text)
    for token in text where token < 0 || token >= vocabularySize {
      fatalError("NGramCounts: token \(token) is not in 0..<\(vocabularySize).")
    }
    count(text)
    countLeft()
  }

  private mutating func count(_ text: [Int32]) {
    tokenCount = text.count
    counts[0] = Int32(clamping: text.count)
    for start in text.indices {
      var node: Int32 = 0
      for place in start..<min(start + order, text.count) {
        let new = Int32(truncatingIfNeeded: counts.count)
        let child = children.insert(PairTable.key(node, text[place]), new)
        if child == new {
          counts.append(0)
          parents.append(node)
          depths.append(UInt8(truncatingIfNeeded: place - start + 1))
          tokens.append(text[place])
        }
        counts[Int(child)] += 1
        node = child
      }
    }
  }

  /// A run's left neighbours: every node that is this run with one more token before it is one.
  private mutating func countLeft() {
    var suffixes = [Int32](repeating: 0, count: counts.count)
    leftCounts = [Int32](repeating: 0, count: counts.count)
    for node in counts.indices.dropFirst() where depths[node] > 1 {
      let suffix = child(suffixes[Int(parents[node])], tokens[node])
      suffixes[node] = suffix
      leftCounts[Int(suffix)] += 1
    }
  }

  /// The node of a run and one more token, or -1 where the text has no such run.
  func child(_ node: Int32, _ token: Int32) -> Int32 {
    children[PairTable.key(node, token)]
  }

  /// Looks up how often a run occurs.
  ///
  /// - Parameter run: At most `order` tokens; the empty run occurs once a token.
  /// - Returns: Its count, 0 where it does not occur.
  public func count(of run: some Collection<Int32>) -> Int {
    var node: Int32 = 0
    for token in run {
      node = child(node, token)
      guard node >= 0 else { return 0 }
    }
    return Int(counts[Int(node)])
  }

  /// How many different runs of a length there are.
  public func differentRuns(ofLength length: Int) -> Int { depths.count { Int($0) == length } }
}
