/// From a Unicode scalar to a token, in two array reads.
///
/// Scalars are grouped into pages of 256; only pages that hold one are stored, so an English text
/// costs one page and a Korean one about fifty.
struct ScalarTable: Sendable {
  private var pageOfBlock = [Int32](repeating: -1, count: 0x1100)
  private var entries: [Int32] = []

  /// - Parameter scalars: The scalars of tokens 0, 1, ...
  init(_ scalars: [Unicode.Scalar]) {
    for (token, scalar) in scalars.enumerated() {
      let block = Int(scalar.value >> 8)
      if pageOfBlock[block] < 0 {
        pageOfBlock[block] = Int32(entries.count >> 8)
        entries.append(contentsOf: repeatElement(-1, count: 256))
      }
      entries[Int(pageOfBlock[block]) << 8 | Int(scalar.value & 0xFF)] = Int32(token)
    }
  }

  /// The token of a scalar, or -1.
  subscript(scalar: Unicode.Scalar) -> Int32 {
    let page = pageOfBlock[Int(scalar.value >> 8)]
    guard page >= 0 else { return -1 }
    return entries[Int(page) << 8 | Int(scalar.value & 0xFF)]
  }
}
