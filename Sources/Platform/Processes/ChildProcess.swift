#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// A program run in a process group of its own, with limits, to its end or to ours.
///
/// The program may report on a descriptor of its own, 3, beside what it prints. When it has ended or a
/// limit is reached, its whole group is killed: a grandchild that holds the pipes, or that ignores
/// `SIGTERM`, keeps nobody waiting.
public struct ChildProcess: Sendable {
  /// What a program may use.
  public struct Limits: Sendable {
    /// The time, in seconds.
    public var seconds: Double
    /// The bytes on standard output and standard error together.
    public var outputBytes: Int

    /// Makes limits.
    public init(seconds: Double, outputBytes: Int) {
      self.seconds = seconds
      self.outputBytes = outputBytes
    }
  }

  /// What a program left behind.
  public struct Outcome: Sendable {
    /// How it ended.
    public var end: ProcessEnd
    /// What it printed, both streams in the order in which it came.
    public var output: [UInt8]
    /// What it wrote on descriptor 3.
    public var report: [UInt8]
    /// How long it ran.
    public var seconds: Double
  }

  /// The program's path, or its name, looked for in `PATH`.
  public var program: String
  /// What follows it on the command line.
  public var arguments: [String]
  /// Variables added to this process's environment.
  public var environment: [String: String]

  /// Describes a program to run.
  ///
  /// - Parameters:
  ///   - program: Its path, or its name in `PATH`.
  ///   - arguments: What follows it on the command line.
  ///   - environment: Variables added to this process's own.
  public init(
    _ program: String, _ arguments: [String] = [], environment: [String: String] = [:]
  ) {
    self.program = program
    self.arguments = arguments
    self.environment = environment
  }

  /// Runs the program.
  ///
  /// - Parameters:
  ///   - input: What it finds on standard input, at most 4 kB.
  ///   - limits: What it may use.
  ///   - goesOn: Asked about 30 times a second whether to go on.
  /// - Returns: How it ended, and what it wrote.
  /// - Throws: `ProcessError` where it can't be started.
  public func run(
    input: [UInt8] = [], limits: Limits, goesOn: () -> Bool = { true }
  ) throws(ProcessError) -> Outcome {
    var pipes = (input: try Pipe(), output: try Pipe(), report: try Pipe())
    defer {
      for end in [pipes.input, pipes.output, pipes.report] {
        var end = end
        end.closeReading()
        end.closeWriting()
      }
    }
    let flags = fcntl(pipes.input.reading, F_GETFL)
    _ = fcntl(pipes.input.reading, F_SETFL, flags & ~O_NONBLOCK)
    _ = input.prefix(4096).withUnsafeBytes { write(pipes.input.writing, $0.baseAddress, $0.count) }
    let start = ContinuousClock.now
    var launch = Launch(program, arguments)
    launch.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    launch.hasOwnGroup = true
    launch.streams = [
      0: .descriptor(pipes.input.reading), 1: .descriptor(pipes.output.writing),
      2: .descriptor(pipes.output.writing), 3: .descriptor(pipes.report.writing),
    ]
    let child = try launch.start()
    pipes.input.closeReading()
    pipes.input.closeWriting()
    pipes.output.closeWriting()
    pipes.report.closeWriting()

    var result = Outcome(end: .cancelled, output: [], report: [], seconds: 0)
    var (readsOutput, readsReport) = (true, true)
    func read() {
      if readsOutput {
        readsOutput = pipes.output.read(into: &result.output, limit: limits.outputBytes)
      }
      if readsReport {
        readsReport = pipes.report.read(into: &result.report, limit: 16_000_000)
      }
    }
    while true {
      if let end = child.ended() {
        result.end = end
        break
      }
      if ContinuousClock.now - start > .seconds(limits.seconds) {
        result.end = .timedOut
        break
      }
      if !goesOn() {
        result.end = .cancelled
        break
      }
      var waiting: [pollfd] = []
      if readsOutput {
        waiting.append(pollfd(fd: pipes.output.reading, events: Int16(POLLIN), revents: 0))
      }
      if readsReport {
        waiting.append(pollfd(fd: pipes.report.reading, events: Int16(POLLIN), revents: 0))
      }
      _ = poll(&waiting, nfds_t(waiting.count), waiting.isEmpty ? 5 : 30)
      read()
      if result.output.count > limits.outputBytes {
        result.end = .printedTooMuch
        break
      }
    }
    // The group goes by the child's number, which stays taken until somebody has waited for it.
    child.killGroup()
    child.wait()
    read()
    if result.output.count > limits.outputBytes {
      result.output.removeLast(result.output.count - limits.outputBytes)
    }
    result.seconds = (ContinuousClock.now - start) / .seconds(1)
    return result
  }
}
