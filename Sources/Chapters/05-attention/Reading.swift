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
  /// The most tokens of a sentence that nobody chose: a map of them is read at a glance.
  private static let shown = 16

  /// Genesis 1:3.
  private static let defaultSentence = "And God said, Let there be light: and there was light."

  /// A text in two parts, and a model with a vocabulary of its words.
  private struct Material {
    let split: CorpusSplit
    var gpt: TinyGPT
    let sentence: String
    let tokens: [Int32]
  }

  private var material: Material?

  /// Reads the corpus and the sentence, before anything is trained.
  ///
  /// - Throws: `CorpusError` where the corpus is no text, `ValidationError` for the sentence.
  func read(corpus: String?, sentence: String?, isQuick: Bool, seed: UInt64) throws {
    let split = try CorpusSplit.load(
      file: corpus, environment: ProcessInfo.processInfo.environment)
    let gpt = try TinyGPT(
      learningFrom: split.training, TinyGPT.Recipe(isQuick: isQuick), seed: seed)
    // Fails now, and not in the first step, where the text is too short to train on.
    _ = try BatchSampler(
      split.trainingName, tokens: gpt.tokenizer.encode(split.training), batchSize: 1,
      contextLength: gpt.recipe.contextLength)
    let own =
      corpus == nil
      ? Self.defaultSentence : gpt.tokenizer.line(of: split.validation, tokenCount: Self.shown)
    let sentence = sentence ?? own
    let tokens = gpt.tokenizer.encode(sentence)
    guard (2...Self.longest).contains(tokens.count) else {
      let shown = sentence.count > 60 ? sentence.prefix(60) + "…" : sentence[...]
      throw ValidationError(
        "“\(shown)” has \(tokens.count) tokens in the vocabulary of \(split.name); "
          + "give a sentence of 2 to \(Self.longest) with --text: a frequent word is one token, a rare "
          + "one several.")
    }
    material = Material(split: split, gpt: gpt, sentence: sentence, tokens: tokens)
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

  /// The sentence.
  var sentence: String { read.sentence }

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

extension BytePairTokenizer {
  /// The beginning of the first line that has some words, or else of the whole text.
  ///
  /// - Parameters:
  ///   - text: Any text.
  ///   - tokenCount: How many tokens at most.
  /// - Returns: Whole words where one fits, else characters.
  fileprivate func line(of text: String, tokenCount: Int) -> String {
    // The first line may be cut.
    let lines = text.split(separator: "\n").dropFirst() + [text[...]]
    let line = lines.first { $0.split(separator: " ").count >= 4 } ?? text[...]
    return longest(line.split(whereSeparator: \.isWhitespace).map(String.init), " ", tokenCount)
      ?? longest(line.map { String($0) }, "", tokenCount) ?? ""
  }

  /// The most parts that have no more than so many tokens together, and at least two.
  private func longest(_ parts: [String], _ separator: String, _ tokenCount: Int) -> String? {
    var best: String?
    for count in 1..<(parts.count + 1) {
      let text = parts.prefix(count).joined(separator: separator)
      let tokens = encode(text).count
      guard tokens <= tokenCount else { break }
      if tokens >= 2 { best = text }
    }
    return best
  }
}
