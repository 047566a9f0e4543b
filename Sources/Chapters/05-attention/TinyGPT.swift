import Autograd
import LanguageModels
import NeuralNetworks
import Notebook
import Phrases
import Tensors
import Text

/// A small GPT that has read a text for some seconds, so that its attention has something to look for.
///
/// It is made of attention alone, without the small network that a whole transformer has after it:
/// whatever the model knows of the words before, a head has fetched.
struct TinyGPT {
  /// How the model is made and trained.
  struct Recipe: Sendable {
    /// Frequent words become one token, and any other text still has tokens.
    var vocabularySize = 2048
    /// A sentence or two.
    var contextLength = 64
    /// The least at which a head can use what another one found.
    var layerCount = 2
    /// Enough to differ, few enough to draw.
    var headCount = 4
    var width = 64
    var batchSize = 16
    /// More shards than cores, so that none waits long for the other.
    var shardCount = 4
    /// About 20 seconds on 2 cores.
    var steps = 3000
    /// The largest of three that were tried; attention alone stays stable at it.
    var peakRate: Float = 1e-2
    var warmupSteps = 100

    init(isQuick: Bool) {
      if isQuick { steps = 40 }
    }
  }

  let recipe: Recipe
  let tokenizer: BytePairTokenizer
  let model: Transformer
  private(set) var parameters: Parameters

  init(learningFrom text: String, _ recipe: Recipe, seed: UInt64) throws {
    self.recipe = recipe
    tokenizer = try BytePairTokenizer(
      learningFrom: text, vocabularySize: recipe.vocabularySize)
    var generator = SeededGenerator(seed: seed, stream: 51)
    var parameters = Parameters()
    model = Transformer(
      TransformerConfiguration(
        vocabularySize: tokenizer.vocabularySize, contextLength: recipe.contextLength,
        layerCount: recipe.layerCount, headCount: recipe.headCount, width: recipe.width,
        parts: [.positions, .residual, .norm]),
      in: &parameters, using: &generator)
    self.parameters = parameters
  }

  // snippet: train
  mutating func train(on text: String, page: Page) throws {
    let sampler = try BatchSampler(
      tokens: tokenizer.encode(text), batchSize: recipe.batchSize,
      contextLength: recipe.contextLength)
    let workers = Workers(threadCount: page.threads)
    let parallel = DataParallel(for: parameters, shardCount: recipe.shardCount)
    var optimizer = AdamW(for: parameters)
    var generator = SeededGenerator(seed: page.seed, stream: 52)
    let schedule = CosineSchedule(
      peak: recipe.peakRate, floor: recipe.peakRate / 10, warmupSteps: recipe.warmupSteps,
      totalSteps: recipe.steps)
    for step in 0..<recipe.steps {
      let batch = sampler.next(using: &generator)
      let loss = parallel.backward(batch, parameters, workers: workers, model: model)
      optimizer.update(
        &parameters, with: parallel, learningRate: schedule[step], workers: workers)
      try page.progress(
        step + 1, of: recipe.steps, "training",
        detail: "loss \(Format.number(Double(loss), decimals: 2)) nats/token")
    }
  }
  // end snippet

  /// The mean loss over the first `tokenLimit` tokens of held-out text, in nats a token.
  func loss(on text: String, tokenLimit: Int, workers: Workers) throws -> Double {
    let windows = try ConsecutiveWindows(
      tokens: Array(tokenizer.encode(text).prefix(tokenLimit)), batchSize: recipe.batchSize,
      contextLength: recipe.contextLength)
    return meanLoss(over: windows, parameters, workers: workers, model: model)
  }

  /// What one head computes with: its queries, keys and values, each `[time, headWidth]`.
  struct HeadInput {
    let queries: Tensor
    let keys: Tensor
    let values: Tensor
  }

  /// One of the model's heads.
  struct Head: Sendable, CustomStringConvertible {
    let layer: Int
    let index: Int

    /// As a reader counts, from 1.
    var name: Phrase { "layer \(layer + 1), head \(index + 1)" }
    var description: String { name.english }
  }

  /// All heads, layer by layer.
  var heads: [Head] {
    (0..<recipe.layerCount).flatMap { layer in
      (0..<recipe.headCount).map { Head(layer: layer, index: $0) }
    }
  }

  /// The input of a head for some tokens.
  ///
  /// - Parameters:
  ///   - head: Which head.
  ///   - tokens: `[time]`.
  ///   - hasPositions: Whether the model is told where each token stands.
  /// - Returns: The head's queries, keys and values.
  func headInput(_ head: Head, _ tokens: [Int32], hasPositions: Bool = true) -> HeadInput {
    parameters.withTape { tape in
      var x = model.tokenEmbedding(tokens, on: tape)  // [T, C]
      if hasPositions, let positions = model.positionEmbedding {
        x = x + positions(0..<Int32(tokens.count), on: tape)  // [T, C]
      }
      x = x.reshaped(Shape(1, tokens.count, recipe.width))  // [1, T, C]
      for block in model.blocks[..<head.layer] { x = block(x) }  // [1, T, C]
      let block = model.blocks[head.layer]
      let (C, D) = (recipe.width, recipe.width / recipe.headCount)  // width, head width
      let joint = block.attention.projection(block.norm1?(x) ?? x)
        .reshaped(Shape(tokens.count, 3 * C)).tensor  // [T, 3C]
      func part(_ number: Int) -> Tensor {
        let start = number * C + head.index * D
        return joint.columns(start..<(start + D))  // [T, D]
      }
      return HeadInput(queries: part(0), keys: part(1), values: part(2))
    }
  }
}
