/// Builds the two records of a run: what is the same in every run with these options, and what
/// depends on the clock.
final class Recorder: EventReader {
  private(set) var record: RunRecord
  private(set) var timing: RunRecord

  init(_ start: RunStart) {
    record = RunRecord(
      chapter: start.chapter, title: start.title, seed: start.seed, options: start.options)
    timing = record
  }

  func read(_ event: Event) {
    switch event {
    case .step(let start):
      record.steps.append(RunRecord.Step(id: start.step, title: start.title))
      timing.steps.append(RunRecord.Step(id: start.step, title: start.title))
    case .metric(let metric):
      change(metric.timed) {
        $0.metrics[metric.name] = RunRecord.Metric(value: metric.value, unit: metric.unit)
      }
    case .figure(let figure):
      change(figure.timed) {
        $0.figures.append(
          RunRecord.Figure(
            file: figure.file, data: figure.data, caption: figure.caption, alt: figure.alt))
      }
    case .claim(let claim):
      change(claim.timed) {
        $0.claims.append(
          RunRecord.Claim(
            id: claim.id, claim: claim.claim, ko: claim.ko, measured: claim.measured,
            holds: claim.holds, byConstruction: claim.byConstruction,
            bounds: claim.bounds))
      }
    case .stepEnd(let end):
      change(true) { $0.metrics["step_seconds"] = RunRecord.Metric(value: end.seconds, unit: "s") }
    case .run, .say, .table, .progress, .runEnd, .stopped, .failed: break
    }
  }

  private func change(_ timed: Bool, _ body: (inout RunRecord.Step) -> Void) {
    if timed {
      if !timing.steps.isEmpty { body(&timing.steps[timing.steps.count - 1]) }
    } else {
      if !record.steps.isEmpty { body(&record.steps[record.steps.count - 1]) }
    }
  }
}
