import Phrases
import Platform

/// A line across a chart that the data are read against, with a label.
public struct ReferenceLine: Sendable, Equatable {
  /// Which way a line runs.
  public enum Direction: String, Sendable {
    /// Across the chart, at a height.
    case horizontal
    /// Up the chart, at a place along it.
    case vertical
  }

  /// Which way the line runs.
  public var direction: Direction
  /// Where the line stands on the axis that it crosses.
  public var value: Double
  /// What the line says, such as `chance`.
  public var label: Phrase

  /// Makes a level line, such as chance or what another program reached.
  public static func horizontal(_ value: Double, _ label: Phrase) -> ReferenceLine {
    ReferenceLine(direction: .horizontal, value: value, label: label)
  }

  /// Makes an upright line, such as the end of warm-up.
  public static func vertical(_ value: Double, _ label: Phrase) -> ReferenceLine {
    ReferenceLine(direction: .vertical, value: value, label: label)
  }

  /// Makes a reference line.
  public init(direction: Direction, value: Double, label: Phrase) {
    self.direction = direction
    self.value = value
    self.label = label
  }

  func document(in catalogue: Catalogue) -> JSONValue {
    .object([
      "direction": .string(direction.rawValue), "value": .double(value),
      "label": .text(label, in: catalogue),
    ])
  }
}
