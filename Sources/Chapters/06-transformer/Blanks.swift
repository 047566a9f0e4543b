import LanguageModels
import Notebook
import Phrases
import Plotting

extension Study {
  /// Draws what both models would write in a few blanks of the shown text.
  func blanksFigure(
    _ reader: TrainedModel, _ writer: TrainedModel, _ page: Page
  ) throws -> Panels {
    let tokens = Array(data.seenTokens.prefix(reader.recipe.contextLength))
    let places = blankPlaces(tokens)
    var panels: [Panels.Panel] = []
    for place in places {
      var hidden = tokens
      hidden[place] = mask
      let fromBoth = predictions(reader, [hidden])[0][place]
      let fromLeft = place > 0 ? predictions(writer, [tokens])[0][place - 1] : []
      let order = (0..<data.tokenizer.vocabularySize).sorted {
        (fromBoth[$0], $1) > (fromBoth[$1], $0)
      }
      var candidates = Array(order.prefix(5))
      let truth = Int(tokens[place])
      if !candidates.contains(truth) { candidates[candidates.count - 1] = truth }
      panels.append(
        .init(
          .verbatim(context(tokens, place)),
          BarChart(
            title: "",
            categories: candidates.map { candidate in
              let token = data.visible(Int32(candidate))
              return candidate == truth ? "\(token) (was there)" : .verbatim(token)
            },
            series: [
              .init(
                "BERT: both sides", values: candidates.map { Double(fromBoth[$0]) },
                colour: ModelColour.other.colour),
              .init(
                "GPT: left side only",
                values: candidates.map { fromLeft.isEmpty ? 0 : Double(fromLeft[$0]) },
                colour: ModelColour.transformer.colour),
            ], axis: Axis("probability", limits: 0...1), showsValues: true)))
    }
    return Panels(
      title: "What stands in the blank: read from both sides, and from the left",
      subtitle: pairSubtitle(page),
      columns: 1, panels: panels,
      footnote: "The five likeliest for the model that reads both sides.")
  }

  /// Up to three places with a letter, spread over the text.
  private func blankPlaces(_ tokens: [Int32]) -> [Int] {
    let letters = tokens.indices.dropFirst().filter {
      data.tokenizer.label(of: tokens[$0]).allSatisfy(\.isLetter)
    }
    let usable = letters.isEmpty ? Array(tokens.indices.dropFirst()) : Array(letters)
    let places = [1, 2, 3].map { usable[min(usable.count - 1, $0 * usable.count / 4)] }
    return Array(Set(places)).sorted()
  }

  private func context(_ tokens: [Int32], _ place: Int) -> String {
    let before = tokens[max(0, place - 12)..<place].map { data.visible($0) }.joined()
    let after = tokens[(place + 1)..<min(tokens.count, place + 13)].map { data.visible($0) }
    return "…\(before)[ ? ]\(after.joined())…"
  }
}
