import Testing

@testable import WorkbenchServer

struct ChapterFormTests {
  private func form() throws -> ChapterForm {
    try ChapterForm(
      dump: TemporaryProject.dump, steps: #"{"id":"scores","title":"Scores","needs":[]}"#)
  }

  @Test("The fields are those that the chapter declares, its own first; the server's are left out")
  func fields() throws {
    let form = try form()
    #expect(form.fields.map(\.name) == ["text", "recipe", "quick", "seed", "steps"])
    #expect(form.fields.map(\.kind) == [.value, .choice, .flag, .value, .steps])
    #expect(form.steps.map(\.id) == ["scores"])
  }

  @Test("A filled form becomes one word an option")
  func arguments() throws {
    let form = try form()
    #expect(
      try form.arguments(["quick": "true", "seed": "3", "text": "the cat", "recipe": "best"])
        == ["--text=the cat", "--recipe=best", "--quick", "--seed=3"])
    #expect(try form.arguments(["quick": "false", "seed": "0", "text": ""]) == [])
  }

  @Test("What the chapter doesn't have, or what can't be a value, is refused")
  func refuses() throws {
    let form = try form()
    for values in [
      ["output": "/tmp"], ["json": "true"], ["help": "true"], ["--seed": "1"], ["": "1"],
      ["quick": "yes"], ["quick": "; ls"], ["recipe": "other"], ["seed": "1\n2"],
      ["text": "a\u{0}b"], ["text": String(repeating: "a", count: 4097)],
    ] {
      #expect(throws: Refusal.self, "\(values)") { try form.arguments(values) }
    }
  }

  @Test("1,000 hostile values stay values")
  func hostileValues() throws {
    let form = try form()
    let pieces = [
      ";", "$(", ")", "`", "|", "&", "-", "--", "=", "'", "\"", " ", "\\", "touch", "x",
    ]
    for _ in 0..<1000 {
      let value = (0..<Int.random(in: 1...8)).map { _ in pieces.randomElement() ?? "" }.joined()
      #expect(try form.arguments(["text": value]) == ["--text=\(value)"])
    }
  }
}
