import Foundation
import Testing

extension ProcessTests {
  @Suite struct TransformerChapterTests {
    /// Runs chapter 06 with options that must end it, and returns what it said.
    private func refusal(
      _ arguments: [String], status: Int32, in folder: TemporaryFolder,
      location: SourceLocation = #_sourceLocation
    ) throws -> [String] {
      let outcome = try ChapterProcess.run(
        "transformer", ["--quick", "--output", "out"] + arguments, in: folder.url)
      #expect(outcome.status == status, sourceLocation: location)
      return outcome.errors.split(separator: "\n").map(String.init)
    }

    @Test("A loss that is no number stops the run at that step, and the earlier result stays")
    func lossNotFinite() throws {
      let folder = try TemporaryFolder()
      let text = try folder.file(
        "text.txt", String(repeating: "the cat sat on the mat\n", count: 40).utf8)
      let first = try ChapterProcess.run(
        "transformer", ["--quick", "--output", "out", "--corpus", text, "--steps", "train"],
        in: folder.url)
      #expect(first.status == 0, "\(first.errors)")
      let published = folder.url.appending(path: "out/06-transformer")
      let before = try TemporaryFolder.contents(of: published)
      let said = try refusal(
        ["--corpus", text, "--learning-rate", "1e30"], status: 1, in: folder)
      #expect(
        said == [
          "Error: The loss of the transformer became nan at step 2 of 40, so the run was stopped; a "
            + "smaller --learning-rate than 1e+30 should keep it finite."
        ])
      #expect(try TemporaryFolder.contents(of: published) == before)
    }

    @Test("A text that can't be looked at is refused in one sentence before training")
    func probes() throws {
      let folder = try TemporaryFolder()
      let text = try folder.file(
        "text.txt", String(repeating: "the cat sat on the mat\n", count: 40).utf8)
      let unknown = try refusal(["--corpus", text, "--text", "the żebra"], status: 1, in: folder)
      #expect(
        unknown == [
          "Error: The character \"ż\" (U+017C) at offset 4 is not in the vocabulary; use characters "
            + "that the training text has."
        ])
      let short = try refusal(["--text", "a"], status: 64, in: folder)
      #expect(
        short.first
          == "Error: --text needs at least two characters, so that one follows another.")
      let rate = try refusal(["--learning-rate", "0"], status: 64, in: folder)
      #expect(
        rate.first == "Error: --learning-rate is 0.0: it must be a number above 0.")
    }

    @Test(
      "Any text will do: Korean, mixed scripts, one character over and over, a long probe",
      arguments: [
        (String(repeating: "나는 생각한다. 그러므로 나는 존재한다.\n", count: 40), "나는 존재한다"),
        (String(repeating: "Hello 안녕 👋🏽 — family 👨‍👩‍👧 café\n", count: 40), "안녕 👋🏽 family 👨‍👩‍👧"),
        (String(repeating: "a", count: 500), "aaaa"),
        (
          String(repeating: "to be or not to be ", count: 60),
          String(repeating: "to be or not to be ", count: 50)
        ),
      ])
    func anyText(text: String, probe: String) throws {
      let folder = try TemporaryFolder()
      let corpus = try folder.file("text.txt", text.utf8)
      let outcome = try ChapterProcess.run(
        "transformer", ["--quick", "--output", "out", "--corpus", corpus, "--text", probe],
        in: folder.url)
      #expect(outcome.status == 0, "\(outcome.errors)")
      let run = try RunFile(from: folder.url.appending(path: "out/06-transformer"))
      #expect(
        run.steps.map(\.id) == [
          "build", "train", "sample", "maps", "lens", "loss-map", "ablation", "bert", "export",
        ])
    }

    @Test("With a recipe, the steps that train other models are left out")
    func recipes() throws {
      let folder = try TemporaryFolder()
      for recipe in ["nanogpt-cpu", "best"] {
        let outcome = try ChapterProcess.run(
          "transformer", ["--recipe", recipe, "--list"], in: folder.url)
        #expect(outcome.status == 0)
        let steps = outcome.output.split(separator: "\n").map { $0.prefix { $0 != " " } }
        #expect(steps == ["build", "train", "sample", "maps", "lens", "loss-map", "export"])
      }
    }
  }
}
