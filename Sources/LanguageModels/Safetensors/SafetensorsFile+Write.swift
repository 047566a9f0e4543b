import Platform

extension SafetensorsFile {
  /// Writes tensors to a file, so that `path` holds the earlier version or the whole new one whatever
  /// happens meanwhile.
  ///
  /// Tensors are stored in the order of their names' bytes, so the same tensors make the same bytes:
  /// those that the format's reference library writes (which sorts 32-bit tensors likewise).
  ///
  /// - Parameters:
  ///   - tensors: What to store; their names differ.
  ///   - metadata: Notes about the file; keys are stored in order.
  ///   - path: Where the file is to be.
  /// - Throws: `CheckpointError.invalidTensor` or `duplicateTensor` when the tensors make no file,
  ///   `unwritable` or `notDurable` when the system refuses.
  public static func write(
    _ tensors: [SafetensorsTensor], metadata: [String: String] = [:], to path: String
  ) throws(CheckpointError) {
    let sorted = tensors.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    let header = try encodeHeader(of: sorted, metadata: metadata, path: path)
    try CheckpointFile.write(to: path) { file throws(FileError) in
      try file.append(header)
      // The machines that Swift runs on store numbers as the format wants them: little-endian.
      for tensor in sorted { try file.append(tensor.values) }
    }
  }

  /// The length and the header of a file of `tensors`, which are sorted by name.
  private static func encodeHeader(
    of tensors: [SafetensorsTensor], metadata: [String: String], path: String
  ) throws(CheckpointError) -> [UInt8] {
    var members = JSONObject()
    if !metadata.isEmpty {
      var notes = JSONObject()
      for (name, note) in metadata.sorted(by: {
        $0.key.utf8.lexicographicallyPrecedes($1.key.utf8)
      }) {
        notes.append(name, .string(note))
      }
      members.append("__metadata__", .object(notes))
    }
    var offset = 0
    var previous: String?
    for tensor in tensors {
      if let previous, previous.utf8.elementsEqual(tensor.name.utf8) {
        throw .duplicateTensor(path: path, tensor: tensor.name)
      }
      previous = tensor.name
      let byteCount = try checkedByteCount(of: tensor, path: path)
      members.append(
        tensor.name,
        [
          "dtype": "F32", "shape": .array(tensor.shape.map { .integer($0) }),
          "data_offsets": [.integer(offset), .integer(offset + byteCount)],
        ])
      offset += byteCount
    }
    var header = JSONWriter().bytes(of: .object(members))
    // Numbers begin at a multiple of eight bytes, so that readers may map them into memory.
    while !header.count.isMultiple(of: 8) { header.append(UInt8(ascii: " ")) }
    guard header.count <= SafetensorsHeader.byteLimit else {
      throw .headerTooLong(
        path: path, byteCount: UInt64(header.count), limit: SafetensorsHeader.byteLimit)
    }
    return (0..<8).map { UInt8(truncatingIfNeeded: header.count >> (8 * $0)) } + header
  }

  private static func checkedByteCount(
    of tensor: SafetensorsTensor, path: String
  ) throws(CheckpointError) -> Int {
    func invalid(_ problem: String) -> CheckpointError {
      .invalidTensor(path: path, tensor: tensor.name, problem: problem)
    }
    guard tensor.name != "__metadata__" else { throw invalid("the format keeps this name") }
    guard tensor.shape.count <= SafetensorsHeaderParser.rankLimit else {
      throw invalid("it has more than \(SafetensorsHeaderParser.rankLimit) dimensions")
    }
    guard tensor.shape.allSatisfy({ $0 >= 0 }),
      let needed = SafetensorsHeader.byteCount(shape: tensor.shape, type: .float32)
    else { throw invalid("its shape \(tensor.shape) is no number of bytes") }
    guard needed == tensor.values.count * 4 else {
      throw invalid(
        "its shape \(tensor.shape) takes \(needed / 4) numbers, and it has \(tensor.values.count)")
    }
    return needed
  }
}
