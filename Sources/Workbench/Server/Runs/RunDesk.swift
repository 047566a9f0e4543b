/// Starts and stops the chapters' runs: at most one of each chapter at a time.
actor RunDesk {
  private struct Live {
    var state: RunState
    var log = RunLog()
    var task: Task<Void, Never>?
  }

  private let programs: Programs
  private let runner: ProgramRun
  private let outputFolder: String
  private let hasBuilt: @Sendable (String) async -> Void
  private var runs: [String: Live] = [:]
  private var count = 0
  private var isClosed = false

  /// Makes a desk.
  ///
  /// - Parameters:
  ///   - programs: Where the chapters' programs are.
  ///   - runner: How they are run.
  ///   - outputFolder: What each gets as `--output`.
  ///   - hasBuilt: Called when a chapter's program has been built anew.
  init(
    programs: Programs, runner: ProgramRun, outputFolder: String,
    hasBuilt: @escaping @Sendable (String) async -> Void = { _ in }
  ) {
    self.programs = programs
    self.runner = runner
    self.outputFolder = outputFolder
    self.hasBuilt = hasBuilt
  }

  /// Starts a run.
  ///
  /// - Parameters:
  ///   - chapter: The chapter's folder name, from the list of those that there are.
  ///   - arguments: What ``ChapterForm/arguments(_:)`` makes of the form.
  /// - Returns: The state of the run, which has begun.
  /// - Throws: `Refusal` where one is under way.
  func start(_ chapter: String, arguments: [String]) throws(Refusal) -> RunState {
    guard !isClosed else { throw Refusal(503, "The server is about to end.") }
    if let live = runs[chapter], live.state.isLive {
      throw Refusal(409, "This chapter is running: stop it first, or wait for its end.")
    }
    count += 1
    let state = RunState(
      run: count, chapter: chapter, arguments: arguments, stage: .building, sentence: "")
    runs[chapter] = Live(state: state)
    runs[chapter]?.task = Task { await self.run(chapter, arguments) }
    return state
  }

  /// Stops a run; says where none goes on.
  func stop(_ chapter: String) throws(Refusal) -> RunState {
    guard let live = runs[chapter], live.state.isLive else {
      throw Refusal(409, "This chapter is not running.")
    }
    runs[chapter]?.state.stage = .stopping
    live.task?.cancel()
    return runs[chapter]?.state ?? live.state
  }

  /// The state of a chapter's last run, with what it has said behind a line.
  func report(_ chapter: String, after line: Int) -> (state: RunState, last: Int, events: String)? {
    runs[chapter].map { ($0.state, $0.log.last, $0.log.json(after: line)) }
  }

  /// The state of a chapter's last run since the server's start.
  func state(_ chapter: String) -> RunState? { runs[chapter]?.state }

  /// Whether the run under way has drawn a figure into this file.
  func hasDrawn(_ file: String, in chapter: String) -> Bool {
    runs[chapter]?.log.figureFiles.contains(file) ?? false
  }

  /// Stops all runs, and waits until nothing of them is left.
  func close() async {
    isClosed = true
    let tasks = runs.values.compactMap(\.task)
    for chapter in runs.keys.sorted() { _ = try? stop(chapter) }
    for task in tasks { await task.value }
  }

  // MARK: - A run

  private func run(_ chapter: String, _ arguments: [String]) async {
    do {
      if !programs.isCurrent(chapter) {
        let status = try await runner.run(programs.buildCommand(chapter)) { lines in
          await self.add(lines, to: chapter)
        }
        if Task.isCancelled { return end(chapter, .stopped, "Stopped before it began.") }
        guard status == 0 else {
          return end(
            chapter, .failed,
            "“\(Programs.product(of: chapter))” can't be built: the lines below say why.")
        }
        await hasBuilt(chapter)
      }
      if runs[chapter]?.state.stage == .building { runs[chapter]?.state.stage = .running }
      let command =
        [programs.path(of: chapter)] + arguments + ["--json", "--output=\(outputFolder)"]
      let status = try await runner.run(command) { lines in await self.add(lines, to: chapter) }
      finish(chapter, status: status)
    } catch {
      if Task.isCancelled {
        end(chapter, .stopped, Self.stopped)
      } else {
        end(
          chapter, .failed,
          "“\(Programs.product(of: chapter))” can't be run: \(String(describing: error))")
      }
    }
  }

  private static let stopped =
    "Stopped: nothing of this run is kept, and an earlier one is untouched."

  private func finish(_ chapter: String, status: Int) {
    switch status {
    case 0: end(chapter, .complete, "Complete.")
    case _ where Task.isCancelled, 129, 130, 141, 143: end(chapter, .stopped, Self.stopped)
    case 64:
      end(chapter, .failed, "The options don't fit: the last line says what would be right.")
    default:
      end(chapter, .failed, "Ended with status \(status): the last line says why.")
    }
  }

  private func add(_ lines: [String], to chapter: String) {
    for line in lines where !line.isEmpty { runs[chapter]?.log.add(line: line) }
  }

  private func end(_ chapter: String, _ stage: RunState.Stage, _ sentence: String) {
    runs[chapter]?.state.stage = stage
    runs[chapter]?.state.sentence = sentence
  }
}
