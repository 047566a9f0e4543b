/// Memory for floats, aligned to 64 bytes, freed with its owner.
///
/// `@unchecked Sendable`: only `Tensor` holds one, and it writes to it only while it is the single
/// owner (`isKnownUniquelyReferenced`), so no two threads can see a write.
final class Storage: @unchecked Sendable {
  let count: Int
  let pointer: UnsafeMutablePointer<Float>

  init(count: Int) {
    self.count = count
    let bytes = UnsafeMutableRawPointer.allocate(
      byteCount: max(count, 1) * MemoryLayout<Float>.stride, alignment: 64)
    pointer = bytes.bindMemory(to: Float.self, capacity: max(count, 1))
  }

  deinit {
    UnsafeMutableRawPointer(pointer).deallocate()
  }
}
