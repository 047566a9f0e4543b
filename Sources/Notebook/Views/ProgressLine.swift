import Phrases

/// One line that says how far something has got.
struct ProgressLine {
  private let progress: Progress
  private let catalogue: Catalogue

  init(_ progress: Progress, _ catalogue: Catalogue = .english) {
    self.progress = progress
    self.catalogue = catalogue
  }

  /// Writes the line, cut to `width` columns.
  func text(width: Int, hasBar: Bool) -> String {
    var parts: [String] = []
    if !progress.label.isEmpty { parts.append(progress.label) }
    if hasBar { parts.append(bar) }
    let count = Format.number(Double(progress.done)) + "/" + Format.number(Double(progress.total))
    parts.append(count)
    if let rate = progress.rate {
      let phrase: Phrase = "\(rate, decimals: decimals(rate))/s"
      parts.append(phrase.text(in: catalogue))
    }
    if let left = progress.secondsLeft, progress.done < progress.total {
      let phrase: Phrase = "\(seconds: left) left"
      parts.append(phrase.text(in: catalogue))
    }
    if !progress.detail.isEmpty { parts.append(progress.detail) }
    return TextWidth.cut("  " + parts.joined(separator: "  "), to: width)
  }

  private func decimals(_ rate: Double) -> Int {
    rate >= 100 ? 0 : rate >= 10 ? 1 : 2
  }

  private var bar: String {
    let length = 16
    let share = progress.total > 0 ? Double(progress.done) / Double(progress.total) : 0
    let filled = min(max(Int(share * Double(length)), 0), length)
    return String(repeating: "━", count: filled) + String(repeating: "┄", count: length - filled)
  }
}
