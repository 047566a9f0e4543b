import Phrases
import Tensors
import Text

/// What a model must remember: values that stood beside keys, or a row of symbols.
///
/// Pairs: `k₁ v₁ k₂ v₂ … pause … k₂ v₂ k₁ v₁`, keys asked for in any order; the value is to
/// be predicted. Copying: `v₁ v₂ v₃ … pause … copy v₁ v₂ v₃`, each symbol is to be predicted. A key or
/// symbol stands at most once in a sequence, and all are drawn anew for each, so nothing can be learned
/// by heart but how to remember.
public enum RecallTask: String, CaseIterable, Sendable {
  /// Which value stood beside a key.
  case pairs
  /// Which symbols stood there, in their order.
  case copy

  /// How many keys there are, and how many values: with twice as many, the transformer took longer
  /// than a minute to find out how to look back.
  public static let symbolCount = 16
  /// The token that says nothing.
  public static let pause = Int32(2 * symbolCount)
  /// The token that asks for the copy.
  public static let mark = Int32(2 * symbolCount + 1)
  /// Keys, values, the pause and the mark.
  public static let vocabularySize = 2 * symbolCount + 2
  /// The most pairs or symbols that a sequence holds.
  public static let itemCount = 8
  /// The fraction of right answers of a model that knows which values a sequence holds, not which key
  /// each stood beside.
  public static let chance = 1 / Double(itemCount)

  /// The fraction of right answers of a model that knows nothing of a sequence but which tokens are values.
  public static let blindGuess = 1 / Double(symbolCount)

  /// The name in figures.
  public var name: Phrase { self == .pairs ? "key-value recall" : "copying" }

  /// How many tokens a sequence takes where each item is asked for `rounds` times.
  public func length(items: Int, pause: Int, rounds: Int) -> Int {
    self == .pairs
      ? 2 * items + pause + 2 * items * rounds : items + pause + (items + 1) * rounds - 1
  }

  /// How long a pause puts every question `distance` tokens after what it asks for.
  ///
  /// - Parameters:
  ///   - distance: Tokens from a key to the question for it, or from a symbol to its copy.
  ///   - items: How many pairs or symbols the sequence holds.
  /// - Returns: Tokens; none where the items alone are as long as the distance, or longer.
  public func pause(forDistance distance: Int, items: Int = Self.itemCount) -> Int {
    max(0, distance - (self == .pairs ? 2 : 1) * items)
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
  public func batch(
    items: Int, pause: Int, rounds: Int, batchSize: Int, isShuffled: Bool,
    using generator: inout SeededGenerator
  ) -> Batch {
    var (inputs, targets) = ([Int32](), [Int32]())
    for _ in 0..<batchSize {
      let row =
        self == .pairs
        ? Self.pairs(items, pause, rounds, isShuffled: isShuffled, using: &generator)
        : Self.copying(items, pause, rounds, using: &generator)
      inputs += row.map(\.token)
      targets += row.map(\.asked)
    }
    return Batch(
      inputs: inputs, targets: targets, batchSize: batchSize,
      sequenceLength: length(items: items, pause: pause, rounds: rounds))
  }

  /// Draws about so many tokens of sequences with one pause, for training.
  public func batch(
    items: Int, pause: Int, rounds: Int, tokens: Int, using generator: inout SeededGenerator
  ) -> Batch {
    batch(
      items: items, pause: pause, rounds: rounds,
      batchSize: max(2, tokens / length(items: items, pause: pause, rounds: rounds)),
      isShuffled: true, using: &generator)
  }

  /// A token, and what must be predicted after it: -1 where nothing is asked.
  private typealias Place = (token: Int32, asked: Int32)

  private static func pairs(
    _ items: Int, _ pause: Int, _ rounds: Int, isShuffled: Bool,
    using generator: inout SeededGenerator
  ) -> [Place] {
    // snippet: recall
    let values = draw(items, using: &generator).map { $0 + Int32(symbolCount) }
    let keys = draw(items, using: &generator)
    var row: [Place] = []
    for (key, value) in zip(keys, values) { row += [(key, -1), (value, -1)] }
    row += Array(repeating: (Self.pause, -1), count: pause)
    for _ in 0..<rounds {
      for item in isShuffled ? (0..<items).shuffled(using: &generator) : Array(0..<items) {
        row += [(keys[item], values[item]), (values[item], -1)]  // asked: the value of this key
      }
    }
    return row
    // end snippet
  }

  private static func copying(
    _ items: Int, _ pause: Int, _ rounds: Int, using generator: inout SeededGenerator
  ) -> [Place] {
    let values = draw(items, using: &generator).map { $0 + Int32(symbolCount) }
    var row: [Place] = values.map { ($0, -1) } + Array(repeating: (Self.pause, -1), count: pause)
    for _ in 0..<rounds {
      // The mark asks for the first symbol, and each symbol for the next.
      row += zip([mark] + values, values + [-1]).map { ($0, $1) }
    }
    return row.dropLast()
  }

  /// Draws different symbols.
  private static func draw(_ count: Int, using generator: inout SeededGenerator) -> [Int32] {
    Array((0..<Int32(symbolCount)).shuffled(using: &generator).prefix(count))
  }
}
