/// A request line and headers that leave no doubt about what they mean.
///
/// Stricter than HTTP/1.1 where servers and proxies are known to disagree: no bare line feeds, no folded
/// lines, no transfer codings, no header twice of those that matter, no target but a plain path.
///
/// - Reference: [RFC 9112](https://www.rfc-editor.org/rfc/rfc9112), sections 2.2, 3, 5 and 6.
struct RequestHead: Equatable {
  /// A header's name in lowercase, and its value.
  struct Header: Equatable {
    let name: String
    let value: String
  }

  let method: String
  let target: String
  let headers: [Header]

  /// The bytes that follow the head.
  let bodyLength: Int

  /// What ends a head.
  static let end: [UInt8] = [13, 10, 13, 10]

  /// Those that the server behind the gate gets to see.
  private static let passed: Set<String> = [
    "host", "origin", "cookie", "content-type", "content-length", "sec-fetch-site", "if-none-match",
  ]

  /// Reads a head.
  ///
  /// - Parameters:
  ///   - bytes: All bytes up to, and without, the empty line.
  ///   - limits: What it may hold.
  /// - Throws: `Refusal`, what to answer instead.
  init(_ bytes: ArraySlice<UInt8>, limits: GateLimits = GateLimits()) throws(Refusal) {
    let lines = try Self.lines(of: bytes)
    let parts = lines[0].split(separator: 32, omittingEmptySubsequences: false)
    guard parts.count == 3, parts[2].elementsEqual("HTTP/1.1".utf8) else {
      throw Refusal.malformed
    }
    guard (1...16).contains(parts[0].count), parts[0].allSatisfy({ (65...90).contains($0) }) else {
      throw Refusal.malformed
    }
    method = String(decoding: parts[0], as: UTF8.self)
    guard method == "GET" || method == "POST" else {
      throw Refusal(405, "Only GET and POST are answered here.")
    }
    guard parts[1].first == 47, parts[1].allSatisfy({ (33...126).contains($0) }) else {
      throw Refusal.malformed
    }
    target = String(decoding: parts[1], as: UTF8.self)
    guard lines.count - 1 <= limits.headerCount else {
      throw Refusal(431, "The request has more than \(limits.headerCount) headers.")
    }
    var headers: [Header] = []
    for line in lines.dropFirst() { headers.append(try Self.header(line)) }
    self.headers = headers
    bodyLength = try Self.bodyLength(headers, method: method, limits: limits)
  }

  /// The value of a header that may stand only once; nil where it is missing.
  subscript(name: String) -> String? {
    headers.first { $0.name == name }?.value
  }

  /// The head as it goes to the server behind the gate: rewritten, for one request a connection.
  var forwarded: [UInt8] {
    let kept = headers.filter { Self.passed.contains($0.name) }.map { "\($0.name): \($0.value)" }
    let lines = ["\(method) \(target) HTTP/1.1"] + kept + ["connection: close"]
    return Array((lines.joined(separator: "\r\n") + "\r\n\r\n").utf8)
  }

  private static func lines(of bytes: ArraySlice<UInt8>) throws(Refusal) -> [ArraySlice<UInt8>] {
    var (lines, start): ([ArraySlice<UInt8>], Int) = ([], bytes.startIndex)
    var index = start
    while index < bytes.endIndex {
      switch bytes[index] {
      case 13:
        guard index + 1 < bytes.endIndex, bytes[index + 1] == 10 else { throw Refusal.malformed }
        lines.append(bytes[start..<index])
        start = index + 2
        index = start
      case 10: throw Refusal.malformed
      default: index += 1
      }
    }
    return lines + [bytes[start...]]
  }

  private static func header(_ line: ArraySlice<UInt8>) throws(Refusal) -> Header {
    guard let colon = line.firstIndex(of: 58), colon > line.startIndex else {
      throw Refusal.malformed
    }
    let name = line[..<colon]
    guard name.allSatisfy(isTokenByte) else { throw Refusal.malformed }
    var value = line[(colon + 1)...]
    while let first = value.first, first == 32 || first == 9 { value.removeFirst() }
    while let last = value.last, last == 32 || last == 9 { value.removeLast() }
    guard value.allSatisfy({ $0 == 9 || (32...126).contains($0) || $0 >= 128 }) else {
      throw Refusal.malformed
    }
    return Header(
      name: String(decoding: name, as: UTF8.self).lowercased(),
      value: String(decoding: value, as: UTF8.self))
  }

  private static func isTokenByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 48...57, 65...90, 97...122: true
    default: "!#$%&'*+-.^_`|~".utf8.contains(byte)
    }
  }

  private static func bodyLength(
    _ headers: [Header], method: String, limits: GateLimits
  ) throws(Refusal) -> Int {
    for name in passed where headers.count(where: { $0.name == name }) > 1 {
      throw Refusal.malformed
    }
    guard !headers.contains(where: { $0.name == "transfer-encoding" || $0.name == "upgrade" })
    else {
      throw Refusal.malformed
    }
    guard let text = headers.first(where: { $0.name == "content-length" })?.value else {
      if method == "POST" { throw Refusal(411, "A POST needs a Content-Length.") }
      return 0
    }
    guard !text.isEmpty, text.utf8.allSatisfy({ (48...57).contains($0) }) else {
      throw Refusal.malformed
    }
    guard text.utf8.count <= 9, let length = Int(text), length <= limits.bodyBytes else {
      throw Refusal.tooLarge
    }
    guard method == "POST" || length == 0 else { throw Refusal.malformed }
    return length
  }
}
