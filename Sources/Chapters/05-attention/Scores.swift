import Experiments
import LanguageModels
import LearnerCode
import Tensors

extension AttentionExperiment {
  /// Step `scores`: takes one head apart, matrix by matrix, on one sentence.
  func scores(_ page: Page, usesLearnerCode: Bool) throws {
    trained = try train(page)
    page.say(
      """
      Trained: \(configuration.layerCount) layers of \(configuration.headCount) heads, attention alone, \
      \(Double(trained.parameters.count)) parameters, on \(corpus.split.name).
      """)
    try page.metric("validation_loss", trained.validationLoss, unit: "nats/token")

    let heads = trained.model.trace(tokens, parameters: trained.parameters).heads
    let index = mostOutgoing(heads)
    let input = headInputs()[index]
    let chain = AttentionChain(
      input, weights: usesLearnerCode ? try learnerWeights(input, page) : nil)
    try page.figure(
      "scores", chainFigure(chain, input, page),
      caption:
        "From products of queries and keys to weights, and from weights to what is handed on.")
    try page.metric("row_entropy", chain.weights.rowEntropies.mean, unit: "nats")
    try page.metric(
      "chain_difference", chain.weights.largestDifference(from: heads[index].matrix))
    try claimParallel(chain, input, page)
  }

  /// The weights by the learner's exercise 05.2.
  private func learnerWeights(_ input: HeadInput, _ page: Page) throws -> Tensor {
    let code = try LearnerCode("05.2")
    page.say("The weights are those of your exercise 05.2.")
    return try code.weights(scores: input.scores)
  }

  private func claimParallel(
    _ chain: AttentionChain, _ input: HeadInput, _ page: Page
  ) throws {
    let alone = chain.largestDifferenceRowByRow(input)
    try page.claim(
      "all-at-once", "Attention needs no step by step: all words are compared at once.",
      .check(
        "\(alone) between one product and row by row, last word first", alone,
        .atMost(1e-5, shown: "0.00001", because: "100 times the rounding of a number near 1")),
      byConstruction: "a row of a product of matrices depends on no other row")
    let seen = chain.weights.elements.count { $0 > 0 }
    let pairs = tokens.count * tokens.count
    try page.claim(
      "whole-input", "A transformer considers the whole input.",
      .check(
        """
        \(seen) of \(pairs) pairs of words have a weight: a GPT sees the past, and of the future nothing
        """, seen,
        .exactly(
          Double(pairs), shown: "all of them",
          because: "the whole input is every pair of words, both ways")),
      byConstruction: "the causal mask gives what comes later a weight of 0")
  }

  /// The head that is most decided about another word: its largest weight on one is largest on average.
  private func mostOutgoing(_ heads: [HeadWeights]) -> Int {
    let outgoing = heads.map { head in
      head.weights.enumerated().dropFirst().map { $1[..<$0].max() ?? 0 }.mean
    }
    return outgoing.indices.max { outgoing[$0] < outgoing[$1] } ?? 0
  }

  private func chainFigure(_ chain: AttentionChain, _ input: HeadInput, _ page: Page) -> Panels {
    let labels = labels
    func map(
      _ tensor: Tensor, _ value: Phrase, isCausal: Bool = false, columns: Phrase = "key"
    ) -> Heatmap {
      let isSquare = columns == "key"
      let isWeight = value == "weight"
      return Heatmap(
        title: "", values: tensor.cells(isCausal: isCausal),
        rows: .init(isSquare ? "query" : "word", labels: labels),
        columns: .init(columns, labels: isSquare ? labels : []),
        scale: .init(
          value, colours: isWeight ? .viridis : .diverging, masked: "masked: the future"),
        cells: .init(showNumbers: false), rowsSumToOne: isWeight)
    }
    let rows = chain.weights.rows
    // A word with only one or two before it has hardly a choice.
    let looks = rows.indices.dropFirst(3).flatMap { row in
      (0..<row).map { (weight: rows[row][$0], from: row, to: $0) }
    }
    let finding = looks.max { $0.weight < $1.weight }.map {
      """
      “\(labels[$0.from])” gives “\(labels[$0.to])” \(Double($0.weight), percent: 1) of its attention
      """ as Phrase
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
