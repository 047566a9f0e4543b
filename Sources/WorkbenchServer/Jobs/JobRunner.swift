import Phrases

/// Starts and stops jobs: of each name, at most one goes on at a time.
actor JobRunner {
  private struct Live {
    var state: RunState
    var log: RunLog
    let stopper = StopSwitch()
    var task: Task<Void, Never>?
  }

  private let runner: ProgramRun
  private let catalogue: Catalogue
  private let hasBuilt: @Sendable (Job, ContinuousClock.Instant) async -> Void
  private var runs: [String: Live] = [:]
  private var count = 0
  private var isClosed = false

  /// Makes a runner that runs nothing yet.
  ///
  /// - Parameters:
  ///   - runner: How programs are run.
  ///   - catalogue: The language of what becomes of a job.
  ///   - hasBuilt: Called when a job's program has been built, with the time at which that began.
  init(
    runner: ProgramRun, in catalogue: Catalogue = .english,
    hasBuilt: @escaping @Sendable (Job, ContinuousClock.Instant) async -> Void = { _, _ in }
  ) {
    self.runner = runner
    self.catalogue = catalogue
    self.hasBuilt = hasBuilt
  }

  /// Starts a job.
  ///
  /// - Returns: Its state, which has begun.
  /// - Throws: `Refusal` where one of its name is under way.
  func start(_ job: Job) throws(Refusal) -> RunState {
    guard !isClosed else { throw Refusal(503, "The server is about to end.") }
    if let live = runs[job.name], live.state.isLive {
      throw Refusal(409, "“\(job.product)” is running: stop it first, or wait for its end.")
    }
    count += 1
    let state = RunState(
      run: count, name: job.name, arguments: job.arguments,
      stage: job.build == nil ? .running : .building, sentence: "")
    let live = Live(state: state, log: RunLog(in: catalogue))
    runs[job.name] = live
    runs[job.name]?.task = Task { await self.run(job, live.stopper) }
    return state
  }

  /// Stops a job.
  ///
  /// - Returns: Its state.
  /// - Throws: `Refusal` where none of that name goes on.
  func stop(_ name: String) throws(Refusal) -> RunState {
    guard let live = runs[name], live.state.isLive else {
      throw Refusal(409, "This is not running.")
    }
    runs[name]?.state.stage = .stopping
    live.stopper.stop()
    return runs[name]?.state ?? live.state
  }

  /// The state of the last job of a name, with what it has said behind a line.
  func report(_ name: String, after line: Int) -> (state: RunState, last: Int, events: String)? {
    runs[name].map { ($0.state, $0.log.last, $0.log.json(after: line)) }
  }

  /// The state of the last job of a name since the server's start.
  func state(_ name: String) -> RunState? { runs[name]?.state }

  /// Stops all jobs, and waits until nothing of them is left.
  func close() async {
    isClosed = true
    let tasks = runs.values.compactMap(\.task)
    for name in runs.keys.sorted() { _ = try? stop(name) }
    for task in tasks { await task.value }
  }

  // MARK: - A job

  private func run(_ job: Job, _ stopper: StopSwitch) async {
    do {
      if let build = job.build {
        let start = ContinuousClock.now
        let status = try await runner.run(build, stopper: stopper) { lines in
          await self.add(lines, to: job.name)
        }
        if stopper.isOn { return end(job.name, .stopped, "Stopped before it began.") }
        guard status == 0 else {
          return end(
            job.name, .failed, "“\(job.product)” can't be built: the lines below say why.")
        }
        await hasBuilt(job, start)
        if runs[job.name]?.state.stage == .building { runs[job.name]?.state.stage = .running }
      }
      let status = try await runner.run(job.command, stopper: stopper) { lines in
        await self.add(lines, to: job.name)
      }
      finish(job, status: status, isStopped: stopper.isOn)
    } catch {
      end(job.name, .failed, "“\(job.product)” can't be run: \(String(describing: error))")
    }
  }

  private static let stopped: Phrase =
    "Stopped: nothing of this run is kept, and an earlier one is untouched."

  private func finish(_ job: Job, status: Int, isStopped: Bool) {
    switch status {
    case 0: end(job.name, .complete, "Complete.")
    case _ where isStopped, 129, 130, 141, 143: end(job.name, .stopped, Self.stopped)
    case 1 where job.verdictOfOne != nil: end(job.name, .failed, job.verdictOfOne ?? "")
    case 64:
      end(
        job.name, .failed,
        "The options don't fit: the line that begins with “Error” says what would be right.")
    default:
      end(job.name, .failed, "Ended with status \(status): the last line says why.")
    }
  }

  private func add(_ lines: [String], to name: String) {
    for line in lines { runs[name]?.log.add(line: line) }
  }

  private func end(_ name: String, _ stage: RunState.Stage, _ sentence: Phrase) {
    runs[name]?.state.stage = stage
    runs[name]?.state.sentence = sentence.text(in: catalogue)
  }
}
