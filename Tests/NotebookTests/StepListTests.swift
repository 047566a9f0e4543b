import ArgumentParser
import Testing

@testable import Notebook

@Suite("A list of steps")
struct StepListTests {
  private func list(_ steps: [(String, [String])]) -> StepList {
    let list = StepList()
    for (id, needs) in steps { list.step(id, title: .verbatim(id), needs: needs) { _ in } }
    return list
  }

  private var usual: StepList {
    list([("train", []), ("sample", ["train"]), ("scale", []), ("maps", ["sample"])])
  }

  @Test("runs all its steps where none is asked for")
  func all() throws {
    #expect(try usual.plan([]).map(\.id) == ["train", "sample", "scale", "maps"])
  }

  @Test(
    "runs what is asked for and what that needs, in its own order",
    arguments: [
      (["scale"], ["scale"]),
      (["maps"], ["train", "sample", "maps"]),
      (["scale", "sample"], ["train", "sample", "scale"]),
      (["train", "train"], ["train"]),
    ])
  func needs(requested: [String], expected: [String]) throws {
    #expect(try usual.plan(requested).map(\.id) == expected)
  }

  @Test("names the steps it has where it is asked for another")
  func unknown() {
    let error = #expect(throws: ValidationError.self) { try usual.plan(["train", "heads"]) }
    #expect(
      error?.message == "There is no step “heads”; the steps are: train, sample, scale, maps.")
  }

  @Test(
    "refuses lists that make no sense",
    arguments: [
      ([], "The chapter has no steps: list at least one."),
      (
        [("a", []), ("a", [])], "Two steps are called “a”: give each an id of its own."
      ),
      (
        [("a", ["b"]), ("b", [])],
        "Step “a” needs “b”, which is no earlier step: list what it needs first."
      ),
      (
        [("a", ["a"])], "Step “a” needs “a”, which is no earlier step: list what it needs first."
      ),
      (
        [("A b", [])],
        "“A b” is no name for a step: use lowercase letters, digits, “-” and “_”."
      ),
    ] as [([(String, [String])], String)])
  func wrong(steps: [(String, [String])], sentence: String) {
    let error = #expect(throws: NotebookError.self) { try list(steps).plan([]) }
    #expect(error?.description == sentence)
  }
}
