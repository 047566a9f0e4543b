import CZlib

/// Unpacks a gzip archive in memory.
///
/// - Parameters:
///   - bytes: The archive; several, one after the other, are unpacked into one.
///   - name: What error sentences call it.
///   - limit: The most bytes that may come out: a small archive can hold gigabytes of zeros.
/// - Returns: What was packed.
/// - Throws: `ImageError.damagedArchive`.
func gunzip(
  _ bytes: [UInt8], name: String, limit: Int = 1 << 30
) throws(ImageError) -> [UInt8] {
  var input = bytes
  var stream = z_stream()
  guard czlib_inflate_init(&stream) == Z_OK else { throw .damagedArchive(name: name) }
  defer { inflateEnd(&stream) }
  var output: [UInt8] = []
  var chunk = [UInt8](repeating: 0, count: 1 << 18)
  let status = input.withUnsafeMutableBufferPointer { source -> Int32 in
    stream.next_in = source.baseAddress
    stream.avail_in = UInt32(clamping: source.count)
    return chunk.withUnsafeMutableBufferPointer { room -> Int32 in
      while true {
        stream.next_out = room.baseAddress
        stream.avail_out = UInt32(clamping: room.count)
        let status = inflate(&stream, Z_NO_FLUSH)
        guard status == Z_OK || status == Z_STREAM_END else { return status }
        let made = room.count - Int(stream.avail_out)
        guard output.count + made <= limit else { return Z_DATA_ERROR }
        output.append(contentsOf: room[..<made])
        guard status == Z_STREAM_END else { continue }
        // Another archive may follow in the same file.
        guard stream.avail_in > 0 else { return Z_STREAM_END }
        guard inflateReset(&stream) == Z_OK else { return Z_DATA_ERROR }
      }
    }
  }
  guard status == Z_STREAM_END else { throw .damagedArchive(name: name) }
  return output
}
