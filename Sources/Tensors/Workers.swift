import Platform
import Synchronization

/// Work in numbered pieces, for threads to share out.
///
/// What a training does in every step is a value of such a type, since handing it to other threads
/// takes no memory; a closure is put on the heap each time.
public protocol PieceWork {
  /// Does a piece of the work. It runs on several threads at once, so it must write only to places
  /// that belong to its piece.
  func callAsFunction(_ piece: Int)
}

extension PieceWork {
  /// Does a piece of the work that lies at an address.
  fileprivate static func take(_ piece: Int, of work: UnsafeRawPointer) {
    work.assumingMemoryBound(to: Self.self).pointee(piece)
  }
}

/// The threads of this process: a fixed number of them, which share out numbered pieces of work.
///
/// Which thread takes which piece is left to chance; what a piece computes is not. So results do not
/// depend on the number of threads as long as pieces write to places of their own.
///
/// `@unchecked Sendable`: the job is written while all helpers wait (`remaining == 0`) and published
/// through `generation`, an atomic with acquire and release ordering; after that all fields that
/// helpers touch are atomics. One caller at a time is ensured by `busy`.
public final class Workers: @unchecked Sendable {
  /// The number of threads, the calling one included.
  public let threadCount: Int

  private let generation = Atomic<Int>(0)
  private let nextPiece = Atomic<Int>(0)
  private let remaining = Atomic<Int>(0)
  private let stopping = Atomic<Bool>(false)
  private let busy = Atomic<Bool>(false)
  private let sleepers = Atomic<Int>(0)
  private var pieceCount = 0
  /// The work's type and where it lies, which is the stack of the caller of `run`.
  private var job: (type: any PieceWork.Type, address: UnsafeRawPointer)?
  private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let wake = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
  private var helpers: [pthread_t] = []

  /// Starts `threadCount - 1` threads, which wait for work.
  ///
  /// - Precondition: `threadCount` is at least 1.
  public init(threadCount: Int) {
    guard threadCount >= 1 else {
      fatalError("Workers: expected 1 thread or more, got \(threadCount).")
    }
    self.threadCount = threadCount
    pthread_mutex_init(mutex, nil)
    pthread_cond_init(wake, nil)
    for _ in 1..<max(threadCount, 1) {
      startHelper()
    }
  }

  private func startHelper() {
    // The threads hold the pool unretained: `deinit` ends them before the memory goes.
    let context = Unmanaged.passUnretained(self).toOpaque()
    #if canImport(Darwin)
    var thread: pthread_t?
    #else
    var thread = pthread_t()
    #endif
    let status = pthread_create(&thread, nil, workerMain, context)
    guard status == 0 else {
      fatalError("Workers: the system refused to start a thread (error \(status)).")
    }
    #if canImport(Darwin)
    if let thread { helpers.append(thread) }
    #else
    helpers.append(thread)
    #endif
  }

  deinit {
    stopping.store(true, ordering: .releasing)
    pthread_mutex_lock(mutex)
    generation.add(1, ordering: .acquiringAndReleasing)
    pthread_cond_broadcast(wake)
    pthread_mutex_unlock(mutex)
    for helper in helpers { pthread_join(helper, nil) }
    pthread_cond_destroy(wake)
    pthread_mutex_destroy(mutex)
    mutex.deallocate()
    wake.deallocate()
  }

  /// Does pieces `0..<count` of the work, spread over the threads, and returns when all are done.
  ///
  /// A piece that asks for workers itself runs its part alone.
  public func run<Work: PieceWork>(_ count: Int, _ work: Work) {
    let alone = threadCount == 1 || count <= 1
    guard !alone, !busy.exchange(true, ordering: .acquiring) else {
      for piece in 0..<max(count, 0) { work(piece) }
      return
    }
    withUnsafePointer(to: work) { address in
      job = (Work.self, UnsafeRawPointer(address))
      pieceCount = count
      nextPiece.store(0, ordering: .relaxed)
      remaining.store(threadCount - 1, ordering: .relaxed)
      generation.add(1, ordering: .sequentiallyConsistent)
      if sleepers.load(ordering: .sequentiallyConsistent) > 0 {
        pthread_mutex_lock(mutex)
        pthread_cond_broadcast(wake)
        pthread_mutex_unlock(mutex)
      }
      takePieces()
      waitForHelpers()
      job = nil
    }
    busy.store(false, ordering: .releasing)
  }

  /// Runs `body(0)`, …, `body(count - 1)`, spread over the threads, and returns when all are done.
  ///
  /// - Parameters:
  ///   - count: The number of pieces.
  ///   - body: One piece of work. It runs on several threads at once, so it must write only to
  ///     places that belong to its piece. A piece that asks for workers itself runs its part alone.
  public func run(_ count: Int, _ body: (Int) -> Void) {
    withoutActuallyEscaping(body) { run(count, ClosureWork(body: $0)) }
  }

  private func takePieces() {
    guard let job else { return }
    while true {
      let piece = nextPiece.add(1, ordering: .relaxed).oldValue
      guard piece < pieceCount else { return }
      job.type.take(piece, of: job.address)
    }
  }

  /// Waits for the pieces that others still work on, yielding where the machine is shared.
  private func waitForHelpers() {
    var spins = 0
    while remaining.load(ordering: .acquiring) > 0 {
      spins &+= 1
      if spins & 1023 == 0 { sched_yield() }
    }
  }

  fileprivate func helperLoop() {
    var seen = 0
    while true {
      seen = waitForWork(after: seen)
      if stopping.load(ordering: .acquiring) { return }
      takePieces()
      remaining.subtract(1, ordering: .acquiringAndReleasing)
    }
  }

  /// Waits for the next job: a short time awake, since the next part of a step follows within
  /// microseconds, then asleep.
  private func waitForWork(after seen: Int) -> Int {
    for _ in 0..<20_000 {
      let now = generation.load(ordering: .acquiring)
      if now != seen { return now }
    }
    pthread_mutex_lock(mutex)
    sleepers.add(1, ordering: .sequentiallyConsistent)
    while generation.load(ordering: .sequentiallyConsistent) == seen {
      pthread_cond_wait(wake, mutex)
    }
    sleepers.subtract(1, ordering: .sequentiallyConsistent)
    pthread_mutex_unlock(mutex)
    return generation.load(ordering: .acquiring)
  }
}

private struct ClosureWork: PieceWork {
  let body: (Int) -> Void

  func callAsFunction(_ piece: Int) { body(piece) }
}

#if canImport(Darwin)
private func workerMain(_ context: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer? {
  Unmanaged<Workers>.fromOpaque(context).takeUnretainedValue().helperLoop()
  return nil
}
#else
private func workerMain(_ context: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
  guard let context else { return nil }
  Unmanaged<Workers>.fromOpaque(context).takeUnretainedValue().helperLoop()
  return nil
}
#endif
