/// A pipe whose ends no other program inherits.
struct Pipe {
  /// The end to read from.
  private(set) var reading: Int32
  /// The end to write to.
  private(set) var writing: Int32

  init() throws(ProcessError) {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else {
      let reason = SystemCall.reason(errno)
      throw ProcessError("No pipe could be made: \(reason).", reason: reason)
    }
    // Above 9, so that no end stands where a child's descriptors go.
    (reading, writing) = (Self.lifted(ends[0]), Self.lifted(ends[1]))
    // Only readers may not wait: they take turns.
    _ = fcntl(reading, F_SETFL, O_NONBLOCK)
  }

  private static func lifted(_ descriptor: Int32) -> Int32 {
    let copy = fcntl(descriptor, F_DUPFD_CLOEXEC, 10)
    guard copy >= 0 else { return descriptor }
    close(descriptor)
    return copy
  }

  mutating func closeReading() {
    if reading >= 0 { close(reading) }
    reading = -1
  }

  mutating func closeWriting() {
    if writing >= 0 { close(writing) }
    writing = -1
  }

  /// Reads what there is, up to a limit.
  ///
  /// - Returns: Whether the other end is still open.
  func read(into bytes: inout [UInt8], limit: Int) -> Bool {
    guard reading >= 0 else { return false }
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while bytes.count <= limit {
      let count = buffer.withUnsafeMutableBytes { raw in
        systemRead(reading, raw.baseAddress, raw.count)
      }
      if count > 0 {
        bytes += buffer[0..<count]
      } else {
        return count < 0 && (errno == EAGAIN || errno == EINTR)
      }
    }
    return true
  }
}

/// The system's `read`, whose name the method above hides.
private func systemRead(_ descriptor: Int32, _ base: UnsafeMutableRawPointer?, _ count: Int) -> Int
{
  read(descriptor, base, count)
}
