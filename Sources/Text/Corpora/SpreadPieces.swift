/// Pieces from all over a text, evenly spaced; a smaller share takes some of a larger one's.
///
/// Piece `i` is in a share `s` where its place in bit-reversed order, a fixed shuffle that spreads any
/// beginning of itself evenly, is below `s`.
///
/// - Parameters:
///   - text: The text, in bytes.
///   - share: How much of it, from 0 to 1.
///   - pieceSize: The most bytes a piece has.
///   - least: The least bytes taken, where the text has as many.
/// - Returns: The pieces, joined in their order.
/// - Complexity: O(bytes + pieces log pieces).
public func spreadPieces(
  of text: [UInt8], share: Double, pieceSize: Int, atLeast least: Int
) -> [UInt8] {
  let size = max(1, min(pieceSize, Int(Double(text.count) * share)))
  let count = (text.count + size - 1) / size
  let order = (0..<count).sorted { UInt32($0).reversedBits < UInt32($1).reversedBits }
  var wanted = max(least, Int(Double(text.count) * share))
  var chosen: [Int] = []
  for piece in order where wanted > 0 {
    chosen.append(piece)
    wanted -= min(size, text.count - piece * size)
  }
  return chosen.sorted().flatMap { text[($0 * size)..<min(text.count, ($0 + 1) * size)] }
}

extension UInt32 {
  /// The same bits, the lowest first.
  fileprivate var reversedBits: UInt32 {
    (0..<32).reduce(0) { $0 << 1 | (self >> UInt32($1)) & 1 }
  }
}
