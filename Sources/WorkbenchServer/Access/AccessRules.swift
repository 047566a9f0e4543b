/// Who may ask for what: the page's own reader, from the page's own address, and nobody else.
///
/// A page of another site can make a reader's browser send requests to 127.0.0.1, and by a name that
/// changes its address (DNS rebinding) even read the answers. So the `Host` must be this server's own
/// address, `Origin` and `Sec-Fetch-Site` must say that the request comes from its own page, and a word
/// that was printed where the server was started must come along, as a cookie.
struct AccessRules: Sendable {
  /// What to do with a request.
  enum Verdict: Equatable {
    /// Answer it.
    case allowed
    /// Take the word from the address into a cookie, and go to the first page without it.
    case signIn
    /// Say no.
    case refused(Refusal)
  }

  let port: UInt16
  let token: AccessToken

  /// The only hosts that a request may be for.
  var hosts: [String] { ["127.0.0.1:\(port)", "localhost:\(port)"] }

  /// The cookie's name; another workbench, on another port, has one of its own.
  var cookieName: String { "workbench-\(port)" }

  /// The cookie that carries the word, as `Set-Cookie` has it.
  var cookie: String { "\(cookieName)=\(token.text); Path=/; HttpOnly; SameSite=Strict" }

  func verdict(on request: Request) -> Verdict {
    guard let host = request.host, hosts.contains(host) else { return .refused(.forbidden) }
    let origins = hosts.map { "http://\($0)" }
    if let origin = request.origin, !origins.contains(origin) { return .refused(.forbidden) }
    // Opened from a terminal or a bookmark it is `none`; a link on another site can only read the page
    // that says no, since the cookie is strict.
    if let site = request.fetchSite, site == "cross-site", request.isChange {
      return .refused(.forbidden)
    }
    if request.isChange {
      guard request.origin == "http://\(host)" else { return .refused(.forbidden) }
      guard request.fetchSite == nil || request.fetchSite == "same-origin" else {
        return .refused(.forbidden)
      }
      guard request.contentType == "application/json" else {
        return .refused(Refusal(415, "What is sent here must be application/json."))
      }
    }
    if !request.isChange, request.path == "/", let word = request.value("token"),
      token.matches(word)
    {
      return .signIn
    }
    return cookies(request.cookie).contains { token.matches($0) } ? .allowed : .refused(.forbidden)
  }

  private func cookies(_ header: String?) -> [Substring] {
    (header ?? "").split(separator: ";").compactMap { pair in
      let pair = pair.drop { $0 == " " }
      guard pair.hasPrefix(cookieName + "=") else { return nil }
      return pair.dropFirst(cookieName.utf8.count + 1)
    }
  }
}
