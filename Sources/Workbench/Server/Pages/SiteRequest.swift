/// A request that the rules have let pass.
struct SiteRequest: Sendable {
  /// Whether it is a POST, and may change something.
  var isChange = false
  /// The path, as it was sent: nothing here has a name with `%` in it.
  var path: String
  var query = ""
  var body: [UInt8] = []

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
