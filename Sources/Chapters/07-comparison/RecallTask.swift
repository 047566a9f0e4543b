import Tensors
import Text

/// What the models must remember: values that stood beside keys, or a row of symbols.
///
/// Pairs: `k₁ v₁ k₂ v₂ … pause … k₂ v₂ k₁ v₁`, keys asked for in any order; the value is to
/// be predicted. Copying: `v₁ v₂ v₃ … pause … copy v₁ v₂ v₃`, each symbol is to be predicted. A key or
/// symbol stands at most once in a sequence, and all are drawn anew for each, so nothing can be learned
/// by heart but how to remember.
enum RecallTask: String, CaseIterable, Sendable {
  case pairs, copy

  /// How many keys there are, and how many values: with twice as many, the transformer took longer
  /// than a minute to find out how to look back.
  static let symbolCount = 16
  /// The token that says nothing.
  static let pause = Int32(2 * symbolCount)
  /// The token that asks for the copy.
  static let mark = Int32(2 * symbolCount + 1)
  static let vocabularySize = 2 * symbolCount + 2
  /// How many pairs or symbols a sequence holds, at the end of the curriculum and in every test.
  static let itemCount = 8
  /// The share of right answers of a model that knows which values a sequence holds, not which key
  /// each stood beside.
  static let chance = 1 / Double(itemCount)

  /// The name in figures.
  var name: String { self == .pairs ? "key-value recall" : "copying" }

  /// How many tokens a sequence takes where each item is asked for `rounds` times.
  func length(items: Int, pause: Int, rounds: Int) -> Int {
    self == .pairs
      ? 2 * items + pause + 2 * items * rounds : items + pause + (items + 1) * rounds - 1
  }

  /// How long a pause puts every question `distance` tokens after what it asks for.
  func pause(forDistance distance: Int) -> Int {
    max(0, distance - (self == .pairs ? 2 : 1) * Self.itemCount)
  }

  /// Draws sequences with one pause.
  ///
  /// - Parameters:
  ///   - items: How many pairs or symbols.
  ///   - pause: How many tokens say nothing before the questions.
  ///   - rounds: How often each item is asked for.
  ///   - batchSize: How many sequences.
  ///   - isShuffled: Whether keys are asked for in another order than they stood; in their own order
  ///     every question is equally far from its answer.
  ///   - generator: Draws keys, values and order.
  /// - Returns: Targets are negative where nothing is asked.
  // snippet: recall
  func batch(
    items: Int, pause: Int, rounds: Int, batchSize: Int, isShuffled: Bool,
    using generator: inout SeededGenerator
  ) -> Batch {
    let length = length(items: items, pause: pause, rounds: rounds)
    var (inputs, targets) = ([Int32](), [Int32]())
    for _ in 0..<batchSize {
      let values = Self.draw(items, using: &generator).map { $0 + Int32(Self.symbolCount) }
      var row: [Int32] = []
      var asked = [Int32](repeating: -1, count: length)
      switch self {
      case .pairs:
        let keys = Self.draw(items, using: &generator)
        for (key, value) in zip(keys, values) { row += [key, value] }
        row += Array(repeating: Self.pause, count: pause)
        for _ in 0..<rounds {
          let order = isShuffled ? (0..<items).shuffled(using: &generator) : Array(0..<items)
          for item in order {
            asked[row.count] = values[item]
            row += [keys[item], values[item]]
          }
        }
      case .copy:
        row = values + Array(repeating: Self.pause, count: pause)
        for _ in 0..<rounds {
          row.append(Self.mark)
          for value in values {
            asked[row.count - 1] = value
            row.append(value)
          }
        }
        row.removeLast()
      }
      inputs += row
      targets += asked
    }
    return Batch(inputs: inputs, targets: targets, batchSize: batchSize, sequenceLength: length)
  }
  // end snippet

  /// Draws different symbols.
  private static func draw(_ count: Int, using generator: inout SeededGenerator) -> [Int32] {
    Array((0..<Int32(symbolCount)).shuffled(using: &generator).prefix(count))
  }
}
