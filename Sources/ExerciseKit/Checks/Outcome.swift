import Phrases
import Tensors

/// What an answer computed: one array of numbers or several, each with a name.
public struct Outcome: Equatable, Codable, Sendable {
  /// One array of numbers.
  public struct Part: Equatable, Codable, Sendable {
    /// What the numbers are, such as `gradient of W`; empty where there is one part only.
    public var name: String
    /// The extents, outermost first; `[]` for a single number.
    public var shape: [Int]
    /// The numbers in row-major order.
    public var elements: [Double]
    /// Whether the numbers are counts or positions.
    public var isWhole: Bool
    /// What keeps the rows from being a matrix, such as `row 2 has 3 numbers, row 0 has 4`.
    public var fault: Sentence?

    /// The same in English.
    public var defect: String? { fault?.phrase.english }

    /// The rows of a matrix, or a vector as one row; nil for anything else.
    public var rows: [[Double]]? {
      guard fault == nil, !elements.isEmpty, shape.count == 1 || shape.count == 2 else {
        return nil
      }
      let width = shape[shape.count - 1]
      return stride(from: 0, to: elements.count, by: width).map {
        Array(elements[$0..<($0 + width)])
      }
    }
  }

  /// The arrays, in the order in which they are compared.
  public private(set) var parts: [Part]

  private init(
    shape: [Int], elements: [Double], isWhole: Bool = false, fault: Phrase? = nil
  ) {
    parts = [
      Part(
        name: "", shape: shape, elements: elements, isWhole: isWhole,
        fault: fault.map(Sentence.init))
    ]
  }

  /// A single number.
  public static func number(_ number: Float) -> Outcome {
    Outcome(shape: [], elements: [Double(number)])
  }

  /// A single count.
  public static func count(_ count: Int) -> Outcome {
    Outcome(shape: [], elements: [Double(count)], isWhole: true)
  }

  /// A list of numbers, `[n]`.
  public static func vector(_ numbers: [Float]) -> Outcome {
    Outcome(shape: [numbers.count], elements: numbers.map(Double.init))
  }

  /// A list of counts or positions, `[n]`.
  public static func counts(_ numbers: [Int]) -> Outcome {
    Outcome(shape: [numbers.count], elements: numbers.map(Double.init), isWhole: true)
  }

  /// Rows of numbers, `[rows, columns]`; rows of different lengths are a defect that is told.
  public static func matrix(_ rows: [[Float]]) -> Outcome {
    table(rows.map { $0.map(Double.init) }, isWhole: false)
  }

  /// Rows of counts or positions, `[rows, columns]`.
  public static func counts(_ rows: [[Int]]) -> Outcome {
    table(rows.map { $0.map(Double.init) }, isWhole: true)
  }

  /// Matrices one behind the other, `[matrices, rows, columns]`.
  public static func stack(_ matrices: [[[Float]]]) -> Outcome {
    let tables = matrices.map { matrix($0).parts[0] }
    let first = tables.first?.shape ?? [0, 0]
    let odd = tables.indices.first { tables[$0].fault != nil || tables[$0].shape != first }
    return Outcome(
      shape: [tables.count] + first, elements: tables.flatMap(\.elements),
      fault: odd.map { odd in
        guard let row = oddRow(in: matrices[odd]) else {
          return """
            matrix \(odd) is \(tables[odd].shape.description), but matrix 0 is \(first.description)
            """
        }
        return """
          matrix \(odd) row \(row) has \(matrices[odd][row].count) numbers, but row 0 has \
          \(matrices[odd][0].count)
          """
      })
  }

  /// A tensor of any shape.
  public static func tensor(_ tensor: Tensor) -> Outcome {
    Outcome(shape: tensor.shape.extents, elements: tensor.elements.map(Double.init))
  }

  /// Several results with names, compared in this order.
  public static func parts(_ named: KeyValuePairs<String, Outcome>) -> Outcome {
    var result = Outcome(shape: [], elements: [])
    result.parts = named.flatMap { name, outcome in
      outcome.parts.map { part in
        var part = part
        part.name = name
        return part
      }
    }
    return result
  }

  /// The first row that is not as long as the first.
  private static func oddRow<Number>(in rows: [[Number]]) -> Int? {
    rows.firstIndex { $0.count != rows[0].count }
  }

  private static func table(_ rows: [[Double]], isWhole: Bool) -> Outcome {
    let width = rows.first?.count ?? 0
    let odd = oddRow(in: rows)
    return Outcome(
      shape: [rows.count, width], elements: rows.flatMap { $0 }, isWhole: isWhole,
      fault: odd.map {
        "row \($0) has \(rows[$0].count) numbers, but row 0 has \(width)"
      })
  }
}
