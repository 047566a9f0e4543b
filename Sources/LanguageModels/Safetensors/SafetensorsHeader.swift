/// The checked header of a safetensors file.
///
/// What holds of every instance: names differ; each tensor has as many bytes as its shape and type
/// say; together the tensors fill the data from its first to its last byte without gap or overlap.
struct SafetensorsHeader: Sendable {
  /// The format's own limit on a header, in bytes.
  static let byteLimit = 100_000_000
  /// The bytes before the header, which hold its length.
  static let prefixByteCount = 8

  /// The tensors in the order of their bytes.
  let entries: [SafetensorsEntry]
  /// What the writer noted about the file.
  let metadata: [String: String]
  /// Indices into `entries`, in the order of the names' bytes.
  private let indicesByName: [Int]

  /// Reads the number of bytes of a header from the eight bytes before it.
  ///
  /// - Parameters:
  ///   - prefix: The eight bytes, or fewer where the file ends.
  ///   - fileByteCount: The bytes of the whole file.
  ///   - path: What messages call the file.
  /// - Returns: The header's length, which fits into the file.
  /// - Throws: `CheckpointError` when a file of this size can't have such a header.
  static func byteCount(
    prefix: [UInt8], fileByteCount: Int, path: String
  ) throws(CheckpointError) -> Int {
    guard prefix.count == prefixByteCount else {
      throw .truncated(path: path, needed: UInt64(prefixByteCount), found: fileByteCount)
    }
    let announced = prefix.reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    guard announced <= UInt64(byteLimit) else {
      throw .headerTooLong(path: path, byteCount: announced, limit: byteLimit)
    }
    let needed = announced + UInt64(prefixByteCount)
    guard needed <= UInt64(fileByteCount) else {
      throw .truncated(path: path, needed: needed, found: fileByteCount)
    }
    return Int(announced)
  }

  /// Parses a header and checks it against the size of the data that follow it.
  ///
  /// - Complexity: O(header bytes + n log n) for n tensors.
  init(_ bytes: [UInt8], dataByteCount: Int, path: String) throws(CheckpointError) {
    var parser = SafetensorsHeaderParser(bytes, path: path)
    var (entries, metadata) = try parser.parse()
    for entry in entries {
      try Self.checkSize(of: entry, dataByteCount: dataByteCount, path: path)
    }
    entries.sort { left, right in
      let (a, b) = (left.byteRange, right.byteRange)
      if a.lowerBound != b.lowerBound { return a.lowerBound < b.lowerBound }
      if a.upperBound != b.upperBound { return a.upperBound < b.upperBound }
      return left.name.utf8.lexicographicallyPrecedes(right.name.utf8)
    }
    try Self.checkCoverage(by: entries, dataByteCount: dataByteCount, path: path)

    // Names are compared by their bytes: Swift's `==` takes composed and decomposed letters as equal.
    let indices = entries.indices.sorted {
      entries[$0].name.utf8.lexicographicallyPrecedes(entries[$1].name.utf8)
    }
    for (left, right) in zip(indices, indices.dropFirst())
    where entries[left].name.utf8.elementsEqual(entries[right].name.utf8) {
      throw .duplicateTensor(path: path, tensor: entries[left].name)
    }
    self.entries = entries
    self.metadata = metadata
    self.indicesByName = indices
  }

  /// Finds a tensor by the bytes of its name.
  ///
  /// - Complexity: O(log n) comparisons.
  func entry(named name: String) -> SafetensorsEntry? {
    var (low, high) = (0, indicesByName.count)
    while low < high {
      let middle = (low + high) / 2
      if entries[indicesByName[middle]].name.utf8.lexicographicallyPrecedes(name.utf8) {
        low = middle + 1
      } else {
        high = middle
      }
    }
    guard low < indicesByName.count else { return nil }
    let entry = entries[indicesByName[low]]
    return entry.name.utf8.elementsEqual(name.utf8) ? entry : nil
  }

  /// The number of bytes that a shape takes, or `nil` when that is no whole number or overflows.
  static func byteCount(shape: [Int], type: SafetensorsElementType) -> Int? {
    var bits = type.bitWidth
    for dimension in shape {
      let (product, overflow) = bits.multipliedReportingOverflow(by: dimension)
      guard !overflow && product >= 0 else { return nil }
      bits = product
    }
    return bits % 8 == 0 ? bits / 8 : nil
  }

  private static func checkSize(
    of entry: SafetensorsEntry, dataByteCount: Int, path: String
  ) throws(CheckpointError) {
    func invalid(_ problem: String) -> CheckpointError {
      .invalidTensor(path: path, tensor: entry.name, problem: problem)
    }
    guard let needed = byteCount(shape: entry.shape, type: entry.type) else {
      throw invalid("its shape \(entry.shape) of \(entry.type.rawValue) is no number of bytes")
    }
    guard needed == entry.byteRange.count else {
      throw invalid(
        "its shape \(entry.shape) of \(entry.type.rawValue) takes \(needed) bytes, and it has "
          + "\(entry.byteRange.count)")
    }
    guard entry.byteRange.upperBound <= dataByteCount else {
      throw invalid(
        "it ends at byte \(entry.byteRange.upperBound) of the data, which has \(dataByteCount)")
    }
  }

  private static func checkCoverage(
    by entries: [SafetensorsEntry], dataByteCount: Int, path: String
  ) throws(CheckpointError) {
    var covered = 0
    for entry in entries {
      let begin = entry.byteRange.lowerBound
      guard begin <= covered else {
        throw .unassignedBytes(path: path, begin: covered, end: begin)
      }
      guard begin == covered else {
        throw .invalidTensor(
          path: path, tensor: entry.name,
          problem: "it begins at byte \(begin) of the data, and another ends at byte \(covered)")
      }
      covered = entry.byteRange.upperBound
    }
    guard covered == dataByteCount else {
      throw .unassignedBytes(path: path, begin: covered, end: dataByteCount)
    }
  }
}
