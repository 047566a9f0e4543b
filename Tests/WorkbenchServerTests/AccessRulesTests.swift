import Testing

@testable import WorkbenchServer

struct AccessRulesTests {
  private let rules = AccessRules(port: 8765, token: AccessToken())

  private func read(_ path: String = "/", host: String? = "127.0.0.1:8765") -> Request {
    Request(
      method: "GET", path: path, host: host, cookie: "workbench-8765=\(rules.token.text)")
  }

  private func change() -> Request {
    Request(
      method: "POST", path: "/api/chapters/05-attention/run", host: "127.0.0.1:8765",
      origin: "http://127.0.0.1:8765", fetchSite: "same-origin",
      cookie: "a=b; workbench-8765=\(rules.token.text)", contentType: "application/json")
  }

  @Test("The own page may read and change")
  func allows() {
    #expect(rules.verdict(on: read()) == .allowed)
    #expect(rules.verdict(on: read(host: "localhost:8765")) == .allowed)
    #expect(rules.verdict(on: change()) == .allowed)
  }

  @Test(
    "No other host is answered",
    arguments: [
      nil, "", "evil.com", "evil.com:8765", "127.0.0.1", "127.0.0.1:8766", "127.0.0.1:08765",
      "127.0.0.1.evil.com:8765", "localhost.evil.com:8765", "0.0.0.0:8765", "[::1]:8765",
      "2130706433:8765", "0x7f000001:8765", "127.1:8765", "LOCALHOST:8765", "127.0.0.1:8765.",
      "127.0.0.1:8765,evil.com", "evil@127.0.0.1:8765",
    ])
  func refusesHosts(_ host: String?) {
    #expect(rules.verdict(on: read(host: host)) == .refused(.forbidden))
    var request = change()
    request.host = host
    request.origin = "http://\(host ?? "")"
    #expect(rules.verdict(on: request) == .refused(.forbidden))
  }

  @Test("Nothing is changed for another page, or without the word")
  func refusesChanges() {
    let changes: [(String, (inout Request) -> Void)] = [
      ("no cookie", { $0.cookie = nil }), ("an empty cookie", { $0.cookie = "workbench-8765=" }),
      ("a wrong word", { $0.cookie = "workbench-8765=\(AccessToken().text)" }),
      ("a part of the word", { $0.cookie?.removeLast() }),
      ("another cookie", { $0.cookie = "other=\(rules.token.text)" }),
      ("no origin", { $0.origin = nil }), ("origin null", { $0.origin = "null" }),
      ("another origin", { $0.origin = "http://evil.com" }),
      ("another port", { $0.origin = "http://127.0.0.1:8766" }),
      ("https", { $0.origin = "https://127.0.0.1:8765" }),
      ("the other name", { $0.origin = "http://localhost:8765" }),
      ("cross-site", { $0.fetchSite = "cross-site" }),
      ("same-site", { $0.fetchSite = "same-site" }),
      ("none", { $0.fetchSite = "none" }),
    ]
    for (name, change) in changes {
      var request = self.change()
      change(&request)
      #expect(rules.verdict(on: request) == .refused(.forbidden), "\(name)")
    }
    for type in [nil, "text/plain", "application/x-www-form-urlencoded", "multipart/form-data"] {
      var request = self.change()
      request.contentType = type
      #expect(rules.verdict(on: request) != .allowed, "\(type ?? "none")")
    }
  }

  @Test("The word in the address becomes a cookie, on the first page alone")
  func signsIn() {
    var request = Request(method: "GET", path: "/", host: "127.0.0.1:8765")
    #expect(rules.verdict(on: request) == .refused(.forbidden))
    request.query = "token=\(rules.token.text)"
    #expect(rules.verdict(on: request) == .signIn)
    request.path = "//evil.com"
    #expect(rules.verdict(on: request) == .refused(.forbidden))
    request.path = "/"
    request.query = "token=\(AccessToken().text)"
    #expect(rules.verdict(on: request) == .refused(.forbidden))
    request.query = "token="
    #expect(rules.verdict(on: request) == .refused(.forbidden))
    request.method = "POST"
    request.query = "token=\(rules.token.text)"
    #expect(rules.verdict(on: request) == .refused(.forbidden))
  }

  @Test("Words are 256 bits, and never the same")
  func words() {
    let words = Set((0..<100).map { _ in AccessToken().text })
    #expect(words.count == 100)
    #expect(words.allSatisfy { $0.utf8.count == 64 })
    #expect(rules.cookie.hasSuffix("; Path=/; HttpOnly; SameSite=Strict"))
  }
}
