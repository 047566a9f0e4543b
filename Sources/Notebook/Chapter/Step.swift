/// A step of a chapter.
struct Step {
  let id: String
  let title: String
  let needs: [String]
  let body: (Page) throws -> Void
}
