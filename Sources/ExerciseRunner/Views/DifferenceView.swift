import ExerciseKit
import Phrases

/// Says where numbers differ from the expected ones.
struct DifferenceView {
  /// Where it is shown.
  let screen: Screen

  /// The lines about a difference.
  func lines(_ difference: Difference, _ failure: Report.Failure) -> [String] {
    let part: Phrase? =
      difference.part.isEmpty ? nil : Phrase(stringLiteral: difference.part)
    if let fault = difference.fault {
      return screen.wrapped(Self.sentence(about: fault.phrase, of: part), indent: 2)
    }
    guard let index = difference.index, let expected = difference.expected,
      let got = difference.got
    else {
      return ["  " + screen.text(part.map { "shape of \($0)" } ?? "shape")]
        + pair(Self.shape(difference.expectedShape), Self.shape(difference.gotShape))
    }
    var text: [String] = []
    if let right = failure.expected, let wrong = failure.got, right.elements.count <= 8,
      right.elements.count > 1
    {
      text += pair(.verbatim(listed(right)), .verbatim(listed(wrong)))
    }
    text += screen.wrapped(
      Self.first(
        part, index.isEmpty ? nil : String(describing: index), Numbers.short(expected),
        Numbers.short(got)), indent: 2)
    if difference.total > 1, let largest = difference.largest {
      let (count, total) = (difference.count, difference.total)
      text += screen.wrapped(
        largest.isFinite
          ? "\(count) of \(total) numbers differ, by at most \(Numbers.short(largest))"
          : "\(count) of \(total) numbers differ", indent: 2)
    }
    return text
  }

  /// Two lines, what is right above what came out.
  private func pair(_ expected: Phrase, _ got: Phrase) -> [String] {
    let names: [Phrase] = ["expected", "got"]
    let words = names.map(screen.text)
    let width = (words.map { TextWidth.columns($0) }.max() ?? 0) + 2
    return zip(words, [expected, got]).map { word, value in
      "    " + TextWidth.padded(word, to: width) + screen.text(value)
    }
  }

  private static func shape(_ extents: [Int]) -> Phrase {
    extents.isEmpty ? "a single number" : .verbatim(Numbers.shape(extents))
  }

  private static func sentence(about defect: Phrase, of part: Phrase?) -> Phrase {
    guard let part else {
      return "Your result is no matrix: \(defect). All rows must be equally long."
    }
    return "Your result of \(part) is no matrix: \(defect). All rows must be equally long."
  }

  /// Where the first number differs.
  private static func first(
    _ part: Phrase?, _ place: String?, _ expected: String, _ got: String
  ) -> Phrase {
    switch (part, place) {
    case (let part?, let place?):
      "first difference of \(part) at \(place): expected \(expected), got \(got)"
    case (let part?, nil): "first difference of \(part): expected \(expected), got \(got)"
    case (nil, let place?): "first difference at \(place): expected \(expected), got \(got)"
    case (nil, nil): "first difference: expected \(expected), got \(got)"
    }
  }

  private func listed(_ part: Outcome.Part) -> String {
    guard part.shape.count == 2, let rows = part.rows else {
      return "[" + part.elements.map(Numbers.short).joined(separator: ", ") + "]"
    }
    let texts = rows.map { "[" + $0.map(Numbers.short).joined(separator: ", ") + "]" }
    return "[" + texts.joined(separator: ", ") + "]"
  }
}
