import ExerciseKit
import Phrases
import Platform

/// What to tell about a program that stopped in the middle of its checks.
struct EndStory {
  /// A few words, such as `took too long`.
  let word: Phrase
  /// What happened, and where.
  let sentence: Phrase

  /// Tells how a program ended.
  init(_ end: ProcessEnd, of verdict: Verdict) {
    let place: Phrase =
      if let check = verdict.lastCheck {
        "in the check “\(Phrase(stringLiteral: check.name))”"
      } else {
        "before the first check"
      }
    switch end {
    case .timedOut:
      word = "took too long"
      sentence = """
        Your code was stopped after 20 seconds, \(place). Is there a loop that never ends, or does it \
        wait for something?
        """
    case .printedTooMuch:
      word = "printed too much"
      sentence = "Your code printed more than 1 MB, \(place), and was stopped."
    case .cancelled:
      word = "stopped"
      sentence = "You stopped it."
    case .exited(let status):
      word = "ended early"
      sentence = """
        Your code ended the program with status \(status), \(place): the rest of the checks did not \
        run, so nothing has passed. Return a result, and don't call `exit`.
        """
    case .signalled(let signal):
      (word, sentence) = Self.crash(signal, printed: verdict.printed, place)
    }
  }

  private static func crash(
    _ signal: Int32, printed: String, _ place: Phrase
  ) -> (Phrase, Phrase) {
    let noMemory: String = "failed to allocate"
    if printed.contains(noMemory) || signal == SIGKILL {
      return ("ran out of memory", "Your code asked for more than 3 GB of memory, \(place).")
    }
    if let message = fatalError(in: printed) {
      return ("crashed", "Your code stopped the program \(place): \(message)")
    }
    switch signal {
    case SIGSEGV, SIGBUS:
      return (
        "crashed", "Your code crashed \(place). Does a function call itself without end?"
      )
    case SIGXFSZ:
      return ("wrote too much", "Your code wrote a file of more than 100 MB, \(place).")
    case SIGXCPU:
      return ("took too long", "Your code used more than 60 seconds of the processor, \(place).")
    default:
      return ("crashed", "Your code stopped with signal \(signal), \(place).")
    }
  }

  /// The sentence of a Swift program that stopped itself.
  private static func fatalError(in output: String) -> Phrase? {
    for line in output.split(separator: "\n") {
      guard let marker = line.firstRange(of: "Fatal error: " as String) else { continue }
      return .verbatim(line[marker.upperBound...])
    }
    return output.contains("Fatal error" as String) ? "a fatal error." : nil
  }
}
