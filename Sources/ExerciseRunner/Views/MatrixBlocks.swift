import ExerciseKit
import Phrases
import Plotting

/// The learner's matrix, the right one and their difference as blocks in the terminal.
struct MatrixBlocks {
  /// Most rows shown.
  static let maximumRows = 16

  /// The learner's rows.
  let got: [[Double]]
  /// The right rows.
  let expected: [[Double]]
  /// Where they are shown.
  let screen: Screen

  /// The lines: three maps side by side where there is room, else one below the other.
  var lines: [String] {
    let columns = min(expected.first?.count ?? 0, (screen.width - 2) / 2)
    let rows = min(expected.count, Self.maximumRows)
    guard columns > 0, rows > 0 else { return [] }
    let maps: [(Phrase, [[String]])] = [
      ("yours", values(got)), ("expected", values(expected)), ("difference", differences),
    ]
    let blocks = maps.map { title, cells in
      [TextWidth.padded(screen.text(title), to: max(2 * columns, 10))]
        // A map's title takes ten columns, so that narrow maps are filled up.
        + cells.prefix(rows).map {
          $0.prefix(columns).joined() + String(repeating: " ", count: max(0, 10 - 2 * columns))
        }
    }
    let fits = 3 * max(2 * columns, 10) + 2 * 3 + 2 <= screen.width
    var lines =
      fits
      ? (0...rows).map { row in "  " + blocks.map { $0[row] }.joined(separator: "   ") }
      : blocks.flatMap { block in block.map { "  " + $0 } }
    lines.append("  " + screen.text(legend))
    if columns < expected[0].count || rows < expected.count {
      let part: Phrase = """
        (the first \(rows) of \(expected.count) rows, \(columns) of \(expected[0].count) columns)
        """
      lines.append("  " + screen.text(part))
    }
    return lines
  }

  /// What the colours or signs mean.
  private var legend: Phrase {
    let (low, high) = (Numbers.short(range.0), Numbers.short(range.1))
    return screen.hasColour
      ? "dark \(low), bright \(high); difference: blue less, red more than expected"
      : "empty \(low), full \(high); difference: - less, + more than expected"
  }

  private var range: (Double, Double) {
    let numbers = expected.flatMap { $0 }.filter(\.isFinite)
    return (numbers.min() ?? 0, numbers.max() ?? 1)
  }

  private func values(_ rows: [[Double]]) -> [[String]] {
    let (low, high) = range
    return rows.map { row in
      row.map { number in
        guard number.isFinite else { return "!!" }
        let share = high > low ? (number - low) / (high - low) : 0.5
        return cell(share, .viridis, "·░▒▓█")
      }
    }
  }

  private var differences: [[String]] {
    let gaps = zip(got, expected).map { row, right in zip(row, right).map { $0 - $1 } }
    let reach = gaps.flatMap { $0 }.filter(\.isFinite).map { abs($0) }.max() ?? 0
    return gaps.map { row in
      row.map { gap in
        guard gap.isFinite else { return "!!" }
        let share = reach > 0 ? gap / reach : 0
        if screen.hasColour { return cell(0.5 + share / 2, .diverging, "") }
        return abs(share) < 0.01 ? "· " : share > 0 ? "+ " : "- "
      }
    }
  }

  /// Two columns of a terminal, coloured, or shaded by one of five signs.
  private func cell(_ share: Double, _ map: ColourMap, _ shades: String) -> String {
    let share = min(max(share, 0), 1)
    if screen.hasColour {
      let colour = map.colour(at: share)
      func level(_ part: Double) -> Int { Int((part * 5).rounded()) }
      let number = 16 + 36 * level(colour.red) + 6 * level(colour.green) + level(colour.blue)
      return "\u{1b}[48;5;\(number)m  \u{1b}[0m"
    }
    let signs = Array(shades)
    let sign = signs[min(Int(share * Double(signs.count)), signs.count - 1)]
    return String(repeating: String(sign), count: 2)
  }
}
