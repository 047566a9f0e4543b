/// A binary heap of merges that wait, the most urgent first.
///
/// Not generic: without whole-module optimisation, as in a debug build, generic code in another
/// file is not specialised, and this is the inner loop of training and encoding.
struct MergeQueue {
  /// A merge that waits: the one with the least `order`, then the least `key`, comes first.
  struct Entry {
    var order: Int
    let key: UInt64
    /// Whatever the owner needs to find the merge again.
    let payload: Int32

    @inline(__always)
    static func < (left: Entry, right: Entry) -> Bool {
      left.order != right.order ? left.order < right.order : left.key < right.key
    }
  }

  private var entries: [Entry] = []

  /// Takes all entries out; storage is kept.
  mutating func removeAll() { entries.removeAll(keepingCapacity: true) }

  /// Adds an entry.
  ///
  /// - Complexity: O(log count).
  mutating func insert(_ entry: Entry) {
    entries.append(entry)
    entries.withUnsafeMutableBufferPointer { heap in
      var child = heap.count - 1
      while child > 0 {
        let parent = (child - 1) / 2
        guard entry < heap[parent] else { break }
        heap[child] = heap[parent]
        child = parent
      }
      heap[child] = entry
    }
  }

  /// Takes the first entry out.
  ///
  /// - Complexity: O(log count).
  mutating func popFirst() -> Entry? {
    guard let last = entries.popLast() else { return nil }
    guard let first = entries.first else { return last }
    entries.withUnsafeMutableBufferPointer { heap in
      var parent = 0
      while true {
        var child = 2 * parent + 1
        guard child < heap.count else { break }
        if child + 1 < heap.count && heap[child + 1] < heap[child] { child += 1 }
        guard heap[child] < last else { break }
        heap[parent] = heap[child]
        parent = child
      }
      heap[parent] = last
    }
    return first
  }
}
