/// A whole request, before any rule has judged it.
struct Request: Equatable, Sendable {
  var method = "GET"
  /// The path, as it was sent: nothing here has a name with `%` in it.
  var path: String
  var query = ""
  var host: String?
  var origin: String?
  var fetchSite: String?
  var cookie: String?
  var contentType: String?
  var body: [UInt8] = []

  /// Whether it may change something.
  var isChange: Bool { method != "GET" }

  /// The parts of the path, without empty ones at its ends.
  var parts: [String] {
    path.split(separator: "/", omittingEmptySubsequences: false).dropFirst().map(String.init)
  }

  /// The value of a query's item, as it was sent.
  func value(_ name: String) -> String? {
    query.split(separator: "&").first { $0.hasPrefix(name + "=") }
      .map { String($0.dropFirst(name.utf8.count + 1)) }
  }
}
