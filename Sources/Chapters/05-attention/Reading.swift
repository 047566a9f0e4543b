import ArgumentParser
import Notebook
import Tensors
import Text

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// The sentence that the first steps look into, and the model that learns to read.
final class Reading {
  /// The most tokens whose map can still be read.
  static let longest = 28

  /// A text in two parts, and a model with a vocabulary of its words.
  private struct Material {
    let split: CorpusSplit
    var gpt: TinyGPT
    let tokens: [Int32]
  }

  private var material: Material?

  /// Reads the corpus and the sentence, before anything is trained.
  ///
  /// - Throws: `CorpusError` where the corpus is no text, `ValidationError` for the sentence.
  func read(corpus: String?, sentence: String, isQuick: Bool, seed: UInt64) throws {
    let split = try CorpusSplit.load(
      file: corpus, environment: ProcessInfo.processInfo.environment)
    let gpt = try TinyGPT(
      learningFrom: split.training, TinyGPT.Recipe(isQuick: isQuick), seed: seed)
    // Fails now, and not in the first step, where the text is too short to train on.
    _ = try BatchSampler(
      split.trainingName, tokens: gpt.tokenizer.encode(split.training), batchSize: 1,
      contextLength: gpt.recipe.contextLength)
    let tokens = gpt.tokenizer.encode(sentence)
    guard (2...Self.longest).contains(tokens.count) else {
      let shown = sentence.count > 60 ? sentence.prefix(60) + "…" : sentence[...]
      throw ValidationError(
        "“\(shown)” has \(tokens.count) tokens in the vocabulary of \(split.name); "
          + "give a sentence of 2 to \(Self.longest) with --text, which is up to about 20 words.")
    }
    material = Material(split: split, gpt: gpt, tokens: tokens)
  }

  private var read: Material {
    guard let material else { fatalError("Reading: the corpus must be read before the steps.") }
    return material
  }

  /// The corpus as the run's record names it.
  var corpusOption: OptionValue {
    .file(path: split.name, bytes: Array((split.training + split.validation).utf8))
  }

  /// The corpus.
  var split: CorpusSplit { read.split }

  /// The model: trained, once `train` has run.
  var gpt: TinyGPT { read.gpt }

  /// The sentence's tokens.
  var tokens: [Int32] { read.tokens }

  /// Trains the model.
  func train(_ page: Page) throws {
    var gpt = read.gpt
    try gpt.train(on: split.training, page: page)
    material?.gpt = gpt
  }

  /// The tokens as labels: a dot marks a token that goes on with a word.
  var labels: [String] {
    let raw = tokens.map { gpt.tokenizer.label(of: $0) }
    return raw.enumerated().map { index, token in
      if token.hasPrefix(" "), token.count > 1 { return String(token.dropFirst()) }
      let goesOn =
        index > 0 && token.first?.isLetter == true && raw[index - 1].last?.isLetter == true
      return goesOn ? "·\(token)" : token
    }
  }
}
