import Synchronization

/// The keys that a catalogue was asked for in vain.
final class MissingPhrases: Sendable {
  private let found = Mutex<Set<String>>([])

  /// The keys, in alphabetical order.
  var keys: [String] { found.withLock { $0 }.sorted() }

  /// Adds a key.
  func insert(_ key: String) {
    found.withLock { _ = $0.insert(key) }
  }
}
