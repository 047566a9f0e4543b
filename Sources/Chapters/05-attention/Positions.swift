import LanguageModels
import Notebook
import Phrases
import Tensors

/// Shuffles the words: what attention hands on to each, without positions and with them.
func positions(_ page: Page, _ reading: Reading) throws {
  let gpt = reading.gpt
  let tokens = reading.tokens
  var generator = SeededGenerator(seed: page.seed, stream: 54)
  let order = Array(tokens.indices).shuffled(using: &generator)
  let shuffled = order.map { tokens[$0] }

  // snippet: shuffle
  /// The largest change of what any word receives when all words change places.
  func change(hasPositions: Bool, isCausal: Bool) -> Float {
    let head = gpt.heads[0]
    let before = attend(
      gpt.headInput(head, tokens, hasPositions: hasPositions), isCausal: isCausal)
    let after = attend(
      gpt.headInput(head, shuffled, hasPositions: hasPositions), isCausal: isCausal)
    // Row `i` of `after` belongs to the word that stood at `order[i]`.
    return after.largestDifference(from: before.gathering(rows: order))
  }
  // end snippet

  let without = change(hasPositions: false, isCausal: false)
  let with = change(hasPositions: true, isCausal: false)
  let mask = change(hasPositions: false, isCausal: true)
  try page.table(
    "largest change of a word's output when the words are shuffled",
    columns: ["positions", "mask", "largest change"],
    rows: [
      ["none", "none", .number(without)], ["learned", "none", .number(with)],
      ["none", "causal", .number(mask)],
    ])
  let words = reading.labels
  page.say("Shuffled: \(order.map { words[$0] }.joined(separator: " "))")
  try page.metric("shuffle_change_without_positions", without)
  try page.metric("shuffle_change_with_positions", with)
  try page.metric("shuffle_change_causal_mask", mask)
  // Without positions, only the order of a sum changes: 100 times the rounding of a 32-bit number
  // near 1 is the bound. A change that counts is a thousand times that.
  page.claim(
    "Attention by itself reads a set of words: without positions their order means nothing.",
    korean: "어텐션만으로는 단어의 순서를 알 수 없다. 위치 정보를 더해야 순서가 생긴다.",
    measured: "\(Format.number(Double(without))) without positions (at most 0.00001), "
      + "\(Format.number(Double(with))) with them (at least 0.01)",
    holds: without <= 1e-5 && with >= 1e-2)
}

private func attend(_ input: TinyGPT.HeadInput, isCausal: Bool) -> Tensor {
  let scaled = input.queries.matmul(input.keys.transposed) / Float(input.keys.shape[1]).squareRoot()
  return (isCausal ? scaled.causallyMasked : scaled).softmax().matmul(input.values)  // [T, d]
}
