import ArgumentParser
import Platform
import Text

/// Times whole training steps, and other work of the chapters, as rates that other programs' can be
/// held against.
@main
struct Bench: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bench",
    abstract: "Measures how fast models train and generate on this machine.",
    discussion: """
      Prints one JSON object a line for each workload: its name, the unit, the median and the best \
      rate (higher is better), how many samples were taken, and the peak of memory. A training step \
      counts whole: batch assembly, forward, backward, clipping and AdamW; beside its rate stands \
      the limit, which is the rate if a step were its matrix products alone, and the share of it. \
      Build with -c release to compare:

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

  @Option(
    help: "Tokens in a window, instead of the workload's own; several, as 256,512,1024, in turn.",
    transform: { try $0.split(separator: ",").map(parseContext) })
  var context: [Int] = []

  @Flag(help: "Print where a training step's time goes instead: a row an operation.")
  var profile = false

  func validate() throws {
    guard seconds > 0, seconds <= 3600 else {
      throw ValidationError("--seconds must be more than 0 and at most 3600, not \(seconds).")
    }
    guard (1...1024).contains(threads) else {
      throw ValidationError("--threads must be 1 to 1024, not \(threads).")
    }
    let others = workloads.filter { !$0.isTraining }.map(\.rawValue)
    guard others.isEmpty || (!profile && context.isEmpty) else {
      let trained = Workload.allCases.filter(\.isTraining).map(\.rawValue)
      throw ValidationError(
        "\(profile ? "--profile" : "--context") is for workloads that train a model "
          + "(\(trained.joined(separator: ", "))), not for \(others.joined(separator: ", ")).")
    }
  }

  func run() throws {
    do {
      let text = try Corpus(contentsOf: corpus)
      for workload in workloads {
        for context in context.isEmpty ? [nil] : context.map(Optional.some) {
          try run(workload, on: text, context: context)
        }
      }
    } catch {
      complain("bench: \(error)")
      throw ExitCode(1)
    }
  }

  private func run(_ workload: Workload, on text: Corpus, context: Int?) throws {
    if profile, let training = try workload.training(on: text, threads: threads, context: context) {
      print("\(workload.rawValue), \(threads) threads")
      print(training.profile(seconds: seconds).table)
    } else {
      let found = try workload.measure(
        on: text, seconds: seconds, threads: threads, context: context)
      for measurement in found { print(measurement.json) }
    }
    fflush(nil)
  }
}

private func parseContext(_ text: Substring) throws -> Int {
  guard let context = Int(text), (1...65_536).contains(context) else {
    throw ValidationError("a context is a whole number of 1 to 65536 tokens, not \"\(text)\".")
  }
  return context
}

/// Writes a line to standard error.
private func complain(_ text: String) {
  let bytes = Array((text + "\n").utf8)
  _ = bytes.withUnsafeBytes { write(STDERR_FILENO, $0.baseAddress, $0.count) }
}
