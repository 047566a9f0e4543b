import Foundation
import Testing

extension ProcessTests {
  @Suite struct AttentionChapterTests {
    @Test("A sentence that is too long for a map is refused with its length")
    func longSentence() throws {
      let folder = try TemporaryFolder()
      let sentence = Array(repeating: "light", count: 40).joined(separator: " ")
      let outcome = try ChapterProcess.run(
        "attention", ["--quick", "--output", "out", "--text", sentence], in: folder.url)
      #expect(outcome.status == 64)
      #expect(
        outcome.errors.hasPrefix(
          "Error: “\(sentence.prefix(60))…” has 41 tokens in the vocabulary of kjv.txt; give a "
            + "sentence of 2 to 28 with --text: a frequent word is one token, a rare one several."),
        "\(outcome.errors)")
    }

    @Test("A text of the learner's own brings its own sentence, in any language")
    func ownText() throws {
      let folder = try TemporaryFolder()
      let verse = "하느님이 이르시되 빛이 있으라 하시니 빛이 있었고 그 빛이 보시기에 좋았더라\n"
      let text = try folder.file("ko.txt", String(repeating: verse, count: 60).utf8)
      let outcome = try ChapterProcess.run(
        "attention", ["--quick", "--steps", "scores", "--output", "out", "--corpus", text],
        in: folder.url)
      #expect(outcome.status == 0, "\(outcome.errors)")
      let run = try RunFile(from: folder.url.appending(path: "out/05-attention"))
      guard case .text(let sentence) = run.options["text"] else {
        Issue.record("The record has no sentence.")
        return
      }
      #expect(sentence.hasPrefix("하느님이 이르시되 빛이"))
    }
  }
}
