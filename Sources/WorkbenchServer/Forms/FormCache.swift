import Notebook
import Phrases
import Synchronization
import WorkbenchProject

/// The forms of all chapters, read from their programs when the server starts and when one is built.
///
/// Never because of a request: a GET starts nothing.
final class FormCache: Sendable {
  private let programs: Programs
  private let runner: ProgramRun
  private let language: Language
  private let forms = Mutex<[String: ChapterForm]>([:])

  /// Makes an empty cache; the titles of steps are of a language.
  init(programs: Programs, runner: ProgramRun, in language: Language = .english) {
    self.programs = programs
    self.runner = runner
    self.language = language
  }

  /// The form of a chapter; of one that is not built, the options that every chapter has.
  subscript(chapter: String) -> ChapterForm? {
    forms.withLock { $0[chapter] } ?? (try? ChapterForm(dump: ChapterOptions._dumpHelp()))
  }

  /// Whether the chapter's own options are known.
  func isRead(_ chapter: String) -> Bool { forms.withLock { $0[chapter] != nil } }

  /// Asks the programs that are there for their options, two at a time.
  func readAll(_ chapters: [String]) async {
    await withTaskGroup(of: Void.self) { group in
      for (index, chapter) in chapters.enumerated() {
        if index >= 2 { await group.next() }
        group.addTask { await self.read(chapter) }
      }
    }
  }

  /// Asks a program for its options.
  func read(_ chapter: String) async {
    guard programs.isBuilt(chapter) else { return }
    let command = programs.command(chapter)
    guard let dump = await output(command + ["--experimental-dump-help"]) else { return }
    let steps = await output(command + ["--list", "--json", "--language=\(language.rawValue)"])
    guard let form = try? ChapterForm(dump: dump, steps: steps ?? "") else { return }
    forms.withLock { $0[chapter] = form }
  }

  /// What a program prints, within 10 s and 1 MB.
  private func output(_ command: [String]) async -> String? {
    let collector = LineCollector(limit: 1 << 20)
    let stopper = StopSwitch()
    let watch = Task {
      try await Task.sleep(for: .seconds(10))
      stopper.stop()
    }
    defer { watch.cancel() }
    let status = try? await runner.run(command, stopper: stopper) { collector.add($0) }
    guard status == 0 else { return nil }
    return collector.text
  }
}

/// Collects lines up to a number of bytes.
private final class LineCollector: Sendable {
  private let lines = Mutex<(text: String, isFull: Bool)>(("", false))
  private let limit: Int

  init(limit: Int) {
    self.limit = limit
  }

  var text: String { lines.withLock { $0.text } }

  func add(_ new: [String]) {
    lines.withLock { state in
      for line in new where state.text.utf8.count + line.utf8.count < limit {
        state.text += line + "\n"
      }
    }
  }
}
