import Experiments
import LanguageModels
import Notebook
import Plotting
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
    // 0 for equal heads, 1 for heads that never look at the same word; rounding alone would make some
    // millionths. A tenth can be seen with the eye.
    page.claim(
      "Several heads look at several things.",
      korean: "여러 어텐션 헤드는 서로 다른 곳을 본다.",
      measured:
        "two heads differ in \(Format.percent(difference)) of what a word hands out (at least 10 %)",
      holds: difference >= 0.1)
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
            title: head.name, values: head.visible(isCausal: true), rowLabels: labels,
            columnLabels: labels, valueTitle: "weight", maskedTitle: "masked: the future",
            showsNumbers: false, rowsSumToOne: true, name: head.name))
      },
      rowTitles: (1...configuration.layerCount).map { "layer \($0)" },
      columnTitles: (1...configuration.headCount).map { "head \($0)" }, sharesScale: true,
      footnote: "A weight says where a head looks, not why the model answers as it does.",
      width: 1180)
  }
}
