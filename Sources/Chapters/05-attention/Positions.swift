import Experiments
import LanguageModels
import Tensors

extension AttentionExperiment {
  /// Step `positions`: what attention hands on to each word when the words are shuffled, without positions
  /// and with them.
  func positions(_ page: Page) throws {
    var generator = generator(.shuffle)
    let order = Array(tokens.indices).shuffled(using: &generator)
    let without = change(order, hasPositions: false, isCausal: false)
    let with = change(order, hasPositions: true, isCausal: false)
    let mask = change(order, hasPositions: false, isCausal: true)
    try page.table(
      "largest change of a word's output when the words are shuffled",
      columns: ["positions", "mask", "largest change"],
      rows: [
        ["none", "none", .number(without)], ["learned", "none", .number(with)],
        ["none", "causal", .number(mask)],
      ])
    page.say("Shuffled: \(order.map { labels[$0] }.joined(separator: " "))")
    try page.metric("shuffle_change_without_positions", without)
    try page.metric("shuffle_change_with_positions", with)
    try page.metric("shuffle_change_causal_mask", mask)
    try page.claim(
      "order-means-nothing",
      "Attention by itself reads a set of words: without positions their order means nothing.",
      .check(
        "largest change \(without) without positions", without,
        .atMost(
          1e-5, shown: "0.00001",
          because: "only the order of a sum changes: 100 times the rounding of a number near 1")),
      .check(
        "\(with) with them", with,
        .atLeast(1e-2, because: "a thousand times what rounding may do")),
      byConstruction: "a sum over words is the same in any order of them")
  }

  // snippet: shuffle
  /// The largest change of what any word receives when all words change places.
  private func change(_ order: [Int], hasPositions: Bool, isCausal: Bool) -> Float {
    let (before, after) = (tokens, order.map { tokens[$0] })
    let received = [before, after].map { words in
      trained.model.headInputs(
        of: words, parameters: trained.parameters, hasPositions: hasPositions)[0]
        .attended(isCausal: isCausal)  // [T, d]
    }
    // Row `i` after shuffling belongs to the word that stood at `order[i]`.
    return received[1].largestDifference(from: received[0].gathering(rows: order))
  }
  // end snippet
}
