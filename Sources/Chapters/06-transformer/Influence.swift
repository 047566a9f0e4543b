import Autograd
import LanguageModels
import Notebook
import Plotting
import Tensors

/// What changing a character does to the predictions.
enum Influence {
  /// How many other characters each one is changed to; the figure shows the mean.
  static let replacements = 3

  /// Half the sum of differences: 0 for the same distribution, 1 for two that share nothing.
  static func distance(_ first: [Float], _ second: [Float]) -> Double {
    Double(zip(first, second).reduce(0) { $0 + abs($1.0 - $1.1) }) / 2
  }

  /// The largest effect on a prediction before the change.
  static func largestBackwards(_ influence: [[Double?]]) -> Double {
    influence.enumerated().flatMap { changed, row in row.prefix(changed) }
      .reduce(0) { max($0, $1 ?? 0) }
  }
}

extension Study {
  /// Changes each character in turn and measures how far each prediction moves.
  ///
  /// There are `alphabet` tokens to change to.
  ///
  /// - Returns: `[changed][predicted]`, each `0...1`.
  func influence(on trained: TrainedModel, _ tokens: [Int32], alphabet: Int) -> [[Double?]] {
    let T = tokens.count
    let original = predictions(trained, [tokens])[0]
    var generator = generator(.sequences)
    var result = [[Double]](repeating: [Double](repeating: 0, count: T), count: T)
    guard alphabet > 1 else { return result.map { $0.map(Optional.some) } }
    // snippet: influence
    for changed in 0..<T {
      let variants = (0..<Influence.replacements).map { _ in
        var variant = tokens
        variant[changed] = other(than: tokens[changed], alphabet, &generator)
        return variant
      }
      for moved in predictions(trained, variants) {
        for predicted in 0..<T {
          result[changed][predicted] +=
            Influence.distance(original[predicted], moved[predicted])
            / Double(Influence.replacements)
        }
      }
    }
    // end snippet
    return result.map { $0.map(Optional.some) }
  }

  /// Draws another character, as often as it stands in the text.
  private func other(
    than token: Int32, _ alphabet: Int, _ generator: inout SeededGenerator
  ) -> Int32 {
    for _ in 0..<100 {
      let drawn = data.training[Int.random(in: 0..<data.training.count, using: &generator)]
      if drawn != token { return drawn }
    }
    return (token + 1) % Int32(alphabet)  // a text of one character over and over
  }

  /// Changes each character in turn and measures how far the prediction of each blank moves.
  ///
  /// A model that fills blanks is asked nowhere else, so each predicted place is a blank here.
  ///
  /// - Returns: `[changed][predicted]`, each `0...1`; nil for the blank itself.
  func influenceOnBlanks(
    of trained: TrainedModel, _ tokens: [Int32], mask: Int32
  ) -> [[Double?]] {
    var generator = generator(.sequences)
    var result = [[Double?]](
      repeating: [Double?](repeating: nil, count: tokens.count), count: tokens.count)
    guard mask > 1 else { return result }
    for blank in tokens.indices.dropFirst() {  // the first is never a blank in training
      var hidden = tokens
      hidden[blank] = mask
      let changed = tokens.indices.filter { $0 != blank }
      let variants = changed.map { place in
        var variant = hidden
        variant[place] = other(than: tokens[place], Int(mask), &generator)
        return variant
      }
      let moved = predictions(trained, [hidden] + variants, at: blank)
      for (place, prediction) in zip(changed, moved.dropFirst()) {
        result[place][blank] = Influence.distance(moved[0], prediction)
      }
    }
    return result
  }

  /// The distributions that a model predicts at one position, `[texts][vocabularySize]`.
  func predictions(_ trained: TrainedModel, _ texts: [[Int32]], at position: Int) -> [[Float]] {
    let V = trained.model.configuration.vocabularySize
    let time = texts.first?.count ?? 0
    let logits = trained.parameters.withTape { tape in
      trained.model(texts.flatMap { $0 }, batchSize: texts.count, on: tape).tensor
    }
    return logits.withUnsafePointer { logits in
      texts.indices.map { text in
        Sampling().probabilities(
          Tensor(Shape(V), copying: logits + (text * time + position) * V))
      }
    }
  }

  /// The distributions that a model predicts, `[texts][time][vocabularySize]`.
  func predictions(_ trained: TrainedModel, _ texts: [[Int32]]) -> [[[Float]]] {
    let rule = Sampling()
    let V = trained.model.configuration.vocabularySize
    let time = texts.first?.count ?? 0
    let logits = trained.parameters.withTape { tape in
      trained.model(texts.flatMap { $0 }, batchSize: texts.count, on: tape)
        .tensor.reshaped(Shape(texts.count * time, V)).rows
    }
    return texts.indices.map { text in
      (0..<time).map { rule.probabilities(Tensor(Shape(V), logits[text * time + $0])) }
    }
  }

  func influenceMap(_ influence: [[Double?]], _ tokens: [Int32], isCausal: Bool) -> Heatmap {
    let labels = data.labels(tokens)
    return Heatmap(
      title: "", values: influence, rowLabels: labels, columnLabels: labels,
      rowTitle: "changed character",
      columnTitle: isCausal ? "prediction of what follows" : "prediction of the blank at",
      valueTitle: "change of the prediction (0 to 1)", colours: .magma, range: 0...1,
      maskedTitle: "the blank itself; the first is never one", showsNumbers: false,
      name: "influence")
  }

  func influenceFigure(
    _ influence: [[Double?]], _ tokens: [Int32], title: String, _ trained: TrainedModel,
    _ page: Page
  ) -> Heatmap {
    var map = influenceMap(influence, tokens, isCausal: true)
    map.title = title
    map.subtitle = subtitle(trained, page)
    map.footnote =
      "Half the summed difference of the two distributions; mean over "
      + "\(Influence.replacements) other characters drawn from the text."
    return map
  }
}
