import Foundation
import Testing

extension ProcessTests {
  @Suite struct BadInputTests {
    /// Nothing below may take longer: it is said before any training.
    static let mostSeconds = 5.0

    /// Runs a chapter that must refuse, and holds its last line to a sentence.
    private func expectRefusal(
      _ product: String, _ arguments: [String], status: Int32, _ sentence: String,
      in folder: TemporaryFolder, location: SourceLocation = #_sourceLocation
    ) throws {
      let outcome = try ChapterProcess.run(
        product, ["--output", "out"] + arguments, in: folder.url)
      #expect(outcome.status == status, sourceLocation: location)
      let said = outcome.errors.replacing(folder.url.path, with: "FOLDER")
      #expect(
        said.split(separator: "\n").contains { $0 == sentence || $0 == "Error: \(sentence)" },
        "said: \(said)", sourceLocation: location)
      #expect(outcome.seconds < Self.mostSeconds, sourceLocation: location)
      let left =
        (try? FileManager.default.contentsOfDirectory(
          atPath: folder.url.appending(path: "out").path)) ?? []
      #expect(left.allSatisfy { $0.hasSuffix(".lock") }, "left: \(left)", sourceLocation: location)
    }

    @Test("A command line that can't be is refused in one sentence", arguments: ChapterFolder.all)
    func commandLine(chapter: ChapterFolder) throws {
      let folder = try TemporaryFolder()
      for (arguments, sentence) in [
        (
          ["--threads", "0"],
          "The value '0' is invalid for '--threads <n>': it must be a whole number from 1 to 256."
        ),
        (
          ["--seed", "-1"],
          "The value '-1' is invalid for '--seed <n>': it must be a whole number from 0 to 18446744073709551615."
        ),
        (["--steps", ""], "--steps is empty: give it ids with commas between; --list shows them."),
        (["--nonsense"], "Unknown option '--nonsense'"),
        (["--seed"], "Missing value for '--seed <n>'"),
      ] {
        try expectRefusal(chapter.product, arguments, status: 64, sentence, in: folder)
      }
    }

    @Test("An unknown step names those there are", arguments: ChapterFolder.all)
    func unknownStep(chapter: ChapterFolder) throws {
      let folder = try TemporaryFolder()
      let outcome = try ChapterProcess.run(
        chapter.product, ["--steps", "nonsense"], in: folder.url)
      #expect(outcome.status == 64)
      #expect(outcome.errors.contains("nonsense"))
      let listed = try ChapterProcess.run(chapter.product, ["--list"], in: folder.url).output
      for line in listed.split(separator: "\n") {
        #expect(outcome.errors.contains(line.prefix { $0 != " " }))
      }
    }

    @Test(
      "An output folder that can't be written is said before training", arguments: ChapterFolder.all
    )
    func output(chapter: ChapterFolder) throws {
      let folder = try TemporaryFolder()
      let file = try folder.file("taken", "not a folder".utf8)
      let outcome = try ChapterProcess.run(chapter.product, ["--output", file], in: folder.url)
      #expect(outcome.status == 1)
      #expect(
        outcome.errors.contains("is a file, not a folder: give --output the path of a folder."))
      #expect(outcome.seconds < Self.mostSeconds)
      #expect(try String(contentsOfFile: file, encoding: .utf8) == "not a folder")
    }

    @Test(
      "A corpus that can't be read or used is refused in one sentence",
      arguments: ["language-model", "rnn", "transformer", "transfer", "scaling"])
    func corpus(product: String) throws {
      let folder = try TemporaryFolder()
      let latin = try folder.file(
        "latin.txt", Array("caf".utf8) + [0xE9] + Array(" au lait\n".utf8))
      let empty = try folder.file("empty.txt", [])
      let short = try folder.file("short.txt", "to be or not".utf8)
      let gzip = try folder.file("text.gz", [0x1F, 0x8B, 8, 0, 0, 0])
      for (path, sentence) in [
        ("/no/such/file", "There is no file at /no/such/file; give the path of a UTF-8 text file."),
        (folder.url.path, "FOLDER is a folder; give the path of a UTF-8 text file inside it."),
        (empty, "empty.txt is empty; a corpus needs at least one character."),
        (
          latin,
          "latin.txt is not UTF-8: the byte at offset 3 starts no character; save the file as UTF-8, from Western European for example with iconv -f WINDOWS-1252 -t UTF-8."
        ),
        (gzip, "text.gz is compressed with gzip; unpack it first: gunzip FOLDER/text.gz"),
      ] {
        try expectRefusal(
          product, ["--corpus", path], status: 1, sentence, in: folder)
      }
      let outcome = try ChapterProcess.run(
        product, ["--corpus", short, "--output", "out"], in: folder.url)
      #expect(outcome.status == 1)
      #expect(outcome.errors.contains("short.txt"), "\(outcome.errors)")
      #expect(outcome.errors.contains("use a longer text"), "\(outcome.errors)")
    }

    @Test("A failed run leaves the earlier result as it was")
    func earlierResultStays() throws {
      let folder = try TemporaryFolder()
      let first = try ChapterProcess.run(
        "transformer", ["--quick", "--output", "out", "--steps", "build"], in: folder.url)
      #expect(first.status == 0, "\(first.errors)")
      let published = folder.url.appending(path: "out/06-transformer")
      let before = try TemporaryFolder.contents(of: published)
      let empty = try folder.file("empty.txt", [])
      let failed = try ChapterProcess.run(
        "transformer", ["--quick", "--output", "out", "--corpus", empty], in: folder.url)
      #expect(failed.status == 1)
      #expect(try TemporaryFolder.contents(of: published) == before)
    }

    @Test("Ctrl-C ends a run within seconds and leaves nothing", arguments: [SIGINT, SIGTERM])
    func interruption(signal: Int32) throws {
      let folder = try TemporaryFolder()
      let process = try ChapterProcess("transformer", ["--output", "out"], in: folder.url)
      let start = ContinuousClock.now
      while !process.printed.contains("loss"), ContinuousClock.now - start < .seconds(30) {
        usleep(100_000)
      }
      let sent = ContinuousClock.now
      process.signal(signal)
      let outcome = try process.outcome()
      #expect(ContinuousClock.now - sent < .seconds(5))
      #expect(outcome.status == (signal == SIGINT ? 130 : 143))
      let left = try FileManager.default.contentsOfDirectory(
        atPath: folder.url.appending(path: "out").path)
      #expect(left == [".06-transformer.lock"])
    }
  }
}
