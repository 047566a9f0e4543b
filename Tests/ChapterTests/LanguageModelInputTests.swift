import Foundation
import Testing

extension ProcessTests {
  @Suite struct LanguageModelInputTests {
    private func run(_ arguments: [String], in folder: TemporaryFolder) throws
      -> ChapterProcess.Outcome
    {
      try ChapterProcess.run(
        "language-model", ["--quick", "--output", "out"] + arguments, in: folder.url)
    }

    @Test(
      "Any text will do: Korean, mixed scripts, one character over and over, one long word",
      arguments: [
        String(repeating: "나는 생각한다. 그러므로 나는 존재한다.\n", count: 40),
        String(repeating: "Hello 안녕 👋🏽 — family 👨‍👩‍👧 café\n", count: 40),
        String(repeating: "a", count: 500), String(repeating: "... --- !!! ", count: 50),
        (1...300).map { "word\($0)" }.joined(separator: " "),
      ])
    func anyText(text: String) throws {
      let folder = try TemporaryFolder()
      let outcome = try run(["--corpus", folder.file("text.txt", text.utf8)], in: folder)
      #expect(outcome.status == 0, "\(outcome.errors)")
      let run = try RunFile(from: folder.url.appending(path: "out/03-language-model"))
      let steps = ["tokens", "zipf", "counts", "neural", "perceptron", "sample"]
      #expect(run.steps.map(\.id) == steps)
    }

    @Test("A prompt and merges that can't be used are refused in one sentence")
    func refused() throws {
      let folder = try TemporaryFolder()
      let text = try folder.file(
        "text.txt", String(repeating: "the cat sat on the mat\n", count: 40).utf8)
      let unknown = try run(["--corpus", text, "--text", "the żebra"], in: folder)
      #expect(unknown.status == 1)
      #expect(
        unknown.errors.contains(
          "The character \"ż\" (U+017C) at offset 4 is not in the vocabulary; use characters that the training text has."
        ))
      #expect(try run(["--text", ""], in: folder).status == 64)
      let merges = try folder.file("vocab.bpe", "#version: 0.2\nt h\nth e\nx".utf8)
      let malformed = try run(["--corpus", text, "--merges", merges], in: folder)
      #expect(malformed.status == 1)
      #expect(
        malformed.errors.contains(
          "line 4 is not two tokens that are bytes or were made by earlier lines"))
      let missing = try run(["--corpus", text, "--merges", "/no/such/file"], in: folder)
      #expect(missing.status == 1)
      #expect(missing.errors.contains("There is no file at /no/such/file"))
    }

    @Test("Without GPT-2's merges the step says so and which command fetches them")
    func withoutMerges() throws {
      let folder = try TemporaryFolder()
      let text = try folder.file(
        "text.txt", String(repeating: "the cat sat on the mat\n", count: 40).utf8)
      let outcome = try ChapterProcess.run(
        "language-model",
        ["--quick", "--output", "out", "--corpus", text, "--steps", "tokens"], in: folder.url,
        environment: ["XDG_CACHE_HOME": folder.url.path])
      #expect(outcome.status == 0, "\(outcome.errors)")
      let said = outcome.output.split(separator: "\n").map { $0.trimmingPrefix("  ") }
        .joined(separator: " ")
      #expect(said.contains("GPT-2's merges are not installed"))
      #expect(said.contains("Scripts/language_samples.sh fetches them"))
    }
  }
}
