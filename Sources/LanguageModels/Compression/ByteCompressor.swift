import Tensors

/// Compresses any bytes with a language model, and gives them back exactly.
///
/// The model predicts each byte from those before it, an arithmetic coder spends `log₂ (1 / p)` bits on
/// the byte that comes, and the decoder, which makes the same predictions, reads them back. The file
/// holds all that a decoder with the same model needs: the length, a check sum of the model and one of
/// the content, and the coded blocks. Each block starts with an empty context, so that threads can share
/// the work. Where coding would make a file longer, its bytes are kept as they are.
///
/// Predictions are computed in floating point, so both ends must be the same build on the same kind of
/// machine; on another the check sum tells.
public struct ByteCompressor<Decoder: NextTokenDecoder>: Sendable {
  /// Bytes in a block: so many that the empty context at its start costs less than 0.01 bits a byte.
  public let blockSize: Int
  private let fingerprint: UInt32
  private let makeDecoder: @Sendable () -> Decoder

  /// Makes a compressor.
  ///
  /// - Parameters:
  ///   - fingerprint: A number that tells models apart, such as `Parameters.fingerprint`.
  ///   - blockSize: Bytes in a block.
  ///   - makeDecoder: Makes a model of 256 symbols that has read nothing.
  public init(
    fingerprint: UInt32, blockSize: Int = 32_768, makeDecoder: @escaping @Sendable () -> Decoder
  ) {
    guard blockSize >= 1 else {
      fatalError("ByteCompressor: expected blocks of 1 byte or more, got \(blockSize).")
    }
    self.fingerprint = fingerprint
    self.blockSize = blockSize
    self.makeDecoder = makeDecoder
  }

  /// Compresses bytes.
  ///
  /// - Parameters:
  ///   - bytes: Any, also none.
  ///   - workers: The threads to use; the file does not depend on how many.
  /// - Returns: A file that `decompress` turns into `bytes`.
  /// - Complexity: One step of the model a byte.
  public func compress(_ bytes: [UInt8], workers: Workers) -> [UInt8] {
    compress(bytes, workers: workers) { _ in }
  }

  /// Compresses bytes, and says how far it has got.
  ///
  /// - Parameters:
  ///   - bytes: Any, also none.
  ///   - workers: The threads to use; the file does not depend on how many.
  ///   - progress: Told how many bytes are done, now and then; may stop the work by throwing.
  /// - Returns: A file that `decompress` turns into `bytes`.
  /// - Complexity: One step of the model a byte.
  public func compress(
    _ bytes: [UInt8], workers: Workers, progress: (Int) throws -> Void
  ) rethrows -> [UInt8] {
    let blocks = stride(from: 0, to: bytes.count, by: blockSize).map {
      bytes[$0..<min($0 + blockSize, bytes.count)]
    }
    let coded = try inGroups(blocks.count, workers, progress) { code(blocks[$0]) }
    var file = CompressedFile(
      isCoded: true, length: bytes.count, blockSize: blockSize, model: fingerprint,
      content: checksum(bytes), blocks: coded.map { $0[...] })
    if file.byteCount > CompressedFile.headerSize(length: bytes.count) + bytes.count {
      file.isCoded = false
      file.blocks = [bytes[...]]
    }
    return file.bytes
  }

  /// Gives back the bytes that were compressed.
  ///
  /// - Parameters:
  ///   - file: What `compress` made; anything else is refused.
  ///   - workers: The threads to use.
  ///   - progress: Told how many bytes are done, now and then; may stop the work by throwing.
  /// - Returns: The bytes.
  /// - Throws: `CompressionError` when the file is none of ours, of another model, or damaged.
  public func decompress(
    _ file: [UInt8], workers: Workers, progress: (Int) throws -> Void = { _ in }
  ) throws -> [UInt8] {
    let file = try CompressedFile(reading: file)
    var bytes = Array(file.blocks.first ?? [])
    if file.isCoded {
      guard file.model == fingerprint else { throw CompressionError.otherModel }
      let blocks = try inGroups(file.blocks.count, workers, progress) {
        decode(file.blocks[$0], count: min(file.blockSize, file.length - $0 * file.blockSize))
      }
      bytes = Array(blocks.joined())
    }
    guard bytes.count == file.length, checksum(bytes) == file.content else {
      throw CompressionError.damaged
    }
    return bytes
  }

  // MARK: - One block

  /// What a model is given before the first byte: every block starts like a line.
  private static var start: Int32 { 10 }

  // snippet: code
  private func code(_ block: ArraySlice<UInt8>) -> [UInt8] {
    var (model, encoder) = (makeDecoder(), ArithmeticEncoder())
    var counts = SymbolCounts(vocabularySize: 256)
    var last = Self.start
    for byte in block {
      counts.predict(model.read(last))
      let share = counts.share(of: Int(byte))
      encoder.encode(below: share.below, count: share.count, total: SymbolCounts.total)
      last = Int32(byte)
    }
    return encoder.finish()
  }

  private func decode(_ coded: ArraySlice<UInt8>, count: Int) -> [UInt8] {
    var (model, decoder) = (makeDecoder(), ArithmeticDecoder(coded))
    var counts = SymbolCounts(vocabularySize: 256)
    var last = Self.start
    var bytes: [UInt8] = []
    while bytes.count < count {
      counts.predict(model.read(last))
      let next = counts.symbol(at: decoder.place(total: SymbolCounts.total))
      decoder.skip(below: next.below, count: next.count, total: SymbolCounts.total)
      bytes.append(UInt8(next.symbol))
      last = Int32(next.symbol)
    }
    return bytes
  }
  // end snippet

  /// Works on blocks, a few at a time, so that the caller hears of it in between.
  private func inGroups(
    _ count: Int, _ workers: Workers, _ progress: (Int) throws -> Void,
    _ work: (Int) -> [UInt8]
  ) rethrows -> [[UInt8]] {
    var results = [[UInt8]](repeating: [], count: count)
    let groupSize = 2 * workers.threadCount
    for first in stride(from: 0, to: count, by: groupSize) {
      let group = first..<min(first + groupSize, count)
      results.withUnsafeMutableBufferPointer { results in
        nonisolated(unsafe) let results = results  // each piece writes an element of its own
        workers.run(group.count) { results[group.lowerBound + $0] = work(group.lowerBound + $0) }
      }
      try progress(group.upperBound * blockSize)
    }
    return results
  }
}
