import Phrases
import Platform
import Plotting

/// The learner's matrix, the right one and their difference as a picture.
struct DifferencePicture {
  /// What the picture is about.
  let title: Phrase
  /// The learner's rows.
  let got: [[Double]]
  /// The right rows, of the same shape.
  let expected: [[Double]]

  /// The figure: both matrices on one scale, the difference on its own; no colour where a number is
  /// not finite.
  var figure: Panels {
    let range = scale
    let gaps = zip(got, expected).map { row, right in zip(row, right).map { $0 - $1 } }
    func map(_ rows: [[Double]], _ colours: ColourMap, _ range: ClosedRange<Double>?) -> Heatmap {
      Heatmap(
        title: title,
        values: rows.map { row in row.map { $0.isFinite ? $0 : nil } },
        rows: .init("row"),
        columns: .init("column"),
        scale: .init("value", colours: colours, range: range, masked: "not finite"))
    }
    return Panels(
      title: title, subtitle: "yours and the expected one share a scale", columns: 3,
      panels: [
        .init("yours", map(got, .viridis, range)),
        .init("expected", map(expected, .viridis, range)),
        .init("yours - expected", map(gaps, .diverging, nil)),
      ])
  }

  /// The scale of both: the expected numbers', and the learner's where they are not far off it.
  private var scale: ClosedRange<Double> {
    let numbers = expected.flatMap { $0 }.filter(\.isFinite)
    let (low, high) = (numbers.min() ?? 0, numbers.max() ?? 0)
    guard low < high else { return (low - 1)...(high + 1) }
    let span = high - low
    let near = got.flatMap { $0 }.filter { $0 >= low - span && $0 <= high + span }
    return min(low, near.min() ?? low)...max(high, near.max() ?? high)
  }

  /// Draws the picture into a file.
  func write(to path: String, in translations: Catalogue) throws {
    try AtomicFile.write(try figure.png(scale: 2, in: translations), to: path)
  }
}
