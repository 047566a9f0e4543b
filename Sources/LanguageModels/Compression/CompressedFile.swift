/// The bytes of a compressed file and what they mean.
///
/// A byte that says how the content is kept; its length and the size of blocks; a check sum of the model
/// and one of the content; and the blocks, each but the last with its length in front. Whole numbers
/// take seven bits a byte, the lowest first; check sums four bytes.
struct CompressedFile {
  var isCoded: Bool
  var length: Int
  var blockSize: Int
  var model: UInt32
  var content: UInt32
  var blocks: [ArraySlice<UInt8>]

  init(
    isCoded: Bool, length: Int, blockSize: Int, model: UInt32, content: UInt32,
    blocks: [ArraySlice<UInt8>]
  ) {
    (self.isCoded, self.length, self.blockSize) = (isCoded, length, blockSize)
    (self.model, self.content, self.blocks) = (model, content, blocks)
  }

  /// How many bytes stand before the content where that is kept as it is.
  static func headerSize(length: Int) -> Int { 1 + varint(length).count + 4 }

  var byteCount: Int { bytes.count }

  var bytes: [UInt8] {
    var bytes: [UInt8] = [isCoded ? 0xC2 : 0xC1] + Self.varint(length)
    if isCoded { bytes += Self.varint(blockSize) + Self.fourBytes(model) }
    bytes += Self.fourBytes(content)
    for (index, block) in blocks.enumerated() {
      if index < blocks.count - 1 { bytes += Self.varint(block.count) }
      bytes += block
    }
    return bytes
  }

  /// Takes a file apart, trusting none of it.
  init(reading file: [UInt8]) throws(CompressionError) {
    guard let first = file.first, first == 0xC1 || first == 0xC2 else { throw .notCompressed }
    var rest = file.dropFirst()
    isCoded = first == 0xC2
    length = try Self.readVarint(&rest)
    (blockSize, model) = (max(length, 1), 0)
    if isCoded {
      blockSize = try Self.readVarint(&rest)
      model = try Self.readFourBytes(&rest)
    }
    content = try Self.readFourBytes(&rest)
    // The surest symbol still costs 1/3000 of a bit, so a short file can't stand for a huge one.
    guard blockSize >= 1, length <= 32_768 * (rest.count + 8) else { throw .damaged }
    blocks = []
    guard isCoded else {
      blocks = [rest]
      return
    }
    let count = (length + blockSize - 1) / blockSize
    for index in 0..<count {
      let size = index < count - 1 ? try Self.readVarint(&rest) : rest.count
      guard size <= rest.count else { throw .damaged }
      blocks.append(rest.prefix(size))
      rest = rest.dropFirst(size)
    }
  }

  private static func varint(_ number: Int) -> [UInt8] {
    var (bytes, rest) = ([UInt8](), number)
    repeat {
      bytes.append(UInt8(rest & 0x7F) | (rest > 0x7F ? 0x80 : 0))
      rest >>= 7
    } while rest > 0
    return bytes
  }

  private static func readVarint(_ bytes: inout ArraySlice<UInt8>) throws(CompressionError) -> Int {
    var (number, shift) = (0, 0)
    while let byte = bytes.popFirst(), shift < 42 {
      number |= Int(byte & 0x7F) << shift
      if byte & 0x80 == 0 { return number }
      shift += 7
    }
    throw .damaged
  }

  private static func fourBytes(_ number: UInt32) -> [UInt8] {
    (0..<4).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
  }

  private static func readFourBytes(
    _ bytes: inout ArraySlice<UInt8>
  ) throws(CompressionError) -> UInt32 {
    guard bytes.count >= 4 else { throw .damaged }
    let number = bytes.prefix(4).reversed().reduce(0) { $0 << 8 | UInt32($1) }
    bytes = bytes.dropFirst(4)
    return number
  }
}

/// FNV-1a, 32 bits: tells accidents, not malice.
///
/// - Reference: [The FNV Non-Cryptographic Hash Algorithm](https://datatracker.ietf.org/doc/html/draft-eastlake-fnv).
func checksum(_ bytes: some Sequence<UInt8>) -> UInt32 {
  bytes.reduce(0x811C_9DC5) { ($0 ^ UInt32($1)) &* 0x0100_0193 }
}
