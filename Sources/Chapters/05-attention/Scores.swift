import Experiments
import LanguageModels
import LearnerCode
import Notebook
import Plotting
import Tensors

extension AttentionExperiment {
  /// Step `scores`: takes one head apart, matrix by matrix, on one sentence.
  func scores(_ page: Page, usesLearnerCode: Bool) throws {
    trained = try train(page)
    page.say(
      """
      Trained: \(configuration.layerCount) layers of \(configuration.headCount) heads, attention alone, \
      \(Format.number(Double(trained.parameters.count))) parameters, on \(corpus.split.name).
      """)
    try page.metric("validation_loss", trained.validationLoss, unit: "nats/token")

    let heads = trained.model.trace(tokens, parameters: trained.parameters).heads
    let index = mostOutgoing(heads)
    let input = headInputs()[index]
    var chain = Chain(input)
    if usesLearnerCode {
      let code = try LearnerCode("05.2")
      page.say("The weights are those of your exercise 05.2.")
      chain.weights = try code.weights(scores: chain.scaled)
    }
    try page.figure(
      "scores", chainFigure(chain, input, page),
      caption: "From products of queries and keys to weights, and from weights to what is handed on.")
    try page.metric("row_entropy", chain.weights.rowEntropies.mean, unit: "nats")
    try page.metric(
      "chain_difference", chain.weights.largestDifference(from: heads[index].matrix))
    claimParallel(chain, input, page)
  }

  private func claimParallel(_ chain: Chain, _ input: HeadInput, _ page: Page) {
    // Each query by itself, the last one first: if there is no order to keep, nothing may change. The
    // bound is 100 times the rounding of a 32-bit number near 1.
    let alone = tokens.indices.reversed().map { query -> Float in
      let row =
        input.queries.gathering(rows: [query]).matmul(input.keys.transposed)
        / Float(input.width).squareRoot()
      return row.largestDifference(from: chain.scaled.gathering(rows: [query]))
    }.max() ?? 0
    page.claim(
      "Attention needs no step by step: all words are compared at once.",
      korean: "어텐션은 차례대로 처리하지 않고 모든 단어를 한꺼번에 비교한다.",
      measured: """
        \(Format.number(Double(alone))) between one product and row by row, last word first (at most \
        0.00001)
        """,
      holds: alone <= 1e-5)
    // "The whole input" means every pair of words, both ways.
    let seen = chain.weights.elements.count { $0 > 0 }
    let pairs = tokens.count * tokens.count
    page.claim(
      "A transformer considers the whole input.",
      korean: "트랜스포머는 입력 전체를 고려한다.",
      measured: """
        \(seen) of \(pairs) pairs of words have a weight (all of them): a GPT sees the past, and of the \
        future nothing
        """,
      holds: seen == pairs)
  }

  /// The head that is most decided about another word: its largest weight on one is largest on average.
  private func mostOutgoing(_ heads: [HeadWeights]) -> Int {
    let outgoing = heads.map { head in
      head.weights.enumerated().dropFirst().map { $1[..<$0].max() ?? 0 }.mean
    }
    return outgoing.indices.max { outgoing[$0] < outgoing[$1] } ?? 0
  }

  private func chainFigure(_ chain: Chain, _ input: HeadInput, _ page: Page) -> Panels {
    let labels = labels
    func map(
      _ tensor: Tensor, _ value: String, isCausal: Bool = false, columns: String = "key"
    ) -> Heatmap {
      let isSquare = columns == "key"
      let isWeight = value == "weight"
      return Heatmap(
        title: "", values: tensor.cells(isCausal: isCausal), rowLabels: labels,
        columnLabels: isSquare ? labels : [], rowTitle: isSquare ? "query" : "word",
        columnTitle: columns, valueTitle: value, colours: isWeight ? .viridis : .diverging,
        maskedTitle: "masked: the future", showsNumbers: false, rowsSumToOne: isWeight)
    }
    let rows = chain.weights.rows
    // A word with only one or two before it has hardly a choice.
    let looks = rows.indices.dropFirst(3).flatMap { row in
      (0..<row).map { (weight: rows[row][$0], from: row, to: $0) }
    }
    let finding = looks.max { $0.weight < $1.weight }.map {
      """
      “\(labels[$0.from])” gives “\(labels[$0.to])” \(Format.percent(Double($0.weight))) of its attention
      """
    }
    return Panels(
      title: finding ?? "How a word looks at the words before it",
      subtitle: """
        A small GPT after \(configuration.plan.steps) training steps: \(input.name), width d = \
        \(input.width) · \(page.note)
        """,
      columns: 3,
      panels: [
        .init("query · key", map(chain.products, "score")),
        .init("divided by √d", map(chain.scaled, "score"), operation: "÷ √\(input.width)"),
        .init("masked", map(chain.masked, "score", isCausal: true), operation: "mask"),
        .init("weights", map(chain.weights, "weight", isCausal: true), operation: "softmax"),
        .init("values", map(input.values, "value", columns: "dimension"), operation: "×"),
        .init("output", map(chain.output, "value", columns: "dimension"), operation: "="),
      ],
      footnote: """
        A weight says where a head looks, not why the model answers as it does: chapter 06 takes parts \
        away to test that.
        """,
      width: 1000)
  }
}

// snippet: chain
/// Attention of one head as a chain of matrices, T words, head width d.
struct Chain {
  let products: Tensor  // q · k for each pair of words, [T, T]
  let scaled: Tensor  // divided by √d
  let masked: Tensor  // the future at −∞
  var weights: Tensor  // rows that sum to 1
  let values: Tensor  // what each word gives, [T, d]
  var output: Tensor { weights.matmul(values) }  // their means by these weights, [T, d]

  init(_ input: HeadInput) {
    products = input.queries.matmul(input.keys.transposed)
    scaled = products / Float(input.width).squareRoot()
    masked = scaled.causallyMasked
    weights = masked.softmax()
    values = input.values
  }
}
// end snippet

extension Tensor {
  /// A matrix as cells of a heatmap; behind a causal mask, the future has none.
  func cells(isCausal: Bool) -> [[Double?]] {
    rows.enumerated().map { row, numbers in
      numbers.enumerated().map { isCausal && $0 > row ? nil : Double($1) }
    }
  }
}
