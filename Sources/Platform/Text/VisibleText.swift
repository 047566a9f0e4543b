extension String {
  /// The text with all signs made visible that a terminal would obey or not show, and that could pass for
  /// others: control characters as ␛, ␀ and ␍, marks of direction and the like as ⟨U+202E⟩.
  ///
  /// Line feeds and tabs stay, and what joins letters (U+200C, U+200D).
  /// - Complexity: O(scalars); a text without such signs comes back as it is.
  public var visible: String {
    guard unicodeScalars.contains(where: { $0.visibleForm != nil }) else { return self }
    var text = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      if let form = scalar.visibleForm {
        text.append(contentsOf: form.unicodeScalars)
      } else {
        text.append(scalar)
      }
    }
    return String(text)
  }

  /// A learner's text as a sentence quotes it: visible signs, on one line, and cut after some characters.
  ///
  /// - Parameter count: How many characters are shown at most.
  /// - Returns: The text, with an ellipsis where it was cut.
  public func excerpt(_ count: Int = 60) -> String {
    let start = prefix(count + 1)
    let shown = start.count > count ? start.dropLast() + "…" : start
    return String(shown).visible.replacing("\n", with: "⏎").replacing("\t", with: "⇥")
  }
}

extension Unicode.Scalar {
  /// What stands for a sign that can't be shown; nil for all others.
  fileprivate var visibleForm: String? {
    switch value {
    case 0x09, 0x0A: nil
    case 0..<0x20: Unicode.Scalar(0x2400 + value).map { String(Character($0)) }
    case 0x7F: "\u{2421}"
    case 0x80..<0xA0, 0x61C, 0x200B, 0x200E...0x200F, 0x2028...0x202E, 0x2060...0x206F, 0xFEFF,
      0xFFF9...0xFFFB, 0xE0000...0xE007F:
      "⟨U+\(Self.hexadecimal(value))⟩"
    default: nil
    }
  }

  private static func hexadecimal(_ value: UInt32) -> String {
    let digits = String(value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}
