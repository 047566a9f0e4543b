/// A binary heap whose least element comes out first.
struct MinimumHeap<Element: Comparable> {
  private var elements: [Element] = []

  /// The least element, left where it is.
  var first: Element? { elements.first }

  /// Takes all elements out, storage kept.
  mutating func removeAll() { elements.removeAll(keepingCapacity: true) }

  /// - Complexity: O(log count).
  @inline(__always)
  mutating func insert(_ element: Element) {
    elements.append(element)
    var child = elements.count - 1
    while child > 0 {
      let parent = (child - 1) / 2
      guard element < elements[parent] else { break }
      elements[child] = elements[parent]
      child = parent
    }
    elements[child] = element
  }

  /// - Complexity: O(log count).
  @inline(__always)
  mutating func popFirst() -> Element? {
    guard let last = elements.popLast() else { return nil }
    guard let first = elements.first else { return last }
    let count = elements.count
    var parent = 0
    while true {
      var child = 2 * parent + 1
      guard child < count else { break }
      if child + 1 < count && elements[child + 1] < elements[child] { child += 1 }
      guard elements[child] < last else { break }
      elements[parent] = elements[child]
      parent = child
    }
    elements[parent] = last
    return first
  }
}
