import LanguageModels
import Notebook
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
    // Without positions, only the order of a sum changes: 100 times the rounding of a 32-bit number
    // near 1 is the bound. A change that counts is a thousand times that.
    page.claim(
      "Attention by itself reads a set of words: without positions their order means nothing.",
      korean: "어텐션만으로는 단어의 순서를 알 수 없다. 위치 정보를 더해야 순서가 생긴다.",
      measured: """
        \(Format.number(Double(without))) without positions (at most 0.00001), \
        \(Format.number(Double(with))) with them (at least 0.01)
        """,
      holds: without <= 1e-5 && with >= 1e-2)
  }

  // snippet: shuffle
  /// The largest change of what any word receives when all words change places.
  private func change(_ order: [Int], hasPositions: Bool, isCausal: Bool) -> Float {
    let (before, after) = (tokens, order.map { tokens[$0] })
    let received = [before, after].map { words in
      trained.model.headInputs(of: words, parameters: trained.parameters, hasPositions: hasPositions)[0]
        .attended(isCausal: isCausal)  // [T, d]
    }
    // Row `i` after shuffling belongs to the word that stood at `order[i]`.
    return received[1].largestDifference(from: received[0].gathering(rows: order))
  }
  // end snippet
}
