import ArgumentParser
import Text

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// Times whole training steps, and generation, as rates that other programs' can be held against.
@main
struct Bench: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bench",
    abstract: "Measures how fast models train and generate on this machine.",
    discussion: """
      Prints one JSON object a line for each workload: its name, the unit, the median and the best \
      rate (higher is better), and how many samples were taken. A training step counts whole: batch \
      assembly, forward, backward, clipping and AdamW. Build with -c release to compare:

        swift run -c release bench gpt-small --corpus mine.txt --seconds 8 --threads 2
      """)

  @Argument(help: "What to measure: \(Workload.allCases.map(\.rawValue).joined(separator: ", ")).")
  var workloads: [Workload]

  @Option(help: "A UTF-8 text to train on.")
  var corpus: String

  @Option(help: "How long to measure each workload, after a warm-up.")
  var seconds: Double = 8

  @Option(help: "How many threads to use.")
  var threads: Int = 2

  func validate() throws {
    guard seconds > 0, seconds <= 3600 else {
      throw ValidationError("--seconds must be more than 0 and at most 3600, not \(seconds).")
    }
    guard (1...1024).contains(threads) else {
      throw ValidationError("--threads must be 1 to 1024, not \(threads).")
    }
  }

  func run() throws {
    do {
      let text = try Corpus(contentsOf: corpus)
      for workload in workloads {
        let rates = try workload.measure(on: text, seconds: seconds, threads: threads)
        print(rates.json(workload: workload.rawValue, unit: workload.unit))
        fflush(nil)
      }
    } catch {
      complain("bench: \(error)")
      throw ExitCode(1)
    }
  }
}

/// Writes a line to standard error.
private func complain(_ text: String) {
  let bytes = Array((text + "\n").utf8)
  _ = bytes.withUnsafeBytes { write(STDERR_FILENO, $0.baseAddress, $0.count) }
}
