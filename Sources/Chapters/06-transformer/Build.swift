import Autograd
import Experiments
import LanguageModels
import Tensors
import Text

extension TransformerExperiment {
  /// The parts of the model, by the names of their tensors.
  private static let parts: [(name: Phrase, belongs: @Sendable (String) -> Bool)] = [
    ("MLP", { $0.contains(".mlp.") }),
    ("attention", { $0.contains(".attn.") }),
    ("token embedding (also the head)", { $0.hasPrefix("wte") }),
    ("position embedding", { $0.hasPrefix("wpe") }),
    ("layer norms", { $0.contains("ln_") }),
  ]

  /// Step `build`: the parameters by part, and the shapes through one block.
  func build(_ page: Page) throws {
    untrained = make(configuration.main)
    let (model, parameters) = (untrained.model, untrained.parameters)
    page.say(
      """
      \(corpus.title): \(Double(text.training.count)) characters to learn from, \
      \(Double(windows.tokens.count)) held out, \(text.tokenizer.vocabularySize) different \
      ones.
      """)
    let counts = Results(Self.parts.map(\.name)) { name in
      let part = Self.parts.first { $0.name == name }
      return parameters.layout.entries.filter { part?.belongs($0.name) == true }
        .reduce(0) { $0 + $1.shape.count }
    }
    try page.table(
      "What the model learns", columns: ["part", "numbers", "share"],
      rows: counts.map {
        [.text($0), .number($1), "\(Double($1) / Double(parameters.count), percent: 1)"]
      })
    try page.table(
      """
      Shapes through the first block: \(seenTokens.count) characters in, as many predictions out
      """,
      columns: ["what", "shape"],
      rows: shapes(of: model, parameters).map { [.text($0.0), .verbatim("\($0.1)")] })
    try page.metric("parameters", parameters.count)
    try page.figure(
      "parameters",
      BarChart(
        title: "Most of what is learned stands in: \(counts.smallest { -Double($0) })",
        subtitle: """
          \(model.sizeText), vocabulary of \(text.tokenizer.vocabularySize); \(page.note)
          """,
        categories: counts.names, series: [.init("numbers", values: counts.all.map(Double.init))],
        axis: Axis("learned numbers", isInteger: true)),
      caption: "Most learned numbers are in the small networks (MLP), not in attention.")
    try compareParallel(model, parameters, page)
  }

  /// The real shapes of one pass, as the tape has them.
  private func shapes(of model: Transformer, _ parameters: Parameters) -> [(Phrase, Shape)] {
    let tokens = seenTokens
    guard let attention = model.blocks[0].attention else { return [] }
    return parameters.withTape { tape in
      // snippet: block
      let x = model.embed(tokens, batchSize: 1, on: tape)  // [1, T, C]
      let block = model.blocks[0]
      let normed = block.norm1?(x) ?? x  // [1, T, C]
      let qkv = attention.projection(normed)  // [1, T, 3C]
      let attended = qkv.attention(heads: attention.headCount, isCausal: true)  // [1, T, C]
      let y = x + attention.output(attended)  // [1, T, C]
      let hidden = block.mlp.map { $0.up(block.norm2?(y) ?? y) }  // [1, T, 4C]
      let z = block(x)  // [1, T, C]: all of the above, and the MLP's way back
      let logits = model.head(z)  // [1, T, V]
      // end snippet
      return [
        ("characters", Shape(1, tokens.count)), ("token + position embedding", x.shape),
        ("queries, keys, values", qkv.shape), ("attention, heads side by side", attended.shape),
        ("residual sum", y.shape), ("inside the MLP", hidden?.shape ?? y.shape),
        ("after the block", z.shape), ("predictions (logits)", logits.shape),
      ]
    }
  }

  /// The claim of parallel work: one pass over all positions against one position after another.
  private func compareParallel(
    _ model: Transformer, _ parameters: Parameters, _ page: Page
  ) throws {
    var (together, apart) = ([Float](), [Float]())
    let parallelSeconds = fastest(of: 20) {
      together = model.logits(of: seenTokens, parameters).elements  // [T, V]
    }
    let serialSeconds = fastest(of: 20) {
      var decoder = TransformerDecoder(model, parameters: parameters)
      apart = seenTokens.flatMap { decoder.read($0).elements }  // [V] each
    }
    let difference = zip(together, apart).reduce(0) { max($0, abs($1.0 - $1.1)) }
    let exact: Phrase = difference < 1e-3 ? "less than 0.001" : "\(difference)"
    try page.claim(
      "no-loop", "A transformer needs no loop over the text: all positions are computed at once",
      .check(
        "predictions of one pass and of a loop differ by \(exact)", difference,
        .below(
          1e-3,
          because: "the two ways add in another order, and logits of size 1 leave less than that")
      ), byConstruction: "both ways compute the same sums")
    let speedup = serialSeconds / parallelSeconds
    try page.metric("parallel_speedup", speedup, unit: "times", timed: true)
    try page.claim(
      "at-once-faster", "Computing all positions at once is faster than one after another",
      .check(
        "\(speedup, decimals: 1) times as fast, forward, on one thread", speedup,
        .atLeast(1.5, because: "more than the noise of a clock on a busy machine")), timed: true)
  }
}
