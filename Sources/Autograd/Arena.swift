/// Memory handed out in order and taken back all at once.
///
/// The first step of a training run finds out how much a step needs; from the second on there is one
/// block of that size and no allocation.
struct Arena {
  private var blocks: [UnsafeMutableRawBufferPointer] = []
  private var offset = 0
  /// The bytes handed out since the last reset.
  private var used = 0

  /// The least size of a block, so that small pieces share one.
  private static let blockSize = 1 << 20

  /// How many blocks were asked of the system so far; constant once the arena has warmed up.
  private(set) var allocationCount = 0

  /// The bytes of all blocks.
  var byteCount: Int { blocks.reduce(0) { $0 + $1.count } }

  /// Hands out uninitialised floats, aligned to 64 bytes, valid until `reset`.
  mutating func floats(_ count: Int) -> UnsafeMutablePointer<Float> {
    take(bytes: count * MemoryLayout<Float>.stride)
      .bindMemory(to: Float.self, capacity: max(count, 1))
  }

  /// Hands out uninitialised bytes, aligned to 64, valid until `reset`.
  mutating func take(bytes: Int) -> UnsafeMutableRawPointer {
    let rounded = (max(bytes, 1) + 63) & ~63
    used += rounded
    if let block = blocks.last, let base = block.baseAddress, offset + rounded <= block.count {
      defer { offset += rounded }
      return base + offset
    }
    let block = add(bytes: max(rounded, Self.blockSize))
    offset = rounded
    return block
  }

  /// Takes everything back.
  mutating func reset() {
    if blocks.count > 1 {
      release()
      _ = add(bytes: max(used, Self.blockSize))
    }
    (offset, used) = (0, 0)
  }

  /// Gives the memory back to the system.
  mutating func release() {
    for block in blocks { block.deallocate() }
    blocks.removeAll(keepingCapacity: true)
  }

  private mutating func add(bytes: Int) -> UnsafeMutableRawPointer {
    let block = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes, alignment: 64)
    guard let base = block.baseAddress else {
      fatalError("Arena: a block of \(bytes) bytes is empty.")
    }
    blocks.append(block)
    allocationCount += 1
    return base
  }
}
