import Experiments
import LanguageModels
import NeuralNetworks

/// All sizes of this chapter, each with its reason.
struct Configuration: Sendable {
  /// The widths of the models: about equal steps in the number of parameters, 36 times in all.
  var widths = [16, 24, 40, 64, 96]
  /// The same for all, so that only the width differs.
  var layerCount = 2
  var headCount = 2
  /// A verse; the models are compared at what they learn from it.
  var contextLength = 64
  /// The amounts of text, as shares of the training text: each eight times the one before, and the
  /// largest as much as each model reads, so that there it sees hardly a character twice.
  var shares = [1.0 / 192, 1.0 / 24, 1.0 / 3]
  /// The text is taken in pieces of this many bytes from all over, so that each amount has all kinds of
  /// writing in it.
  var pieceSize = 2048
  /// How many windows a batch has: small batches, since steps are what little reading lacks.
  var batchSize = 8
  /// How many characters each model reads, whatever it reads them from: as many as a third of the King
  /// James Bible's training text has.
  var tokensRead = 1_250_000
  /// How many trainings each point is the median of.
  var seedCount = 1
  /// How often the held-out loss is taken, to stop at the best moment.
  var pointCount = 12
  /// Which share of the held-out text says when to stop; the losses shown are of the rest.
  var stoppingShare = 0.25
  /// Every how many batches of it the moments take.
  var curveStride = 4
  /// The least gain that counts as one, as a share of the loss; seeds of the widest models differ by less,
  /// those of the narrowest by up to 2.5 times as much.
  ///
  /// Below it, a model twice as large is not worth its cost.
  var leastGain = 0.01
  /// The most held-out text that is used, in bytes; nil for all of it.
  var heldOutLimit: Int?

  init(isQuick: Bool, isFull: Bool) {
    if isFull {
      shares = [1.0 / 192, 1.0 / 72, 1.0 / 24, 1.0 / 8, 1.0 / 3]
      seedCount = 3
    }
    guard isQuick else { return }
    tokensRead = 12_000
    pointCount = 2
    heldOutLimit = 8_000
  }

  var narrowest: Int { widths[0] }
  var widest: Int { widths[widths.count - 1] }

  /// A byte is a token, so that any file can be read.
  func shape(width: Int) -> TransformerConfiguration {
    TransformerConfiguration(
      vocabularySize: 256, contextLength: contextLength, layerCount: layerCount,
      headCount: headCount, width: width)
  }

  /// The largest learning rate falls with the width, as narrow models bear and need larger steps.
  ///
  /// Found by trials at widths 16, 32 and 96 with a third of the training.
  func plan(width: Int) -> TrainingPlan {
    let steps = max(2, tokensRead / (batchSize * contextLength))
    return TrainingPlan(
      steps: steps, warmupSteps: steps / 20, peakRate: 0.35 / Float(width),
      optimizer: AdamW.Configuration(beta1: 0.9, beta2: 0.99, weightDecay: 0.1, clipNorm: 1))
  }
}
