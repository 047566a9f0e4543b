import NIOHTTP1

extension Request {
  /// The headers that may stand only once, since they decide something here.
  private static let single = [
    "host", "origin", "cookie", "content-type", "content-length", "sec-fetch-site", "if-none-match",
  ]

  /// Takes a head that leaves no doubt about what it means.
  ///
  /// Stricter than HTTP/1.1, and than the parser, where servers are known to disagree: no transfer
  /// codings, no header twice of those that matter, no target but a plain path.
  ///
  /// - Parameter head: A head that the parser has found well-formed.
  /// - Throws: `Refusal`, what to answer instead.
  /// - Reference: [RFC 9112](https://www.rfc-editor.org/rfc/rfc9112), sections 3 and 6.
  init(head: HTTPRequestHead) throws(Refusal) {
    guard head.version == .http1_1 else { throw .malformed }
    guard head.method == .GET || head.method == .POST else {
      throw Refusal(405, "Only GET and POST are answered here.")
    }
    guard head.uri.hasPrefix("/"), head.uri.utf8.allSatisfy({ (33...126).contains($0) }) else {
      throw .malformed
    }
    for name in Self.single where head.headers[name].count > 1 { throw .malformed }
    for name in ["transfer-encoding", "upgrade"] where head.headers.contains(name: name) {
      throw .malformed
    }
    let target = head.uri.split(
      separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    self.init(
      method: head.method.rawValue, path: String(target[0]),
      query: target.count > 1 ? String(target[1]) : "", host: head.headers.first(name: "host"),
      origin: head.headers.first(name: "origin"),
      fetchSite: head.headers.first(name: "sec-fetch-site"),
      cookie: head.headers.first(name: "cookie"),
      contentType: head.headers.first(name: "content-type"))
  }

  /// Looks whether the body that a head announces is one that a request of its method may have.
  ///
  /// - Throws: `Refusal` where it is too large, or its length is not said: nothing of it is read then.
  static func checkBody(of head: HTTPRequestHead, limit: Int) throws(Refusal) {
    guard let text = head.headers.first(name: "content-length") else {
      if head.method == .POST { throw Refusal(411, "A POST needs a Content-Length.") }
      return
    }
    guard !text.isEmpty, text.utf8.allSatisfy({ (48...57).contains($0) }) else { throw .malformed }
    guard let length = Int(text), length <= limit else { throw .tooLarge }
    guard head.method == .POST || length == 0 else { throw .malformed }
  }
}
