import LanguageModels
import Notebook
import Phrases
import Plotting
import Tensors
import Text

extension Study {
  /// N-grams of words, in bits a character, so that they compare with those of characters.
  func countWords(_ page: Page) throws {
    let (training, _) = data.words.encode(data.split.training)
    let (validation, lengths) = data.words.encode(data.split.validation)
    let spelling = spellingOfUnknown(validation, lengths)
    let characterCount = data.validation.count
    let counts = NGramCounts(
      training, order: configuration.wordOrder, vocabularySize: data.words.vocabularySize)
    let read = training.prefix(validation.count)
    let orders = configuration.wordOrder
    let scores = workers.map(orders * Smoothing.allCases.count) { index in
      let smoothing = Smoothing.allCases[index % Smoothing.allCases.count]
      let model = NGramModel(
        counts, order: index / Smoothing.allCases.count + 1, smoothing: smoothing)
      return Surprise(model.losses(of: smoothing == .none ? Array(read) : validation))
    }
    try page.checkCancellation()
    func score(_ order: Int, _ smoothing: Smoothing) -> Surprise {
      scores[
        (order - 1) * Smoothing.allCases.count
          + (Smoothing.allCases.firstIndex(of: smoothing) ?? 0)]
    }
    // snippet: words
    /// Bits a character: the words' surprise and the spelling of words that are not in the vocabulary.
    func bits(_ order: Int, _ smoothing: Smoothing) -> Double {
      let all = score(order, smoothing).nats + spelling
      return Surprise(nats: all, tokenCount: validation.count).bits(perCharacterOf: characterCount)
    }
    // end snippet
    try page.table(
      "Perplexity of words (of how many equally likely words a choice would be as hard)",
      columns: [
        "run", "different runs", "text that was counted", "held-out: add-one",
        "held-out: Kneser-Ney", "bits a character",
      ],
      rows: (1...orders).map { order in
        [
          .number(order), .number(counts.differentRuns(ofLength: order)),
          perplexityCell(score(order, .none)), perplexityCell(score(order, .addOne)),
          perplexityCell(score(order, .kneserNey)), bitsCell(bits(order, .kneserNey)),
        ]
      })
    for order in 1...orders {
      try page.metric("word_perplexity_add_one_\(order)", score(order, .addOne).perplexity)
      try page.metric("word_perplexity_kneser_ney_\(order)", score(order, .kneserNey).perplexity)
      try page.metric("word_training_perplexity_\(order)", score(order, .none).perplexity)
      try page.metric(
        "word_bits_per_character_\(order)", bits(order, .kneserNey), unit: "bits a character")
    }
    try page.metric(
      "unknown_word_share",
      Double(validation.count { $0 == SpacedWords.unknownToken }) / Double(validation.count))
    try page.figure(
      "words",
      wordsFigure(
        (1...orders).map { order in
          Smoothing.allCases.map { score(order, $0).perplexity }
        }, page),
      caption: "The same with words: four in a row are nearly always new.")
  }

  /// What it costs, in nats, to spell the words that the vocabulary lacks, character by character.
  private func spellingOfUnknown(_ tokens: [Int32], _ lengths: [Int]) -> Double {
    var (nats, start) = (0.0, 0)
    for (token, length) in zip(tokens, lengths) {
      if token == SpacedWords.unknownToken {
        nats += characterLosses[start..<(start + length)].reduce(0, +)
      }
      start += length
    }
    return nats
  }

  private func perplexityCell(_ surprise: Surprise) -> Cell {
    .text(.verbatim(Format.number(surprise.perplexity, decimals: 1)))
  }

  private func wordsFigure(_ perplexities: [[Double]], _ page: Page) -> LineChart {
    let x = (1...perplexities.count).map(Double.init)
    func curve(_ smoothing: Smoothing) -> [Double] {
      perplexities.map { $0[Smoothing.allCases.firstIndex(of: smoothing) ?? 0] }
    }
    let (addOne, kneserNey) = (curve(.addOne), curve(.kneserNey))
    let parts = addOne.last ?? 0 > addOne[0] && kneserNey.last ?? 0 < kneserNey[0]
    return LineChart(
      title: parts
        ? "Longer runs make new text harder with add-one, easier with Kneser-Ney"
        : "How hard new text is, by the length of the runs that were counted",
      subtitle: subtitle("Runs of words, \(data.words.vocabularySize) different ones", page),
      xAxis: Axis("words in a run", isInteger: true),
      yAxis: Axis("perplexity (words)", scale: .logarithmic),
      series: [
        .init(
          "new text, add-one", x: x, y: curve(.addOne), colour: Theme.categories[1],
          marker: .square),
        .init(
          "new text, Kneser-Ney", x: x, y: curve(.kneserNey), colour: Theme.categories[0],
          marker: .disc),
        .init(
          "counted text, plain shares", x: x, y: curve(.none), colour: Theme.categories[2],
          dash: .dashed, marker: .ring),
      ])
  }

  // MARK: - More text

  /// Bits a character against how much text was counted.
  func lengthOfText(_ page: Page) throws {
    let shown = [2, 4, configuration.characterOrder]
    var lengths: [Int] = []
    var bits: [[Double]] = []
    for halving in (0...configuration.halvings).reversed() {
      let part = data.part(halvings: halving)
      let counts = NGramCounts(
        part, order: configuration.characterOrder, vocabularySize: data.vocabularySize)
      lengths.append(part.count)
      bits.append(
        workers.map(shown.count) { index in
          let model = NGramModel(counts, order: shown[index], smoothing: .kneserNey)
          return Surprise(model.losses(of: data.validation)).bitsPerToken
        })
      try page.progress(
        lengths.count, of: configuration.halvings + 1, "counting more text")
    }
    try page.figure(
      "length",
      LineChart(
        title: "More text helps, and the longer the runs the more",
        subtitle: subtitle("Runs of characters, Kneser-Ney", page),
        xAxis: Axis("characters counted", scale: .logarithmic),
        yAxis: Axis("surprise at new text", unit: "bits/character"),
        series: shown.enumerated().map { place, order in
          .init(
            "runs of \(order)", x: lengths.map(Double.init), y: bits.map { $0[place] },
            colour: Theme.categories[place], marker: Marker.allCases[place])
        }),
      caption: "Bits a character on held-out text, by how much text was counted.")
    let gains = zip(bits, bits.dropFirst()).map { $0[shown.count - 1] - $1[shown.count - 1] }
    let halving = gains.last ?? 0
    try page.metric("bits_gained_by_doubling", halving, unit: "bits a character")
    // 0.02 bits: five times what the held-out text's own chance makes.
    page.claim(
      "The more text a language model reads, the more of the language it knows",
      korean: "대량의 데이터로 학습할수록 언어의 특징을 더 많이 배운다",
      measured: "each doubling of the text saves from \(bitsText(gains.first ?? 0)) to "
        + "\(bitsText(halving)) a character (at least 0.02 each time)",
      holds: gains.allSatisfy { $0 >= 0.02 })
  }
}
