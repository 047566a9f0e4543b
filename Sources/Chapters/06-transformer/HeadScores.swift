import Autograd
import LanguageModels
import Notebook
import Plotting
import Tensors

/// How much of a head's attention goes to places that a simple rule names.
struct HeadScore {
  /// Counted from 1, as in the figures.
  let layer: Int
  let head: Int
  /// The mean weight on the token just before.
  var previous = 0.0
  /// The mean weight on the token two places before.
  var second = 0.0
  /// The mean weight on the first token.
  var first = 0.0
  /// The mean weight on the token that came after the same token last time, in a repeated text.
  var induction = 0.0
  /// How many characters a head looks back on average, in held-out text.
  var distance = 0.0

  var name: String { "layer \(layer), head \(head)" }
}

/// The scores of all heads, and what looking nowhere in particular would score.
struct HeadScores {
  var heads: [HeadScore]
  /// The induction score of a head that looks at all of the past alike.
  var uniform: Double

  func best(_ score: KeyPath<HeadScore, Double>) -> HeadScore {
    heads.max { $0[keyPath: score] < $1[keyPath: score] }
      ?? HeadScore(layer: 0, head: 0)
  }
}

extension Study {
  /// Measures all heads on random characters that come twice: a text in which nothing but the
  /// repetition can be known, so that a head that follows it can't do so by knowing English.
  func headScores() -> HeadScores {
    let (model, size) = (trained.model, trained.model.configuration)
    let half = size.contextLength / 2
    var scores = HeadScores(heads: [], uniform: 0)
    for layer in 0..<size.layerCount {
      scores.heads += (0..<size.headCount).map { HeadScore(layer: layer + 1, head: $0 + 1) }
    }
    var generator = generator(.sequences)
    let share = 1 / Double(configuration.scoreSequences)
    for _ in 0..<configuration.scoreSequences {
      // Drawn from the text: no character that the model hardly ever saw.
      let once = (0..<half).map { _ in
        data.training[Int.random(in: 0..<data.training.count, using: &generator)]
      }
      let trace = model.trace(once + once, parameters: trained.parameters)
      for index in scores.heads.indices {
        let head = scores.heads[index]
        let weights = Weights(trace.attention[head.layer - 1], head: head.head - 1)
        // snippet: scores
        let after = 1..<(2 * half)
        let previous = after.reduce(0) { $0 + weights[$1, $1 - 1] } / Double(after.count)
        let second = after.dropFirst().reduce(0) { $0 + weights[$1, $1 - 2] }
        let first = after.reduce(0) { $0 + weights[$1, 0] } / Double(after.count)
        let again = half..<(2 * half)  // the second time: the same token stood `half` before
        let induction = again.reduce(0) { $0 + weights[$1, $1 - half + 1] } / Double(half)
        // end snippet
        scores.heads[index].previous += share * previous
        scores.heads[index].second += share * second / Double(after.count - 1)
        scores.heads[index].first += share * first
        scores.heads[index].induction += share * induction
      }
    }
    addDistances(&scores)
    scores.uniform = (half..<(2 * half)).reduce(0) { $0 + 1 / Double($1 + 1) } / Double(half)
    return scores
  }

  /// Measures how far back each head looks, on held-out text.
  private func addDistances(_ scores: inout HeadScores) {
    let T = trained.model.configuration.contextLength
    let held = data.windows.tokens
    let count = min(configuration.scoreSequences, max(1, held.count / T))
    for index in 0..<count {
      let window = Array(held.dropFirst(index * (held.count / count)).prefix(T))
      let trace = trained.model.trace(window, parameters: trained.parameters)
      let share = 1 / Double(window.count * count)
      for place in scores.heads.indices {
        let head = scores.heads[place]
        let weights = Weights(trace.attention[head.layer - 1], head: head.head - 1)
        for query in window.indices {
          for key in 0...query {
            scores.heads[place].distance += share * weights[query, key] * Double(query - key)
          }
        }
      }
    }
  }

  func scoresFigure(_ scores: HeadScores, _ page: Page) -> Heatmap {
    let (previous, induction) = (scores.best(\.previous), scores.best(\.induction).induction)
    return Heatmap(
      title: "One character back: \(previous.name); induction: at most "
        + Format.number(induction, decimals: 2),
      subtitle: subtitle(trained, page),
      values: [\HeadScore.previous, \.second, \.first, \.induction].map { score in
        scores.heads.map { $0[keyPath: score] }
      },
      rowLabels: ["one back", "two back", "first token", "induction"],
      columnLabels: scores.heads.map { "\($0.layer).\($0.head)" }, labels: .names,
      rowTitle: "looks at", columnTitle: "layer.head",
      valueTitle: "mean attention weight", range: 0...1,
      footnote:
        "Random characters that come twice. Induction: "
        + "the token after the same token's first place; a head that looks at all of the past "
        + "alike has \(Format.number(scores.uniform, decimals: 3)) there.")
  }
}

/// The attention weights of one head, row = query, column = key.
struct Weights {
  private let rows: [[Float]]

  init(_ attention: Tensor, head: Int) {
    let (H, T) = (attention.shape[0], attention.shape[1])
    rows = Array(attention.reshaped(Shape(H * T, T)).rows[(head * T)..<((head + 1) * T)])
  }

  subscript(query: Int, key: Int) -> Double { Double(rows[query][key]) }

  /// For a heatmap: the future, which a causal head can't see, is masked.
  func values(isCausal: Bool) -> [[Double?]] {
    rows.enumerated().map { query, row in
      row.enumerated().map { key, weight in isCausal && key > query ? nil : Double(weight) }
    }
  }
}
