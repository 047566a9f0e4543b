import Notebook
import Phrases

/// A step in two runs: what it measured, claimed and drew, as the page's template has it.
struct StepComparison {
  /// A step as its run has recorded it.
  struct Recorded {
    /// What depends on the options alone.
    let record: RunRecord.Step?
    /// What depends on the clock, too.
    let timing: RunRecord.Step?
    /// Where the run's pictures are, up to their names.
    let pictures: String

    /// Both, as far as they are there.
    var parts: [RunRecord.Step] { [record, timing].compactMap { $0 } }

    /// The pictures that the step drew.
    var figures: [RecordedFigure] {
      parts.flatMap(\.figures).map { figure in
        RecordedFigure(
          file: figure.file, caption: figure.caption,
          picture: FigureComparison.Picture(source: pictures + figure.file, alt: figure.alt))
      }
    }
  }

  let id: String
  let title: String
  let metrics: [MetricComparison]
  let claims: [ClaimComparison]
  let figures: [FigureComparison]
  let hasMetrics: Bool

  /// Compares a step of two runs.
  init(id: String, left: Recorded, right: Recorded, in language: ServerLanguage) {
    self.id = id
    title = (left.parts + right.parts).first?.title ?? id
    metrics = Self.metrics(left, right)
    hasMetrics = !metrics.isEmpty
    claims = Sides.paired(
      left.parts.flatMap(\.claims), right.parts.flatMap(\.claims), by: \.claim
    ).map { ClaimComparison(claim: $0.name, $0.sides, in: language) }
    figures = Sides.paired(left.figures, right.figures, by: \.file)
      .filter { RunStore.isFigureFile($0.name) }.map { FigureComparison($0.sides) }
  }

  private static func metrics(_ left: Recorded, _ right: Recorded) -> [MetricComparison] {
    func values(_ steps: [RunRecord.Step]) -> [String: RunRecord.Metric] {
      steps.reduce(into: [:]) { $0.merge($1.metrics) { first, _ in first } }
    }
    let (ours, theirs) = (values(left.parts), values(right.parts))
    let timed = values([left.timing, right.timing].compactMap { $0 })
    return Set(ours.keys).union(theirs.keys).sorted().map { name in
      MetricComparison(
        name: name, Sides(left: ours[name], right: theirs[name]), isTimed: timed[name] != nil)
    }
  }
}

/// A measurement in two runs.
struct MetricComparison {
  let name: String
  let left: String
  let right: String
  let change: String
  let differs: Bool

  /// Compares two measurements; one that depends on the clock always differs a little.
  init(name: String, _ sides: Sides<RunRecord.Metric>, isTimed: Bool) {
    self.name = name
    left = Self.text(sides.left)
    right = Self.text(sides.right)
    change = Self.change(from: sides.left?.value, to: sides.right?.value)
    differs = !isTimed && sides.left?.value != sides.right?.value
  }

  private static func text(_ metric: RunRecord.Metric?) -> String {
    guard let metric else { return "–" }
    return Format.number(metric.value) + (metric.unit.isEmpty ? "" : " " + metric.unit)
  }

  /// The difference, and what part of the left value that is where this says something.
  private static func change(from left: Double?, to right: Double?) -> String {
    guard let left, let right, left != right else { return "" }
    let difference = right - left
    var text = (difference > 0 ? "+" : "") + Format.number(difference)
    let percent = 100 * difference / abs(left)
    if abs(percent) < 1000 {
      text += " (\(percent > 0 ? "+" : "")\(Format.number(percent, decimals: 1)) %)"
    }
    return text.replacing("-", with: "−")
  }
}

/// A claim in two runs.
struct ClaimComparison {
  let claim: String
  let left: String
  let right: String

  init(claim: String, _ sides: Sides<RunRecord.Claim>, in language: ServerLanguage) {
    let own = sides.left ?? sides.right
    let isKorean = language.catalogue.language == .korean
    self.claim = own.flatMap { isKorean && !$0.ko.isEmpty ? $0.ko : nil } ?? claim
    left = language.text(Self.verdict(sides.left))
    right = language.text(Self.verdict(sides.right))
  }

  private static func verdict(_ claim: RunRecord.Claim?) -> Phrase {
    guard let claim else { return "not in this run" }
    let word: Phrase =
      switch claim.holds {
      case true: "✓ held"
      case false: "✗ did not hold"
      case nil: "○ not judged"
      }
    return "\(word): \(claim.measured)"
  }
}

/// A picture in two runs.
struct FigureComparison {
  /// One side's picture.
  struct Picture {
    let source: String
    let alt: String
  }

  let caption: String
  let left: Picture?
  let right: Picture?

  init(_ sides: Sides<RecordedFigure>) {
    caption = (sides.left ?? sides.right)?.caption ?? ""
    left = sides.left?.picture
    right = sides.right?.picture
  }
}

/// A picture that a run has recorded.
struct RecordedFigure {
  let file: String
  let caption: String
  let picture: FigureComparison.Picture
}
