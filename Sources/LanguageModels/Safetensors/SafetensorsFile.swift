import Platform

/// A file of named tensors in the safetensors format, opened for reading.
///
/// Eight bytes of length, a JSON header of that length, then the tensors' bytes, little-endian and
/// row-major. A file is never trusted: opening it checks the header against the format and against the
/// file's size, and values are read only when asked for.
///
/// - Reference: [The format](https://github.com/huggingface/safetensors#format). What it leaves open
///   is refused here: duplicate names and metadata keys, unknown fields, more than 64 dimensions.
public struct SafetensorsFile: Sendable {
  /// Where the file is, for messages.
  public let path: String
  private let header: SafetensorsHeader
  private let source: Source
  private let dataOffset: Int

  private enum Source {
    case file(ReadOnlyFile)
    case bytes([UInt8])
  }

  /// Opens a file and checks its header.
  ///
  /// - Throws: `CheckpointError` when it can't be read or is not a whole safetensors file.
  /// - Complexity: O(header bytes + n log n) for n tensors; no values are read.
  public init(path: String) throws(CheckpointError) {
    let file = try CheckpointFile.open(path)
    try self.init(path: path, source: .file(file), byteCount: file.byteCount)
  }

  /// Takes a file's bytes and checks their header.
  ///
  /// - Parameters:
  ///   - bytes: The whole file.
  ///   - path: What messages call them.
  /// - Throws: `CheckpointError` when they are not a whole safetensors file.
  public init(bytes: [UInt8], path: String) throws(CheckpointError) {
    try self.init(path: path, source: .bytes(bytes), byteCount: bytes.count)
  }

  private init(path: String, source: Source, byteCount: Int) throws(CheckpointError) {
    let prefixByteCount = SafetensorsHeader.prefixByteCount
    let prefix = try Self.read(0..<min(byteCount, prefixByteCount), of: source)
    let headerByteCount = try SafetensorsHeader.byteCount(
      prefix: prefix, fileByteCount: byteCount, path: path)
    dataOffset = prefixByteCount + headerByteCount
    header = try SafetensorsHeader(
      Self.read(prefixByteCount..<dataOffset, of: source),
      dataByteCount: byteCount - dataOffset, path: path)
    self.path = path
    self.source = source
  }

  /// What the file says about its tensors, in the order of their bytes.
  public var entries: [SafetensorsEntry] { header.entries }

  /// What the writer noted about the file.
  public var metadata: [String: String] { header.metadata }

  /// Finds what the file says about a tensor.
  ///
  /// - Complexity: O(log n) for n tensors.
  public func entry(named name: String) -> SafetensorsEntry? {
    header.entry(named: name)
  }

  // MARK: - Values

  /// Reads one tensor; 16-bit numbers become 32-bit ones, exactly.
  ///
  /// - Parameters:
  ///   - name: The tensor's name, compared byte by byte.
  ///   - shape: The shape that it must have; any when `nil`.
  /// - Returns: The tensor's numbers in row-major order, with its shape.
  /// - Throws: `CheckpointError.missingTensor`, `wrongShape`, `unsupportedType`, or what reading the
  ///   file throws.
  public func tensor(
    named name: String, shape: [Int]? = nil
  ) throws(CheckpointError) -> SafetensorsTensor {
    guard let entry = entry(named: name) else { throw .missingTensor(path: path, tensor: name) }
    if let shape, shape != entry.shape {
      throw .wrongShape(path: path, tensor: name, expected: shape, actual: entry.shape)
    }
    return SafetensorsTensor(name: name, shape: entry.shape, values: try values(of: entry))
  }

  /// Reads all tensors, in the order of their bytes.
  ///
  /// - Throws: `CheckpointError.unsupportedType`, or what reading the file throws.
  public func tensors() throws(CheckpointError) -> [SafetensorsTensor] {
    var tensors: [SafetensorsTensor] = []
    for entry in entries {
      tensors.append(try tensor(named: entry.name))
    }
    return tensors
  }

  /// Checks that the file holds just the tensors that a model needs, before any value is read.
  ///
  /// - Parameters:
  ///   - expected: The names and shapes, in the order in which problems are to be reported.
  ///   - ignored: Tells which other tensors may be there; none by default.
  /// - Throws: `CheckpointError.missingTensor`, `wrongShape` or `unexpectedTensor`.
  public func requireTensors(
    _ expected: [(name: String, shape: [Int])], ignoring ignored: (String) -> Bool = { _ in false }
  ) throws(CheckpointError) {
    for (name, shape) in expected {
      guard let entry = entry(named: name) else { throw .missingTensor(path: path, tensor: name) }
      guard entry.shape == shape else {
        throw .wrongShape(path: path, tensor: name, expected: shape, actual: entry.shape)
      }
    }
    let names = Set(expected.map { Array($0.name.utf8) })
    for entry in entries where !names.contains(Array(entry.name.utf8)) && !ignored(entry.name) {
      throw .unexpectedTensor(path: path, tensor: entry.name)
    }
  }

  // MARK: - Bytes

  private func values(of entry: SafetensorsEntry) throws(CheckpointError) -> [Float] {
    let begin = dataOffset + entry.byteRange.lowerBound
    let range = begin..<begin + entry.byteRange.count
    switch entry.type {
    case .float32:
      var values = [Float](repeating: 0, count: range.count / 4)
      try values.withUnsafeMutableBufferPointer { buffer throws(CheckpointError) in
        try Self.read(range, of: source, into: UnsafeMutableRawBufferPointer(buffer))
      }
      return values
    case .float16:
      return try halves(in: range).map(HalfPrecision.float(fromBinary16:))
    case .bfloat16:
      return try halves(in: range).map(HalfPrecision.float(fromBfloat16:))
    default:
      throw .unsupportedType(path: path, tensor: entry.name, type: entry.type.rawValue)
    }
  }

  private func halves(in range: Range<Int>) throws(CheckpointError) -> [UInt16] {
    var halves = [UInt16](repeating: 0, count: range.count / 2)
    try halves.withUnsafeMutableBufferPointer { buffer throws(CheckpointError) in
      try Self.read(range, of: source, into: UnsafeMutableRawBufferPointer(buffer))
    }
    return halves
  }

  private static func read(
    _ range: Range<Int>, of source: Source
  ) throws(CheckpointError) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: range.count)
    try bytes.withUnsafeMutableBufferPointer { buffer throws(CheckpointError) in
      try read(range, of: source, into: UnsafeMutableRawBufferPointer(buffer))
    }
    return bytes
  }

  private static func read(
    _ range: Range<Int>, of source: Source, into buffer: UnsafeMutableRawBufferPointer
  ) throws(CheckpointError) {
    switch source {
    case .file(let file): try CheckpointFile.fill(buffer, from: file, at: range.lowerBound)
    case .bytes(let bytes):
      bytes.withUnsafeBytes { buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[range])) }
    }
  }
}
