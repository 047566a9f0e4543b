import LanguageModels
import LearnerCode
import Notebook
import Plotting
import Tensors

/// Takes one head apart, matrix by matrix, on one sentence.
func scores(_ page: Page, _ reading: Reading, usesLearnerCode: Bool) throws {
  try reading.train(page)
  let (gpt, split) = (reading.gpt, reading.split)
  let workers = Workers(threadCount: page.threads)
  let loss = try gpt.loss(on: split.validation, tokenLimit: 20_000, workers: workers)
  page.say(
    "Trained: \(gpt.recipe.layerCount) layers of \(gpt.recipe.headCount) heads, attention alone, "
      + "\(Format.number(Double(gpt.parameters.count))) parameters, on \(split.name).")
  try page.metric("validation_loss", loss, unit: "nats/token")

  let tokens = reading.tokens
  let head = mostOutgoingHead(gpt, tokens)
  let input = gpt.headInput(head, tokens)
  let chain = usesLearnerCode ? try Chain(input, weighing: learnerWeights(page)) : Chain(input)
  let labels = reading.labels
  try page.figure(
    "scores", chainFigure(chain, input, labels, head: head, steps: gpt.recipe.steps, page),
    caption: "From products of queries and keys to weights, and from weights to what is handed on.")

  let width = Float(input.keys.shape[1])
  let weights = chain.weights
  try page.metric("row_entropy", mean(weights.rowEntropies), unit: "nats")
  let recorded = gpt.model.trace(tokens, parameters: gpt.parameters).attention[head.layer]
  let T = tokens.count
  let place = head.index * T * T
  let fast = Tensor(Shape(T, T), Array(recorded.elements[place..<(place + T * T)]))
  try page.metric("chain_difference", weights.largestDifference(from: fast))

  // Each query by itself, the last one first: if there is no order to keep, nothing may change. The
  // bound is 100 times the rounding of a 32-bit number near 1.
  var alone: Float = 0
  for query in (0..<T).reversed() {
    let row =
      input.queries.gathering(rows: [query]).matmul(input.keys.transposed) / width.squareRoot()
    alone = max(alone, row.largestDifference(from: chain.scaled.gathering(rows: [query])))
  }
  page.claim(
    "Attention needs no step by step: all words are compared at once.",
    korean: "어텐션은 차례대로 처리하지 않고 모든 단어를 한꺼번에 비교한다.",
    measured: "\(Format.number(Double(alone))) between one product and row by row, "
      + "last word first (at most 0.00001)", holds: alone <= 1e-5)

  // "The whole input" means every pair of words, both ways.
  let seen = weights.elements.count { $0 > 0 }
  page.claim(
    "A transformer considers the whole input.",
    korean: "트랜스포머는 입력 전체를 고려한다.",
    measured:
      "\(seen) of \(T * T) pairs of words have a weight (all of them): a GPT sees the past, "
      + "and of the future nothing", holds: seen == T * T)
}

// snippet: chain
/// Attention of one head as a chain of matrices, T words, head width d.
struct Chain {
  let products: Tensor  // q · k for each pair of words, [T, T]
  let scaled: Tensor  // divided by √d
  let masked: Tensor  // the future at −∞
  let weights: Tensor  // rows that sum to 1
  let output: Tensor  // the mean of the values by these weights, [T, d]

  init(_ input: TinyGPT.HeadInput) {
    let d = Float(input.keys.shape[1])
    products = input.queries.matmul(input.keys.transposed)
    scaled = products / d.squareRoot()
    masked = scaled.causallyMasked
    weights = masked.softmax()
    output = weights.matmul(input.values)
  }
}
// end snippet

extension Chain {
  /// The same chain with weights from elsewhere, which get the scaled scores.
  init(_ input: TinyGPT.HeadInput, weighing: (Tensor) throws -> Tensor) throws {
    products = input.queries.matmul(input.keys.transposed)
    scaled = products / Float(input.keys.shape[1]).squareRoot()
    masked = scaled.causallyMasked
    weights = try weighing(scaled)
    output = weights.matmul(input.values)
  }
}

/// The weights by the learner's exercise 05.2.
private func learnerWeights(_ page: Page) throws -> (Tensor) throws -> Tensor {
  let code = try LearnerCode("05.2")
  page.say("The weights are those of your exercise 05.2.")
  return { scores in try code.weights(scores: scores) }
}

/// The head that is most decided about another word: its largest weight on one is largest on average.
private func mostOutgoingHead(_ gpt: TinyGPT, _ tokens: [Int32]) -> TinyGPT.Head {
  let outgoing = gpt.heads.map { head in
    let rows = Chain(gpt.headInput(head, tokens)).weights.rows
    return mean(rows.enumerated().dropFirst().map { Double($1[..<$0].max() ?? 0) })
  }
  let best = outgoing.indices.max { outgoing[$0] < outgoing[$1] } ?? 0
  return gpt.heads[best]
}

private func chainFigure(
  _ chain: Chain, _ input: TinyGPT.HeadInput, _ labels: [String], head: TinyGPT.Head, steps: Int,
  _ page: Page
) -> Panels {
  func map(
    _ tensor: Tensor, value: String, _ colours: ColourMap = .diverging, isCausal: Bool = false,
    columns: String = "key"
  ) -> Heatmap {
    let isSquare = columns == "key"
    return Heatmap(
      title: "", values: cells(tensor, isCausal: isCausal), rowLabels: labels,
      columnLabels: isSquare ? labels : [], rowTitle: columns == "key" ? "query" : "word",
      columnTitle: columns, valueTitle: value, colours: colours, maskedTitle: "masked: the future",
      showsNumbers: false, rowsSumToOne: isCausal && colours == .viridis)
  }
  let d = input.keys.shape[1]
  let rows = chain.weights.rows.map { Array($0) }
  // A word with only one or two before it has hardly a choice.
  let looks = rows.indices.dropFirst(3).flatMap { row in
    (0..<row).map { (weight: rows[row][$0], from: row, to: $0) }
  }
  let strongest = looks.max { $0.weight < $1.weight }
  let finding = strongest.map {
    "“\(labels[$0.from])” gives “\(labels[$0.to])” \(Format.percent(Double($0.weight))) of its attention"
  }
  return Panels(
    title: finding ?? "How a word looks at the words before it",
    subtitle: "A small GPT after \(steps) training steps: \(head), width d = \(d) · \(page.note)",
    columns: 3,
    panels: [
      .init("query · key", map(chain.products, value: "score")),
      .init("divided by √d", map(chain.scaled, value: "score"), operation: "÷ √\(d)"),
      .init("masked", map(chain.masked, value: "score", isCausal: true), operation: "mask"),
      .init(
        "weights", map(chain.weights, value: "weight", .viridis, isCausal: true),
        operation: "softmax"),
      .init("values", map(input.values, value: "value", columns: "dimension"), operation: "×"),
      .init("output", map(chain.output, value: "value", columns: "dimension"), operation: "="),
    ],
    footnote: "A weight says where a head looks, not why the model answers as it does: "
      + "chapter 06 takes parts away to test that.",
    width: 1000)
}
