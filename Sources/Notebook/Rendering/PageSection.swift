/// A section of a page: a step, or a part of the lesson that belongs to no step.
struct PageSection {
  let kind: String
  let id: String
  /// Such as `3 · maps`; nil for no step.
  let number: String?
  let title: String
  let body: String
}
