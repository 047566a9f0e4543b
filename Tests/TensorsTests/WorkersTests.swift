import Platform
import Synchronization
import Tensors
import TestSupport
import Testing

@Suite("Workers")
struct WorkersTests {
  @Test("Every piece runs exactly once, whatever the number of threads", arguments: [1, 2, 3])
  func everyPieceOnce(threads: Int) {
    let workers = Workers(threadCount: threads)
    #expect(workers.threadCount == threads)
    for count in [0, 1, 2, 3, 7, 64] {
      for _ in 0..<200 {
        let runs = Counts(max(count, 1))
        workers.run(count) { runs.add(at: $0) }
        let expected = (0..<max(count, 1)).map { $0 < count ? 1 : 0 }
        guard runs.values == expected else {
          Issue.record("\(count) pieces on \(threads) threads ran \(runs.values) times.")
          return
        }
      }
    }
  }

  @Test("Mapped pieces come back in order, whatever the number of threads", arguments: [1, 2, 3])
  func map(threads: Int) {
    let workers = Workers(threadCount: threads)
    for count in [0, 1, 2, 7, 64] {
      #expect(workers.map(count) { "\($0 * $0)" } == (0..<count).map { "\($0 * $0)" })
    }
  }

  @Test("A run returns only when all pieces are done", arguments: [2, 3])
  func waitsForAll(threads: Int) {
    let workers = Workers(threadCount: threads)
    for _ in 0..<20 {
      let done = Counts(4)
      workers.run(4) { piece in
        usleep(UInt32(100 * piece))
        done.add(at: piece)
      }
      #expect(done.values == [1, 1, 1, 1])
    }
  }

  @Test("Threads that fell asleep wake up for the next run")
  func wakesUp() {
    let workers = Workers(threadCount: 3)
    for _ in 0..<10 {
      usleep(20_000)
      let runs = Counts(9)
      workers.run(9) { runs.add(at: $0) }
      #expect(runs.values == Array(repeating: 1, count: 9))
    }
  }

  @Test("Work is shared: a piece can wait for another one", .timeLimit(.minutes(1)))
  func isParallel() {
    let workers = Workers(threadCount: 2)
    let arrived = Atomic<Int>(0)
    workers.run(2) { _ in
      arrived.add(1, ordering: .sequentiallyConsistent)
      while arrived.load(ordering: .sequentiallyConsistent) < 2 { sched_yield() }
    }
    #expect(arrived.load(ordering: .sequentiallyConsistent) == 2)
  }

  @Test("A piece that asks for workers runs its own pieces alone", arguments: [1, 2, 3])
  func nestedRun(threads: Int) {
    let workers = Workers(threadCount: threads)
    for _ in 0..<100 {
      let runs = Counts(20)
      workers.run(4) { outer in
        workers.run(5) { inner in runs.add(at: outer * 5 + inner) }
      }
      #expect(runs.values == Array(repeating: 1, count: 20))
    }
  }

  @Test("Two tasks may use the same workers at once")
  func twoCallers() async {
    let workers = Workers(threadCount: 2)
    let total = Counts(1)
    await withTaskGroup(of: Void.self) { group in
      for _ in 0..<4 {
        group.addTask {
          for _ in 0..<50 { workers.run(8) { _ in total.add(at: 0) } }
        }
      }
    }
    #expect(total.values == [1600])
  }

  @Test("Workers end their threads when they go", arguments: [1, 2, 3])
  func comeAndGo(threads: Int) {
    for round in 0..<30 {
      let workers = Workers(threadCount: threads)
      let runs = Counts(5)
      if round % 2 == 0 { workers.run(5) { runs.add(at: $0) } }
      #expect(runs.values.allSatisfy { $0 == (round % 2 == 0 ? 1 : 0) })
    }
  }

  @Test("No thread at all stops with a sentence")
  func noThreads() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) { _ = Workers(threadCount: 0) }
    expectStop(result, "Workers: expected 1 thread or more, got 0.")
  }
}

/// Counters that threads may raise at once.
private final class Counts: Sendable {
  private let counts: Mutex<[Int]>

  init(_ count: Int) { counts = Mutex(Array(repeating: 0, count: count)) }

  func add(at index: Int) { counts.withLock { $0[index] += 1 } }

  var values: [Int] { counts.withLock { $0 } }
}
