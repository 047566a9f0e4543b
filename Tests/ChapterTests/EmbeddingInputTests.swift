import Foundation
import Testing

extension ProcessTests {
  @Suite struct EmbeddingInputTests {
    private func run(_ arguments: [String], in folder: TemporaryFolder) throws
      -> ChapterProcess.Outcome
    {
      try ChapterProcess.run(
        "embedding", ["--quick", "--output", "out"] + arguments, in: folder.url)
    }

    @Test("A text with too few words is refused in one sentence, and nothing is written")
    func tooFewWords() throws {
      let folder = try TemporaryFolder()
      let unrepeated = "every word here stands alone without company"
      for (text, sentence) in [
        (
          "... --- !!!",
          "text.txt has no words, only spaces and signs; use a text of some pages."
        ),
        (
          unrepeated,
          "No word of text.txt occurs twice; words are learned from where they occur again and again, so use a text of some pages."
        ),
        (
          "ho ho ho ho",
          "Only one word of text.txt (“ho”) occurs twice or more; words are compared here, so use a text in which several do."
        ),
        (
          "a rose is a rose is a rose",
          "Only 3 words of text.txt occur twice or more, but the pictures need at least 20; use a longer text."
        ),
      ] {
        let outcome = try run(["--corpus", folder.file("text.txt", text.utf8)], in: folder)
        #expect(outcome.status == 1)
        #expect(
          outcome.errors.split(separator: "\n").contains {
            $0 == sentence || $0 == "Error: \(sentence)"
          },
          "said: \(outcome.errors)")
        let left = try FileManager.default.contentsOfDirectory(
          atPath: folder.url.appending(path: "out").path)
        #expect(left.allSatisfy { $0.hasSuffix(".lock") })
      }
    }

    @Test("The smallest text that is enough runs to the end, in any language")
    func smallText() throws {
      let folder = try TemporaryFolder()
      let words = (1...20).map { "낱말\($0)" }
      let text = words.joined(separator: " ") + ".\n" + words.reversed().joined(separator: " ")
      let outcome = try run(["--corpus", folder.file("작은.txt", text.utf8)], in: folder)
      #expect(outcome.status == 0, "\(outcome.errors)")
      let published = folder.url.appending(path: "out/02-embedding")
      let vectors = try String(
        contentsOf: published.appending(path: "vectors.txt"), encoding: .utf8)
      #expect(vectors.hasPrefix("20 100\n낱말"))
      #expect(try RunFile(from: published).steps.count == 9)
    }

    @Test("A query without a known word is refused")
    func query() throws {
      let folder = try TemporaryFolder()
      let unknown = try run(["--query", "xylophone zeppelin"], in: folder)
      #expect(unknown.status == 1)
      #expect(
        unknown.errors.contains(
          "No word of the query “xylophone zeppelin” has a vector: use words that kjv.txt has several times."
        ))
      let empty = try run(["--query", "  "], in: folder)
      #expect(empty.status == 64)
      #expect(empty.errors.contains("--query is empty: give it some words to search for."))
    }
  }
}
