import Experiments
import LanguageModels
import Tensors

extension AttentionExperiment {
  /// Step `heads`: all heads of both layers on the sentence, and what each looks at.
  func heads(_ page: Page) throws {
    let heads = trained.model.trace(tokens, parameters: trained.parameters).heads
    let pairs = heads.indices.flatMap { first in
      heads[(first + 1)...].map { heads[first].difference(from: $0) }
    }
    let difference = pairs.mean
    try page.figure(
      "heads", figure(heads, difference, page),
      caption: "Attention of all heads, on one colour scale.")
    try page.table(
      "what each head gives to, on average; entropy in nats",
      columns: ["head", "the word itself", "the one before", "the first", "entropy"],
      rows: heads.map { head in
        let queries = tokens.indices.dropFirst()  // the first word has no choice
        return [
          .text(head.name), .number(queries.map { head[$0, $0] }.mean),
          .number(queries.map { head[$0, $0 - 1] }.mean),
          .number(queries.map { head[$0, 0] }.mean), .number(head.matrix.rowEntropies.mean),
        ]
      })
    try page.metric("head_difference", difference)
    try page.claim(
      "heads-differ", "Several heads look at several things.",
      .check(
        "two heads differ in \(difference, percent: 1) of what a word hands out", difference,
        .atLeast(
          0.1, shown: "10 %",
          because: "a tenth can be seen with the eye; rounding alone would make some millionths")))
  }

  private func figure(_ heads: [HeadWeights], _ difference: Double, _ page: Page) -> Panels {
    let labels = labels
    return Panels(
      title: difference >= 0.1
        ? "Several heads, several ways to look at one sentence"
        : "The heads look at one sentence in nearly the same way",
      subtitle: """
        A small GPT after \(configuration.plan.steps) training steps; each row sums to 1 · \(page.note)
        """,
      columns: configuration.headCount,
      panels: heads.map { head in
        .init(
          "",
          Heatmap(
            title: head.name, values: head.visible(isCausal: true),
            rows: .init("query", labels: labels), columns: .init("key", labels: labels),
            scale: .init("weight", masked: "masked: the future"),
            cells: .init(showNumbers: false), rowsSumToOne: true, name: head.name))
      },
      rowTitles: (1...configuration.layerCount).map { "layer \($0)" },
      columnTitles: (1...configuration.headCount).map { "head \($0)" }, sharesScale: true,
      footnote: "A weight says where a head looks, not why the model answers as it does.",
      width: 1180)
  }
}
