/// Checks that every figure makes of its numbers, each with a full sentence when it fails.
enum Check {
  static func finite(_ numbers: [Double], _ what: String) throws(PlotError) {
    for (index, number) in numbers.enumerated() where !number.isFinite {
      throw PlotError(
        "\(capitalised(what)) holds \(number) at index \(index): every number must be finite.")
    }
  }

  static func notEmpty<Element>(_ elements: [Element], _ what: String) throws(PlotError) {
    guard !elements.isEmpty else {
      throw PlotError("\(capitalised(what)) is empty: give at least one point.")
    }
  }

  static func sameCount<First, Second>(
    _ first: [First], _ firstName: String, _ second: [Second], _ secondName: String, of what: String
  ) throws(PlotError) {
    guard first.count == second.count else {
      throw PlotError(
        """
        \(capitalised(what)) has \(first.count) of \(firstName) but \(second.count) of \
        \(secondName): there must be as many of both.
        """)
    }
  }

  static func capitalised(_ sentence: String) -> String {
    sentence.prefix(1).uppercased() + sentence.dropFirst()
  }
}
