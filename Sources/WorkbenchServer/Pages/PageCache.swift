import Synchronization

/// Chapters' pages as they were made last, so that one which has not changed is there at once.
final class PageCache: Sendable {
  private struct Entry {
    let stamp: [Double]
    let parts: [Substring]
  }

  private let entries = Mutex<[String: Entry]>([:])

  /// Where a page has its place for what changes.
  static let place = "<!-- bench -->"

  /// A page with something put in its place.
  ///
  /// - Parameters:
  ///   - name: The page's name.
  ///   - stamp: When all that it is made of was last changed.
  ///   - insertion: What is put in its place.
  ///   - make: Makes the page, if another stamp was given last time.
  /// - Returns: The page's HTML.
  func html(
    _ name: String, stamp: [Double], inserting insertion: String, make: () -> String
  ) -> String {
    let known = entries.withLock { $0[name] }
    if let known, known.stamp == stamp { return known.parts.joined(separator: insertion) }
    let html = make()
    let parts = Self.split(html)
    entries.withLock { $0[name] = Entry(stamp: stamp, parts: parts) }
    return parts.joined(separator: insertion)
  }

  private static func split(_ html: String) -> [Substring] {
    guard let range = html.firstRange(of: place) else { return [html[...]] }
    return [html[..<range.lowerBound], html[range.upperBound...]]
  }
}
