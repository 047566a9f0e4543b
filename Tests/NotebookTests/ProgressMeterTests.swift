import Phrases
import Testing

@testable import Notebook

@Suite("A progress meter")
struct ProgressMeterTests {
  private func expectNothing(
    _ report: (rate: Double?, secondsLeft: Double?)?,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(report == nil, sourceLocation: sourceLocation)
  }

  @Test("reports at most ten times a second")
  func throttles() {
    var meter = ProgressMeter()
    var reports = 0
    for i in 0..<10_000
    where meter.update(done: i, of: 20_000, label: "", now: Double(i) / 1000) != nil {
      reports += 1
    }
    #expect((90...100).contains(reports))
  }

  @Test("says the mean rate since the first call, and the time left at it")
  func rate() throws {
    var meter = ProgressMeter()
    expectNothing(meter.update(done: 10, of: 110, label: "a", now: 100))
    let reportUpdate = meter.update(done: 30, of: 110, label: "a", now: 104)
    let report = try #require(reportUpdate)
    #expect(report.rate == 5)
    #expect(report.secondsLeft == 16)
  }

  @Test("always reports the last count, once")
  func last() throws {
    var meter = ProgressMeter()
    _ = meter.update(done: 0, of: 10, label: "", now: 0)
    let reportUpdate = meter.update(done: 10, of: 10, label: "", now: 0.05)
    let report = try #require(reportUpdate)
    #expect(report.rate == 200)
    #expect(report.secondsLeft == 0)
    expectNothing(meter.update(done: 10, of: 10, label: "", now: 0.06))
  }

  @Test("begins anew where the label or the total changes or the count goes down")
  func anew() throws {
    for (done, total, label) in [(6, 20, "a"), (6, 10, "b"), (1, 10, "a" as Phrase)] {
      var meter = ProgressMeter()
      _ = meter.update(done: 0, of: 10, label: "a", now: 0)
      _ = meter.update(done: 5, of: 10, label: "a", now: 5)
      expectNothing(meter.update(done: done, of: total, label: label, now: 50))
      let reportUpdate = meter.update(done: done + 2, of: total, label: label, now: 51)
      let report = try #require(reportUpdate)
      #expect(report.rate == 2)
    }
  }

  @Test("knows no rate while nothing is done or the clock stands still")
  func unknown() throws {
    var meter = ProgressMeter()
    _ = meter.update(done: 0, of: 10, label: "", now: 0)
    let waitingUpdate = meter.update(done: 0, of: 10, label: "", now: 1)
    let waiting = try #require(waitingUpdate)
    #expect(waiting.rate == nil && waiting.secondsLeft == nil)
    var stopped = ProgressMeter()
    _ = stopped.update(done: 0, of: 1, label: "", now: 0)
    let endUpdate = stopped.update(done: 1, of: 1, label: "", now: 0)
    let end = try #require(endUpdate)
    #expect(end.rate == nil)
  }
}
