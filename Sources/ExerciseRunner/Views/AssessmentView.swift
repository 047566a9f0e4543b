import ExerciseCatalogue
import ExerciseKit
import Phrases
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

  private func title(_ style: Screen.Style, _ word: Phrase) -> String {
    let sign: Phrase = style == .good ? "✓" : style == .bad ? "✗" : "–"
    let mark = screen.isPlain ? "" : screen.styled(style, sign) + " "
    return mark + screen.styled(.strong, "\(exercise.id) \(exercise.title)") + ": "
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
      return [title(.bad, "a file is missing")]
        + screen.wrapped(
          missing.id == exercise.id
            ? """
            “\(file)” is not there. `swift run exercises reset \(missing.id)` brings it back as it \
            was given out.
            """
            : """
            Learner.swift of exercise \(missing.id) is not there. Without it no exercise can be \
            built. `swift run exercises reset \(missing.id)` brings it back as it was given out.
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
      let caret = String(repeating: " ", count: indentation(of: error)) + "^"
      let empty = String(repeating: " ", count: number.count)
      var text = [title(.bad, "does not compile"), ""]
      let place = "\(file):\(error.line):\(error.column)"
      text.append("  " + screen.styled(.path, .verbatim(place)))
      text.append(screen.cut("  \(number) | \(Self.shown(error.source))"))
      if !screen.isPlain, caret.count < screen.width - 8 { text.append("  \(empty) | \(caret)") }
      return text + screen.wrapped(error.sentence, indent: 2)
    case .broken(let text):
      return [title(.bad, "could not be built, for a reason outside of your file"), ""]
        + text.split(separator: "\n").map { "  " + $0 }
    }
  }

  /// A line of source as it is shown: a tab would go on to a column that depends on the terminal.
  private static func shown(_ source: String) -> String {
    source.replacing("\t", with: "    ")
  }

  /// The columns before the place of an error; the compiler counts bytes.
  private func indentation(of error: CompilerError) -> Int {
    let bytes = error.source.utf8.prefix(max(0, error.column - 1))
    let before = String(decoding: bytes, as: UTF8.self)
    return TextWidth.columns(Self.shown(before)) + max(0, error.column - 1 - bytes.count)
  }

  // MARK: - Verdicts

  private func lines(_ verdict: Verdict, _ picture: String?) -> [String] {
    var text: [String]
    switch verdict.kind {
    case .passed:
      let count = verdict.checkCount
      text = [
        title(.good, count == 1 ? "solved, 1 check passed" : "solved, \(count) checks passed"), "",
      ]
      text += screen.wrapped("Why it works: \(exercise.why)", indent: 2)
      text += ["", "  " + screen.text("Compare: swift run exercises solution \(exercise.id)")]
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
    text += screen.wrapped("Check: \(Phrase(stringLiteral: failure.check))", indent: 2)
    text += screen.wrapped("Given: \(Phrase(stringLiteral: failure.given))", indent: 2)
    text.append("")
    if let thrown = failure.thrown {
      text += screen.wrapped("Your code threw an error: \(thrown)", indent: 2)
    }
    if let difference = failure.difference {
      text += DifferenceView(screen: screen).lines(difference, failure)
    }
    let mistake = failure.mistake.flatMap(exercise.sentence)
    // A named mistake says most; one remark beside it is enough.
    let remarks =
      [mistake].compactMap { $0 }
      + failure.sentences.prefix(mistake == nil ? 2 : 1).map(\.phrase)
    if !remarks.isEmpty { text.append("") }
    for remark in remarks { text += screen.wrapped(remark, indent: 2) }
    if !screen.isPlain, failure.difference?.index != nil, let got = failure.got?.rows,
      let expected = failure.expected?.rows, expected.count * expected[0].count > 3
    {
      text += [""] + MatrixBlocks(got: got, expected: expected, screen: screen).lines
    }
    if let picture {
      let path = screen.styled(.path, .verbatim(picture))
      text.append("  " + screen.text("Picture: \(path)"))
    }
    return text
  }

  // MARK: - Programs that stopped

  private func lines(_ end: ProcessEnd, _ verdict: Verdict) -> [String] {
    let story = EndStory(end, of: verdict)
    var text = [title(.bad, story.word), ""] + screen.wrapped(story.sentence, indent: 2)
    if let check = verdict.lastCheck {
      text += screen.wrapped("Given: \(Phrase(stringLiteral: check.given))", indent: 2)
    }
    return text
  }

  private func printed(_ verdict: Verdict) -> [String] {
    let lines = verdict.printed.split(separator: "\n").filter { !Self.isTrace($0) }
    guard !lines.isEmpty else { return [] }
    var text = ["", "  " + screen.text("Your code printed:")]
    text += lines.prefix(12).map { screen.cut("    " + Self.visible($0)) }
    if lines.count > 12 {
      text.append("    " + screen.text("… and \(lines.count - 12) lines more"))
    }
    return text
  }

  /// Whether a line is what Swift's run-time system says about a crash, and not the learner.
  private static func isTrace(_ line: Substring) -> Bool {
    let words = line.split(separator: " ")
    return line.contains("Fatal error" as String)
      || line.hasPrefix("Current stack trace" as String)
      || (words.count > 2 && Int(words[0]) != nil && words[2].hasPrefix("0x"))
  }

  /// A line without signs that would move the cursor or change colours.
  private static func visible(_ line: Substring) -> String {
    String(
      String.UnicodeScalarView(
        line.unicodeScalars.prefix(400).map { $0.value < 32 || $0.value == 127 ? "?" : $0 }))
  }
}
