import Autograd
import LanguageModels
import Notebook
import Phrases
import Plotting
import Tensors

extension Study {
  /// Step `build`: the parameters by part, and the shapes through one block.
  func build(_ page: Page) throws {
    let recipe = configuration.main
    // snippet: build
    var generator = generator(.weights)
    var parameters = Parameters()
    let shape = recipe.shape(vocabularySize: data.tokenizer.vocabularySize)
    let model = Transformer(shape, in: &parameters, using: &generator)
    // end snippet
    trained = TrainedModel(model: model, parameters: parameters, recipe: recipe)

    page.say(
      "\(data.title): \(Format.number(Double(data.training.count))) characters to learn from, "
        + "\(Format.number(Double(data.windows.tokens.count))) held out, "
        + "\(data.tokenizer.vocabularySize) different ones.")
    let parts = ModelPart.all(of: parameters)
    try page.table(
      "What the model learns", columns: ["part", "numbers", "share"],
      rows: parts.map {
        [.text($0.name), .number($0.count), .text(.verbatim(share($0, parameters)))]
      })
    try page.table(
      "Shapes through the first block: \(data.seenTokens.count) characters in, as many "
        + "predictions out",
      columns: ["what", "shape"],
      rows: shapes(of: model, parameters).map { [.text($0.0), .verbatim("\($0.1)")] })
    try page.metric("parameters", parameters.count)
    try page.figure(
      "parameters", partsChart(parts, page),
      caption: "Most learned numbers are in the small networks (MLP), not in attention.")
    try compareParallel(model, parameters, page)
  }

  private func share(_ part: ModelPart, _ parameters: Parameters) -> String {
    Format.percent(Double(part.count) / Double(parameters.count))
  }

  private func partsChart(_ parts: [ModelPart], _ page: Page) -> BarChart {
    let largest = parts.max { $0.count < $1.count }
    let size = trained.recipe.sizeText
    return BarChart(
      title: "Most of what is learned stands in: \(largest?.name ?? "")",
      subtitle: "\(size), vocabulary of \(data.tokenizer.vocabularySize); \(page.note)",
      categories: parts.map(\.name),
      series: [.init("numbers", values: parts.map { Double($0.count) })],
      axis: Axis("learned numbers", isInteger: true))
  }

  /// The real shapes of one pass, as the tape has them.
  private func shapes(of model: Transformer, _ parameters: Parameters) -> [(Phrase, Shape)] {
    let tokens = data.seenTokens
    return parameters.withTape { tape in
      // snippet: block
      let x = model.embed(tokens, batchSize: 1, on: tape)  // [1, T, C]
      let block = model.blocks[0]
      let normed = block.norm1?(x) ?? x  // [1, T, C]
      let qkv = block.attention.projection(normed)  // [1, T, 3C]
      let attended = qkv.attention(heads: block.attention.headCount, isCausal: true)  // [1, T, C]
      let y = x + block.attention.output(attended)  // [1, T, C]
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
  private func compareParallel(_ model: Transformer, _ parameters: Parameters, _ page: Page) throws
  {
    let tokens = data.seenTokens
    var together = Tensor(Shape(0))
    let parallelSeconds = bestTime {
      together = parameters.withTape { model(tokens, batchSize: 1, on: $0).tensor }  // [1, T, V]
    }
    var apart: [Float] = []
    let serialSeconds = bestTime {
      var decoder = TransformerDecoder(model, parameters: parameters)
      apart = []
      for token in tokens { apart += decoder.read(token).elements }  // [V] each
    }
    let difference = zip(together.elements, apart).reduce(0) { max($0, abs($1.0 - $1.1)) }
    // The two ways add in another order; logits are of size 1, so Float32 leaves less than 1e-3.
    page.claim(
      "A transformer needs no loop over the text: all positions are computed at once",
      korean: "트랜스포머는 글을 차례로 읽지 않고 모든 자리를 한꺼번에 계산한다",
      measured: "predictions of one pass and of a loop differ by "
        + "\(difference < 1e-3 ? "less than 0.001" : "\(difference)") (at most 0.001)",
      holds: difference < 1e-3)
    try page.metric(
      "parallel_speedup", serialSeconds / parallelSeconds, unit: "times", timed: true)
    // Half as fast again: more than the noise of a clock on a busy machine.
    page.claim(
      "Computing all positions at once is faster than one after another",
      korean: "모든 자리를 한꺼번에 계산하면 차례로 계산할 때보다 빠르다",
      measured: "\(Format.number(serialSeconds / parallelSeconds, decimals: 1)) times as fast, "
        + "forward, on one thread (at least 1.5)",
      holds: serialSeconds / parallelSeconds >= 1.5, timed: true)
  }
}

/// The shortest of several times, in seconds: what the machine can do when nobody disturbs it.
private func bestTime(_ work: () -> Void) -> Double {
  let clock = ContinuousClock()
  return (0..<20).map { _ in clock.measure(work) / .seconds(1) }.min() ?? 0
}

/// A part of the model, for the table of parameters.
struct ModelPart {
  let name: Phrase
  let count: Int

  static func all(of parameters: Parameters) -> [ModelPart] {
    let kinds: [(Phrase, (String) -> Bool)] = [
      ("MLP", { $0.contains(".mlp.") }),
      ("attention", { $0.contains(".attn.") }),
      ("token embedding (also the head)", { $0.hasPrefix("wte") }),
      ("position embedding", { $0.hasPrefix("wpe") }),
      ("layer norms", { $0.contains("ln_") }),
    ]
    return kinds.map { name, belongs in
      let entries = parameters.layout.entries.filter { belongs($0.name) }
      return ModelPart(name: name, count: entries.reduce(0) { $0 + $1.shape.count })
    }
  }
}
