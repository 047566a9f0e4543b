import LanguageModels
import Notebook
import Plotting
import Tensors

/// All heads of both layers on the sentence, and what each looks at.
func heads(_ page: Page, _ reading: Reading) throws {
  let gpt = reading.gpt
  let (tokens, labels) = (reading.tokens, reading.labels)
  let T = tokens.count
  let (layers, count) = (gpt.recipe.layerCount, gpt.recipe.headCount)
  let trace = gpt.model.trace(tokens, parameters: gpt.parameters)
  var maps: [Tensor] = []  // layer by layer, [T, T] each
  for layer in trace.attention {
    let all = layer.elements
    for head in 0..<count {
      maps.append(Tensor(Shape(T, T), Array(all[(head * T * T)..<((head + 1) * T * T)])))
    }
  }
  let names = gpt.heads.map { "\($0)" }
  let difference = meanDifference(maps)
  try page.figure(
    "heads",
    Panels(
      title: difference >= 0.1
        ? "Several heads, several ways to look at one sentence"
        : "The heads look at one sentence in nearly the same way",
      subtitle:
        "A small GPT after \(gpt.recipe.steps) training steps; each row sums to 1 · \(page.note)",
      columns: count,
      panels: zip(maps, names).map { map, name in
        Panels.Panel(
          "",
          Heatmap(
            title: name, values: cells(map, isCausal: true), rowLabels: labels,
            columnLabels: labels, valueTitle: "weight", maskedTitle: "masked: the future",
            showsNumbers: false, rowsSumToOne: true, name: name))
      },
      rowTitles: (1...layers).map { "layer \($0)" },
      columnTitles: (1...count).map { "head \($0)" }, sharesScale: true,
      footnote: "A weight says where a head looks, not why the model answers as it does.",
      width: 1180),
    caption: "Attention of all heads, on one colour scale.")

  try page.table(
    "what each head gives to, on average; entropy in nats",
    columns: ["head", "the word itself", "the one before", "the first", "entropy"],
    rows: zip(maps, names).map { map, name in
      let rows = map.rows.enumerated().dropFirst()  // the first word has no choice
      return [
        .text(name), .number(mean(rows.map { Double($1[$0]) })),
        .number(mean(rows.map { Double($1[$0 - 1]) })),
        .number(mean(rows.map { Double($1[0]) })), .number(mean(map.rowEntropies)),
      ]
    })

  try page.metric("head_difference", difference)
  // 0 for equal heads, 1 for heads that never look at the same word; rounding alone would make some
  // millionths. A tenth can be seen with the eye.
  page.claim(
    "Several heads look at several things.",
    korean: "여러 어텐션 헤드는 서로 다른 곳을 본다.",
    measured: "two heads differ in \(Format.percent(difference)) of what a word hands out "
      + "(at least 10 %)", holds: difference >= 0.1)
}

// snippet: difference
/// The share of its weights that a word hands out differently in two heads, mean over all pairs.
private func meanDifference(_ maps: [Tensor]) -> Double {
  var shares: [Double] = []
  for first in maps.indices {
    for second in maps.indices where second > first {
      let gap = zip(maps[first].elements, maps[second].elements)
        .reduce(0.0) { $0 + Double(abs($1.0 - $1.1)) / 2 }
      shares.append(gap / Double(maps[first].shape[0]))
    }
  }
  return mean(shares)
}
// end snippet
