import Platform

/// How surprised a model was at a text, in the units that people use.
///
/// Nats, bits and perplexity are one number in three dresses; only bits a character compares models
/// whose tokens differ.
public struct Surprise: Sendable, Equatable {
  /// The sum of `-ln p` over all tokens.
  public let nats: Double
  /// How many tokens were predicted.
  public let tokenCount: Int

  /// Takes a sum over tokens.
  public init(nats: Double, tokenCount: Int) {
    self.nats = nats
    self.tokenCount = tokenCount
  }

  /// Adds up the losses of tokens, in nats.
  public init(_ losses: some Collection<Double>) {
    self.init(nats: losses.reduce(0, +), tokenCount: losses.count)
  }

  /// The surprise at one token where all of a vocabulary are equally likely.
  public static func uniform(vocabularySize: Int) -> Surprise {
    Surprise(nats: log(Double(vocabularySize)), tokenCount: 1)
  }

  /// The mean loss.
  public var natsPerToken: Double { tokenCount == 0 ? 0 : nats / Double(tokenCount) }
  /// The mean loss, by `log2`.
  public var bitsPerToken: Double { natsPerToken / log(2.0) }
  /// Of how many equally likely tokens a choice would be as hard: `e^(nats a token)`.
  public var perplexity: Double { exp(natsPerToken) }

  /// The whole surprise shared out among the characters that the tokens stand for.
  public func bits(perCharacterOf characterCount: Int) -> Double {
    characterCount == 0 ? 0 : nats / log(2.0) / Double(characterCount)
  }
}
