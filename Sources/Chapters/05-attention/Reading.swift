import ArgumentParser
import Notebook
import Tensors
import Text

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// The sentence that the first steps look into, and the model that has learned to read.
final class Reading {
  /// The most tokens whose map can still be read.
  static let longest = 28

  private let text: String
  private let corpus: String?
  private var learned: TinyGPT?
  /// The sentence's tokens.
  private(set) var tokens: [Int32] = []

  init(text: String, corpus: String?) {
    self.text = text
    self.corpus = corpus
  }

  /// Reads the corpus and trains the model, in the first step.
  func learn(_ page: Page) throws -> (gpt: TinyGPT, split: CorpusSplit) {
    let split = try CorpusSplit.load(
      file: corpus, environment: ProcessInfo.processInfo.environment)
    var gpt = try TinyGPT(
      learningFrom: split.training, TinyGPT.Recipe(isQuick: page.isQuick), seed: page.seed)
    tokens = gpt.tokenizer.encode(text)
    guard (2...Self.longest).contains(tokens.count) else {
      throw ValidationError(
        "--text is \(tokens.count) tokens long: give it a sentence of 2 to \(Self.longest) tokens.")
    }
    try gpt.train(on: split.training, page: page)
    learned = gpt
    return (gpt, split)
  }

  /// The trained model.
  func gpt() throws -> TinyGPT {
    guard let learned else { throw ValidationError("The step “scores” must run first.") }
    return learned
  }

  /// The tokens as labels: a dot marks a token that goes on with a word.
  func labels() throws -> [String] {
    let raw = tokens.map { [tokenizer = try gpt().tokenizer] in tokenizer.label(of: $0) }
    return raw.enumerated().map { index, token in
      if token.hasPrefix(" "), token.count > 1 { return String(token.dropFirst()) }
      let goesOn =
        index > 0 && token.first?.isLetter == true && raw[index - 1].last?.isLetter == true
      return goesOn ? "·\(token)" : token
    }
  }
}
