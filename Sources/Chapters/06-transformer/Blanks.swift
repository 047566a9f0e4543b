import Autograd
import Experiments
import LanguageModels
import Text

extension TransformerExperiment {
  /// What both models would write in a few blanks of the shown text.
  func blanksFigure(_ reader: Trained, _ writer: Trained, _ page: Page) -> Panels {
    let tokens = Array(seenTokens.prefix(reader.model.configuration.contextLength))
    let places = blankPlaces(tokens)
    let guesses = places.map { blankGuesses(reader, writer, tokens, $0) }
    let right = places.indices.map { index in
      let truth = Int(tokens[places[index]])
      return (
        both: guesses[index].both.ranked[0] == truth, left: guesses[index].left.ranked[0] == truth
      )
    }
    return Panels(
      title: """
        Likeliest and right, of \(places.count) blanks: \(right.count { $0.both }) from both sides, \
        \(right.count { $0.left }) from the left
        """,
      subtitle: pairSubtitle(writer, page), columns: 1,
      panels: zip(places, guesses).map { place, guess in
        let before = tokens[max(0, place - 12)..<place].map(visible).joined()
        let after = tokens[(place + 1)..<min(tokens.count, place + 13)].map(visible).joined()
        return .init("…\(before)[ ? ]\(after)…", blankChart(guess, truth: Int(tokens[place])))
      },
      footnote: "The three likeliest of each model, and what was there.")
  }

  private typealias BlankGuesses = (both: [Float], left: [Float])

  /// The probabilities of both models for one blank.
  private func blankGuesses(
    _ reader: Trained, _ writer: Trained, _ tokens: [Int32], _ place: Int
  ) -> BlankGuesses {
    var hidden = tokens
    hidden[place] = mask
    let count = text.tokenizer.vocabularySize
    let both = reader.model.probabilities(after: [hidden], at: [place], reader.parameters)[0][0]
    let left = writer.model.probabilities(after: [tokens], at: [place - 1], writer.parameters)[0][0]
    return (Array(both.prefix(count)), left)
  }

  private func blankChart(_ guess: BlankGuesses, truth: Int) -> BarChart {
    let (both, left) = guess
    var candidates = Array(both.ranked.prefix(3))
    for other in left.ranked.prefix(3) + [truth] where !candidates.contains(other) {
      candidates.append(other)
    }
    return BarChart(
      title: "",
      categories: candidates.map {
        $0 == truth ? "\(visible(Int32($0))) (was there)" : .verbatim(visible(Int32($0)))
      },
      series: [
        .init(
          "BERT: both sides", values: candidates.map { Double(both[$0]) },
          colour: ModelColour.other.colour),
        .init(
          "GPT: left side only", values: candidates.map { Double(left[$0]) },
          colour: ModelColour.transformer.colour),
      ], axis: Axis("probability", limits: 0...1), showsValues: true)
  }

  /// Up to three places with a letter, not the first, spread over the text.
  private func blankPlaces(_ tokens: [Int32]) -> [Int] {
    let places = Array(tokens.indices.dropFirst())
    let letters = places.filter {
      text.tokenizer.label(of: tokens[$0]).allSatisfy(\.isLetter)
    }
    let usable = letters.isEmpty ? places : letters
    return Set([1, 2, 3].map { usable[min(usable.count - 1, $0 * usable.count / 4)] }).sorted()
  }
}

extension [Float] {
  /// The places of the numbers, the largest's first.
  fileprivate var ranked: [Int] { indices.sorted { (self[$0], $1) > (self[$1], $0) } }
}
