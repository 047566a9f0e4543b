import Platform

extension RunStory {
  /// Reads what a run has left in its folder: the events, or where they are missing its two records.
  ///
  /// - Parameter folder: A published folder, such as `Output/05-attention`.
  /// - Throws: `FileError` where there is no run, or its files can't be read.
  public init(folder: String) throws(FileError) {
    if let bytes = WholeFile.bytes(FilePath.join(folder, Self.fileName)) {
      guard let story = Self.story(lines: bytes) else {
        throw FileError("“\(folder)/\(Self.fileName)” is no list of events: run the chapter again.")
      }
      self = story
      return
    }
    let path = FilePath.join(folder, RunRecord.fileName)
    guard let bytes = WholeFile.bytes(path) else {
      throw FileError("There is no “\(path)”: run the chapter first.")
    }
    guard let record = try? JSON.decode(RunRecord.self, from: bytes) else {
      throw FileError("“\(path)” is no record of a run: run the chapter again.")
    }
    let timing = WholeFile.bytes(FilePath.join(folder, RunRecord.timingFileName))
      .flatMap { try? JSON.decode(RunRecord.self, from: $0) }
    self.init(record, timing)
  }

  /// Collects the story from one JSON object a line.
  private static func story(lines: [UInt8]) -> RunStory? {
    var story: RunStory?
    for line in lines.split(separator: 0x0a) {
      guard let event = try? JSON.decode(Event.self, from: Array(line)) else { return nil }
      if case .run(let start) = event { story = RunStory(start) }
      story?.add(event)
    }
    return story
  }

  /// Tells what two records hold; they have no lines and no tables, and no order among their kinds.
  init(_ record: RunRecord, _ timing: RunRecord?) {
    self.init(
      RunStart(
        chapter: record.chapter, title: record.title, seed: record.seed, options: record.options,
        steps: record.steps.map(\.id), threads: 1, folder: ""))
    for step in record.steps {
      var told = Step(id: step.id, title: step.title, events: Self.events(of: step, timed: false))
      if var late = timing?.steps.first(where: { $0.id == step.id }) {
        told.seconds = late.metrics.removeValue(forKey: "step_seconds")?.value
        told.events += Self.events(of: late, timed: true)
      }
      steps.append(told)
    }
  }

  private static func events(of step: RunRecord.Step, timed: Bool) -> [Event] {
    step.figures.map {
      .figure(
        FigureFile(
          step: step.id, file: $0.file, data: $0.data, caption: $0.caption, alt: $0.alt,
          timed: timed))
    }
      + step.metrics.sorted { $0.key < $1.key }.map {
        .metric(
          Metric(
            step: step.id, name: $0.key, value: $0.value.value, unit: $0.value.unit, timed: timed))
      }
      + step.claims.map {
        .claim(
          Claim(
            step: step.id, id: $0.id ?? "", claim: $0.claim, ko: $0.ko, measured: $0.measured,
            holds: $0.holds, timed: timed, byConstruction: $0.byConstruction,
            bounds: $0.bounds ?? []))
      }
  }
}

/// Collects the story of a run while it goes on, and its events for the disk.
final class Storyteller: EventReader {
  private(set) var story: RunStory
  private var events: [Event]
  private let folder: String
  private let usualFolder: String

  init(_ start: RunStart) {
    story = RunStory(start)
    folder = start.folder
    usualFolder = "Output/" + start.chapter
    // Neither the folder nor the number of threads is part of what happened.
    events = [
      .run(
        RunStart(
          chapter: start.chapter, title: start.title, seed: start.seed, options: start.options,
          steps: start.steps, threads: 0, folder: ""))
    ]
  }

  func read(_ event: Event) {
    let event = withoutFolder(event)
    story.add(event)
    switch event {
    case .run, .progress, .runEnd, .stopped, .failed: break
    case .step, .say, .metric, .table, .figure, .claim, .stepEnd: events.append(event)
    }
  }

  /// A step may name a file to the learner; where the folder lies on this machine is no part of the
  /// record, which is the same wherever it was written.
  private func withoutFolder(_ event: Event) -> Event {
    guard case .say(let remark) = event, !folder.isEmpty else { return event }
    return .say(
      Remark(
        step: remark.step, text: remark.text.replacing(folder, with: usualFolder),
        timed: remark.timed))
  }

  /// The events, one JSON object a line.
  func lines() throws -> [UInt8] {
    try events.flatMap { try JSON.line($0) + [0x0a] }
  }
}
