import ExerciseCatalogue
import ExerciseKit
import Platform

/// Says what became of a check.
struct AssessmentView {
  /// Where it is shown.
  let screen: Screen
  /// The exercise.
  let exercise: Exercise
  /// The learner's file, as the learner would type it.
  let file: String

  /// Writes an assessment; the picture's path is named where one was drawn.
  func lines(_ assessment: Assessment, picture: String? = nil) -> [String] {
    switch assessment {
    case .untouched: notAttempted
    case .notBuilt(let outcome): lines(outcome)
    case .passedOwnChecks:
      [title(.bad, "not counted")]
        + screen.wrapped(
          """
          Your file passes, but Checks.swift is not the project's: undo your changes to it. `git diff` \
          shows them.
          """, indent: 2)
    case .graded(let verdict): lines(verdict, picture)
    }
  }

  private func title(_ style: Screen.Style, _ word: String) -> String {
    let sign = style == .good ? "✓" : style == .bad ? "✗" : "–"
    let mark = screen.isPlain ? "" : screen.styled(style, sign) + " "
    return mark + screen.styled(.strong, "\(exercise.id) \(exercise.card.title)") + ": "
      + screen.styled(style, word)
  }

  private var notAttempted: [String] {
    [title(.faint, "not attempted")]
      + screen.wrapped(
        "Edit \(file) (about \(exercise.card.minutes) minutes), and save it.", indent: 2)
  }

  // MARK: - Builds

  private func lines(_ outcome: Builder.Outcome) -> [String] {
    switch outcome {
    case .built, .cancelled:
      return [title(.faint, "stopped")]
    case .missingFile(let missing):
      let own = missing.id == exercise.id
      let name = own ? "“\(file)”" : "Learner.swift of exercise \(missing.id)"
      let reason = own ? "" : " Without it no exercise can be built."
      return [title(.bad, "a file is missing")]
        + screen.wrapped(
          """
          \(name) is not there.\(reason) `swift run exercises reset \(missing.id)` brings it back as it \
          was given out.
          """, indent: 2)
    case .timedOut(let seconds):
      return [title(.bad, "the compiler did not finish")]
        + screen.wrapped(
          """
          After \(Numbers.short(seconds)) seconds it was stopped. A long expression can take for ever: \
          cut it into several lines with `let`, and write down the types.
          """, indent: 2)
    case .compilerError(let error):
      let number = "\(error.line)"
      let caret = String(repeating: " ", count: max(0, error.column - 1)) + "^"
      let empty = String(repeating: " ", count: number.count)
      var text = [title(.bad, "does not compile"), ""]
      text.append("  " + screen.styled(.path, "\(file):\(error.line):\(error.column)"))
      text.append(screen.cut("  \(number) | \(error.source)"))
      if !screen.isPlain, error.column < screen.width { text.append("  \(empty) | \(caret)") }
      return text + screen.wrapped(error.message, indent: 2)
    case .broken(let text):
      return [title(.bad, "could not be built, for a reason outside of your file"), ""]
        + text.split(separator: "\n").map { "  " + $0 }
    }
  }

  // MARK: - Verdicts

  private func lines(_ verdict: Verdict, _ picture: String?) -> [String] {
    var text: [String]
    switch verdict.kind {
    case .passed:
      let checks = verdict.checkCount == 1 ? "1 check" : "\(verdict.checkCount) checks"
      text = [title(.good, "solved, \(checks) passed"), ""]
      text += screen.wrapped("Why it works: " + exercise.card.why, indent: 2)
      text += ["", "  Compare: swift run exercises solution \(exercise.id)"]
    case .notAttempted:
      text = notAttempted
    case .failed(let failure):
      text = lines(failure, picture)
    case .ended(let end):
      text = lines(end, verdict)
    }
    return text + printed(verdict)
  }

  private func lines(_ failure: Report.Failure, _ picture: String?) -> [String] {
    var text = [title(.bad, "not yet"), ""]
    text += screen.wrapped("Check: " + failure.check, indent: 2)
    text += screen.wrapped("Given: " + failure.given, indent: 2)
    text.append("")
    if let thrown = failure.thrown {
      text += screen.wrapped("Your code threw an error: \(thrown)", indent: 2)
    }
    if let difference = failure.difference {
      text += numbers(difference, failure)
    }
    let mistake = failure.mistake.flatMap { exercise.card.mistakes[$0] }
    // A named mistake says most; one remark beside it is enough.
    let remarks = [mistake].compactMap { $0 } + failure.remarks.prefix(mistake == nil ? 2 : 1)
    if !remarks.isEmpty { text.append("") }
    for remark in remarks { text += screen.wrapped(remark, indent: 2) }
    if !screen.isPlain, failure.difference?.index != nil, let got = failure.got?.rows,
      let expected = failure.expected?.rows, expected.count * expected[0].count > 3
    {
      text += [""] + MatrixBlocks(got: got, expected: expected, screen: screen).lines
    }
    if let picture { text.append("  Picture: " + screen.styled(.path, picture)) }
    return text
  }

  private func numbers(_ difference: Difference, _ failure: Report.Failure) -> [String] {
    let name = difference.part.isEmpty ? "" : " of \(difference.part)"
    if let defect = difference.defect {
      return screen.wrapped(
        "Your result\(name) is no matrix: \(defect). All rows must be equally long.", indent: 2)
    }
    guard let index = difference.index, let expected = difference.expected,
      let got = difference.got
    else {
      return [
        "  shape\(name)", "    expected  \(Numbers.shape(difference.expectedShape))",
        "    got       \(Numbers.shape(difference.gotShape))",
      ]
    }
    var text: [String] = []
    if let right = failure.expected, let wrong = failure.got, right.elements.count <= 8,
      right.elements.count > 1
    {
      text.append("    expected  \(listed(right))")
      text.append("    got       \(listed(wrong))")
    }
    let place = index.isEmpty ? "" : " at \(index)"
    text.append(
      "  first difference\(name)\(place): expected \(Numbers.short(expected)), "
        + "got \(Numbers.short(got))")
    if difference.total > 1, let largest = difference.largest {
      let most = largest.isFinite ? ", by at most \(Numbers.short(largest))" : ""
      text.append("  \(difference.count) of \(difference.total) numbers differ\(most)")
    }
    return text.flatMap {
      screen.wrapped(
        $0.hasPrefix("    ") ? $0 : String($0.dropFirst(2)), indent: $0.hasPrefix("    ") ? 0 : 2)
    }
  }

  private func listed(_ part: Outcome.Part) -> String {
    guard part.shape.count == 2, let rows = part.rows else {
      return "[" + part.elements.map(Numbers.short).joined(separator: ", ") + "]"
    }
    let texts = rows.map { "[" + $0.map(Numbers.short).joined(separator: ", ") + "]" }
    return "[" + texts.joined(separator: ", ") + "]"
  }

  // MARK: - Programs that stopped

  private func lines(_ end: ProcessEnd, _ verdict: Verdict) -> [String] {
    let place = verdict.lastCheck.map { "in the check “\($0.name)”" } ?? "before the first check"
    let (word, sentence) = sentence(about: end, verdict, place)
    var text = [title(.bad, word), ""] + screen.wrapped(sentence, indent: 2)
    if let check = verdict.lastCheck {
      text += screen.wrapped("Given: " + check.given, indent: 2)
    }
    return text
  }

  private func sentence(
    about end: ProcessEnd, _ verdict: Verdict, _ place: String
  ) -> (String, String) {
    switch end {
    case .timedOut:
      return (
        "took too long",
        """
        Your code was stopped after 20 seconds, \(place). Is there a loop that never ends, or does it \
        wait for something?
        """
      )
    case .printedTooMuch:
      return ("printed too much", "Your code printed more than 1 MB, \(place), and was stopped.")
    case .cancelled:
      return ("stopped", "You stopped it.")
    case .exited(let status):
      return (
        "ended early",
        """
        Your code ended the program with status \(status), \(place): the rest of the checks did not \
        run, so nothing has passed. Return a result, and don't call `exit`.
        """
      )
    case .signalled(let signal):
      return crash(signal, verdict, place)
    }
  }

  private func crash(
    _ signal: Int32, _ verdict: Verdict, _ place: String
  ) -> (String, String) {
    if verdict.printed.contains("failed to allocate") || signal == SIGKILL {
      return ("ran out of memory", "Your code asked for more than 3 GB of memory, \(place).")
    }
    if let message = Self.fatalError(in: verdict.printed) {
      return ("crashed", "Your code stopped the program \(place): \(message)")
    }
    switch signal {
    case SIGSEGV, SIGBUS:
      return (
        "crashed",
        "Your code crashed \(place). Does a function call itself without end?"
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
  static func fatalError(in output: String) -> String? {
    for line in output.split(separator: "\n") {
      guard let marker = line.firstRange(of: "Fatal error: ") else { continue }
      return String(line[marker.upperBound...])
    }
    return output.contains("Fatal error") ? "a fatal error." : nil
  }

  private func printed(_ verdict: Verdict) -> [String] {
    let lines = verdict.printed.split(separator: "\n").filter { !Self.isTrace($0) }
    guard !lines.isEmpty else { return [] }
    var text = ["", "  Your code printed:"]
    text += lines.prefix(12).map { screen.cut("    " + Self.visible($0)) }
    if lines.count > 12 { text.append("    … and \(lines.count - 12) lines more") }
    return text
  }

  /// Whether a line is what Swift's run-time system says about a crash, and not the learner.
  private static func isTrace(_ line: Substring) -> Bool {
    let words = line.split(separator: " ")
    return line.contains("Fatal error") || line.hasPrefix("Current stack trace")
      || (words.count > 2 && Int(words[0]) != nil && words[2].hasPrefix("0x"))
  }

  /// A line without signs that would move the cursor or change colours.
  private static func visible(_ line: Substring) -> String {
    String(
      String.UnicodeScalarView(
        line.unicodeScalars.prefix(400).map { $0.value < 32 || $0.value == 127 ? "?" : $0 }))
  }
}
