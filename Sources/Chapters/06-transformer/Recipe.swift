import ArgumentParser
import LanguageModels
import NeuralNetworks
import Phrases

/// A way to train the main model that others know, or our best for the same time.
enum Recipe: String, ExpressibleByArgument, CaseIterable {
  /// The recipe of nanoGPT's README for a CPU, with GPT-2's biases and tanh GELU.
  case nanoGPT = "nanogpt-cpu"
  /// Ours: no more time, less loss.
  case best
}

/// How one model is shaped and trained.
struct TrainingRecipe: Sendable {
  var layerCount: Int
  var headCount: Int
  var width: Int
  var contextLength: Int
  /// Standard deviation of initial matrices; nil for `1 / √width`.
  var deviation: Float?
  var batchSize: Int
  var iterations: Int
  var peakRate: Float
  var floorRate: Float
  var warmupSteps: Int
  var optimizer: AdamW.Configuration
  /// A part of the result, not of the machine: gradients of shards are added in their order.
  var shardCount = 2

  var schedule: CosineSchedule {
    CosineSchedule(
      peak: peakRate, floor: floorRate, warmupSteps: warmupSteps, totalSteps: iterations)
  }

  var tokensPerStep: Int { batchSize * contextLength }

  /// The size in words, for subtitles.
  var sizeText: Phrase { "\(layerCount) layers, \(headCount) heads, width \(width)" }

  func shape(
    vocabularySize: Int, isCausal: Bool = true, parts: TransformerConfiguration.Parts = .all
  ) -> TransformerConfiguration {
    TransformerConfiguration(
      vocabularySize: vocabularySize, contextLength: contextLength, layerCount: layerCount,
      headCount: headCount, width: width, isCausal: isCausal, deviation: deviation, parts: parts)
  }

  /// nanoGPT's CPU recipe: 4 layers, 2,000 iterations, GPT-2's initial weights.
  static let nanoGPT = TrainingRecipe(
    layerCount: 4, headCount: 4, width: 128, contextLength: 64, deviation: 0.02, batchSize: 12,
    iterations: 2000, peakRate: 1e-3, floorRate: 1e-4, warmupSteps: 100,
    optimizer: AdamW.Configuration(beta1: 0.9, beta2: 0.99, weightDecay: 0.1, clipNorm: 1))

  /// As nanoGPT's, but with weights that suit the width and the larger steps that these allow.
  static let best: TrainingRecipe = {
    var recipe = nanoGPT
    recipe.deviation = nil
    recipe.peakRate = 2e-3
    recipe.floorRate = 1e-4
    return recipe
  }()
}
