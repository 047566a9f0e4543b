/// Collects the bytes of one request, and says as early as possible where they are none.
struct RequestReader {
  private(set) var bytes: [UInt8] = []
  private var head: RequestHead?
  private var bodyStart = 0
  private var scanned = 0
  private let limits: GateLimits

  init(limits: GateLimits = GateLimits()) {
    self.limits = limits
  }

  /// Takes the next bytes.
  ///
  /// - Returns: What to send to the server behind the gate once the request is complete; until then nil.
  ///   Bytes behind a complete request are left aside: a connection serves one.
  mutating func take(_ more: some Collection<UInt8>) throws(Refusal) -> [UInt8]? {
    bytes += more
    if head == nil { try readHead() }
    guard let head, bytes.count - bodyStart >= head.bodyLength else { return nil }
    return head.forwarded + bytes[bodyStart..<(bodyStart + head.bodyLength)]
  }

  private mutating func readHead() throws(Refusal) {
    // A method is in capitals: nothing else is worth waiting for.
    if let first = bytes.first, !(65...90).contains(first) { throw Refusal.malformed }
    let limit = min(bytes.count, limits.headBytes)
    var index = max(0, scanned - 3)
    while index + 4 <= limit {
      if bytes[index + 3] == 10, bytes[index..<(index + 4)].elementsEqual(RequestHead.end) {
        head = try RequestHead(bytes[..<index], limits: limits)
        bodyStart = index + 4
        return
      }
      if bytes[index] == 0 { throw Refusal.malformed }
      index += 1
    }
    scanned = limit
    if bytes.count >= limits.headBytes {
      throw Refusal(431, "Request line and headers take more than \(limits.headBytes) bytes.")
    }
  }
}
