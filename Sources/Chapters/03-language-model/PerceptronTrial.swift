import Experiments
import LanguageModels

/// What counting and a perceptron reach on the same held-out characters, having read the same text.
struct PerceptronTrial: Sendable {
  /// How many characters both read.
  let characters: Int
  /// How many numbers the perceptron learned.
  let parameters: Int
  /// The surprise at each held-out character, in nats.
  let counting: [Double]
  let network: [Double]
  /// Whether the characters before it stand in the text that was read, one after the other as here.
  let wasRead: [Bool]
  /// The surprise of counting and the perceptron together, and of counting and shorter runs together.
  let mixed: [Double]
  let mixedWithShorter: [Double]

  /// Which held-out characters are meant.
  enum Contexts { case all, new }

  /// The share of held-out characters whose context was never read.
  var newShare: Double { Double(wasRead.count { !$0 }) / Double(max(1, wasRead.count)) }

  /// The mean surprise, in bits a character; 0 where there is no such character.
  func bits(_ losses: [Double], _ contexts: Contexts) -> Double {
    Surprise(chosen(losses, contexts, in: losses.indices)).bitsPerToken
  }

  /// How many bits a character a model saves over counting, in each of five parts of the held-out text: as
  /// many paired draws, since both are judged on the same characters.
  func saved(by losses: [Double]) -> PairedDifferences {
    let parts = (0..<5).map { $0 * counting.count / 5..<($0 + 1) * counting.count / 5 }
    func bits(_ losses: [Double]) -> [Double] {
      parts.map { Surprise(chosen(losses, .all, in: $0)).bitsPerToken }
    }
    return PairedDifferences(bits(counting), bits(losses))
  }

  private func chosen(_ losses: [Double], _ contexts: Contexts, in part: Range<Int>) -> [Double] {
    part.filter { contexts == .all || !wasRead[$0] }.map { losses[$0] }
  }
}
