import Autograd
import Tensors

/// How far changing one token moves the predictions: what attention weights can't show.
public enum Influence {
  /// Half the sum of differences: 0 for the same distribution, 1 for two that share nothing.
  public static func distance(_ first: [Float], _ second: [Float]) -> Double {
    Double(zip(first, second).reduce(0) { $0 + abs($1.0 - $1.1) }) / 2
  }

  /// Changes each token in turn and measures how far each prediction moves.
  ///
  /// - Parameters:
  ///   - model: A model that predicts the next token.
  ///   - tokens: The sequence.
  ///   - replacements: To how many other tokens each one is changed; the result is the mean.
  ///   - parameters: The learned numbers.
  ///   - other: Draws a token in place of another one.
  /// - Returns: `[changed][predicted]`, each `0...1`.
  public static func matrix(
    of model: some LanguageModel, _ tokens: [Int32], replacements: Int, _ parameters: Parameters,
    drawing other: (Int32) -> Int32
  ) -> [[Double]] {
    let T = tokens.count
    let original = model.probabilities(after: [tokens], at: tokens.indices, parameters)[0]
    var result = [[Double]](repeating: [Double](repeating: 0, count: T), count: T)
    // snippet: influence
    for changed in tokens.indices {
      let variants = (0..<replacements).map { _ in
        tokens.replacing(changed, with: other(tokens[changed]))
      }
      for moved in model.probabilities(after: variants, at: tokens.indices, parameters) {
        for predicted in tokens.indices {
          result[changed][predicted] +=
            distance(original[predicted], moved[predicted]) / Double(replacements)
        }
      }
    }
    // end snippet
    return result
  }

  /// Changes each token in turn and measures how far the prediction of each blank moves.
  ///
  /// A model that fills blanks is asked nowhere else, so each predicted place is a blank here; the first
  /// one never is, as in training.
  ///
  /// - Parameters:
  ///   - model: A model that fills blanks.
  ///   - tokens: The sequence.
  ///   - mask: The token that stands for a blank.
  ///   - parameters: The learned numbers.
  ///   - other: Draws a token in place of another one.
  /// - Returns: `[changed][predicted]`, each `0...1`; nil for the blank itself.
  public static func onBlanks(
    of model: some LanguageModel, _ tokens: [Int32], mask: Int32, _ parameters: Parameters,
    drawing other: (Int32) -> Int32
  ) -> [[Double?]] {
    var result = [[Double?]](
      repeating: [Double?](repeating: nil, count: tokens.count), count: tokens.count)
    for blank in tokens.indices.dropFirst() {
      let masked = tokens.replacing(blank, with: mask)
      let changed = tokens.indices.filter { $0 != blank }
      let variants = changed.map { masked.replacing($0, with: other(tokens[$0])) }
      let moved = model.probabilities(after: [masked] + variants, at: [blank], parameters)
      for (place, prediction) in zip(changed, moved.dropFirst()) {
        result[place][blank] = distance(moved[0][0], prediction[0])
      }
    }
    return result
  }

  /// The largest effect on a prediction before the change: 0 where the future is hidden.
  public static func largestBackwards(_ influence: [[Double?]]) -> Double {
    influence.enumerated().flatMap { changed, row in row.prefix(changed) }
      .reduce(0) { max($0, $1 ?? 0) }
  }
}

extension [Int32] {
  /// The tokens with another one at a place.
  fileprivate func replacing(_ place: Int, with token: Int32) -> [Int32] {
    var copy = self
    copy[place] = token
    return copy
  }
}
