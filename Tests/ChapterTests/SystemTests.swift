import Foundation
import Testing

extension ProcessTests {
  /// A chapter on machines and in shells that are not as they should be.
  @Suite struct SystemTests {
    /// Runs a line of shell in a folder, with `$B` as the folder of programs.
    private func shell(
      _ line: String, in folder: TemporaryFolder
    ) throws -> (status: Int32, errors: String) {
      let process = Process()
      process.executableURL = URL(filePath: "/bin/sh")
      process.arguments = ["-c", line]
      process.currentDirectoryURL = folder.url
      process.environment = ProcessInfo.processInfo.environment.merging(
        ["LC_ALL": "C.UTF-8", "B": ChapterProcess.products.path]) { $1 }
      let log = folder.url.appending(path: "shell.log")
      try Data().write(to: log)
      process.standardInput = FileHandle.nullDevice
      process.standardOutput = FileHandle.nullDevice
      process.standardError = try FileHandle(forWritingTo: log)
      try process.run()
      process.waitUntilExit()
      let errors = String(decoding: try Data(contentsOf: log), as: UTF8.self)
      return (process.terminationStatus, errors)
    }

    private func files(_ folder: TemporaryFolder) throws -> [String] {
      try FileManager.default.subpathsOfDirectory(atPath: folder.url.path)
        .filter { $0.hasPrefix("O/") }
    }

    @Test(
      "Output that can't be written is an error, of help and lists too",
      arguments: ["$B/rnn --help", "$B/rnn --list", "$B/workbench list", "$B/exercises --help"],
      ["> /dev/full", ">&-"])
    func lostOutput(command: String, redirection: String) throws {
      let folder = try TemporaryFolder()
      let outcome = try shell("\(command) \(redirection)", in: folder)
      #expect(outcome.status == 1)
      #expect(outcome.errors.contains("The standard output can't be written: "))
    }

    @Test(
      "Closed descriptors are nobody's: no file gets what was to be printed",
      arguments: ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
    func closedStreams(closed: String) throws {
      let folder = try TemporaryFolder()
      _ = try shell("$B/rnn --quick --steps cell --output O \(closed)", in: folder)
      for name in try files(folder) where name.hasSuffix(".lock") {
        #expect(try Data(contentsOf: folder.url.appending(path: name)).isEmpty)
      }
    }

    @Test("An argument that is no UTF-8 is refused, and no folder gets a repaired name")
    func bytes() throws {
      let folder = try TemporaryFolder()
      for option in ["--output", "--corpus"] {
        let outcome = try shell(
          "$B/rnn --quick --steps cell \(option) \"$(printf 'O/caf\\351')\"", in: folder)
        #expect(outcome.status == 2)
        #expect(outcome.errors.contains("“O/caf\\xE9”, is not UTF-8"))
      }
      #expect(try files(folder).isEmpty)
    }

    @Test("A sentence may begin with a dash")
    func dash() throws {
      let folder = try TemporaryFolder()
      let outcome = try shell(
        "$B/rnn --quick --steps cell --output O --text '- And God said' --seed 1", in: folder)
      #expect(outcome.status == 0 && outcome.errors.isEmpty)
    }

    @Test("Without HOME, or with one that can't be written, the Bible is read all the same")
    func home() throws {
      let folder = try TemporaryFolder()
      for variables in ["-u HOME -u XDG_CACHE_HOME", "-u XDG_CACHE_HOME HOME=/nonexistent/at/all"] {
        let outcome = try shell(
          "env \(variables) $B/rnn --quick --steps cell --output O", in: folder)
        #expect(outcome.status == 0, "said: \(outcome.errors)")
      }
    }

    @Test("What a text does to a terminal is shown, not done")
    func escapes() throws {
      let folder = try TemporaryFolder()
      let text = String(
        repeating: "the \u{1B}[31mri\u{1B}[2Jver\u{0} ran on\r and on\n", count: 300)
      let corpus = try folder.file("esc.txt", Array(text.utf8))
      for product in ["rnn", "language-model"] {
        let outcome = try ChapterProcess.run(
          product, ["--quick", "--corpus", corpus, "--output", "O"], in: folder.url)
        #expect(outcome.status == 0, "said: \(outcome.errors)")
        #expect(!outcome.output.utf8.contains { $0 < 0x20 && $0 != 0x0A || $0 == 0x7F })
      }
    }
  }
}
