import Experiments
import Text

/// A way to cut text into tokens, with its name and how its metrics end.
struct Cutter {
  let name: Phrase
  let metric: String
  let tokenizer: any Tokenizer
}

extension Counting {
  /// Step `tokens`: characters, words, byte pairs learned here, GPT-2's; and what each does to English
  /// and to Korean.
  ///
  /// - Parameters:
  ///   - page: Shows what came out.
  ///   - isExported: Whether lines with their GPT-2 tokens are written too.
  /// - Throws: `TokenizerError`, and what a page throws.
  func tokens(_ page: Page, exported isExported: Bool) throws {
    let english = samples.english.joined(separator: "\n")
    // What is learned from Korean is judged on other Korean: every second line is held back.
    let korean = Self.lines(1, of: samples.korean)
    let koreanToLearn = Self.lines(0, of: samples.korean)
    let shown = LanguageSamples.shown
    let size = configuration.vocabularySize
    // snippet: cutters
    let characters = try CharacterTokenizer(
      learningFrom: english + korean + koreanToLearn + shown.english + shown.korean)
    let words = try WordTokenizer(learningFrom: split.training)
    let learned = try BytePairTokenizer(learningFrom: split.training, vocabularySize: size)
    let learnedFromKorean = try BytePairTokenizer(
      learningFrom: koreanToLearn, vocabularySize: size)
    // end snippet
    var cutters = [
      Cutter(name: "characters", metric: "characters", tokenizer: characters),
      Cutter(name: "words of this corpus", metric: "words", tokenizer: words),
      Cutter(name: "byte pairs, this corpus", metric: "bpe", tokenizer: learned),
      Cutter(name: "byte pairs, Korean", metric: "bpe_korean", tokenizer: learnedFromKorean),
    ]
    var bytePairs = [learned, learnedFromKorean]
    if let gpt2 = samples.gpt2 {
      cutters.append(Cutter(name: "GPT-2's byte pairs", metric: "gpt2", tokenizer: gpt2))
      bytePairs.append(gpt2)
    } else {
      page.say(
        """
        GPT-2's merges are not installed, so its tokenizer is left out: \(LanguageSamples.script) \
        fetches them, and --merges FILE takes a vocab.bpe of your own.
        """)
    }
    try page.checkCancellation()
    try compare(cutters, english: english, korean: korean, page)
    try showCuts(cutters, page)
    try returnsEverything(bytePairs, english, korean, page)
    try growVocabulary(page)
    if isExported { try export(page) }
  }

  /// Every second line, from the first or the second on.
  private static func lines(_ first: Int, of lines: [String]) -> String {
    stride(from: first, to: lines.count, by: 2).map { lines[$0] }.joined(separator: "\n")
  }

  // MARK: - How many tokens

  private func compare(
    _ cutters: [Cutter], english: String, korean: String, _ page: Page
  ) throws {
    let (english, korean) = (Script.english.words(of: english), Script.hangul.words(of: korean))
    let syllables = korean.reduce(0) { $0 + $1.unicodeScalars.count }
    let perWord = Double(max(syllables, 1)) / Double(max(korean.count, 1))
    let costs = try cutters.map {
      (
        cutter: $0, english: try $0.tokenizer.tokensPerWord(english),
        korean: try $0.tokenizer.tokensPerWord(korean)
      )
    }
    try page.table(
      "What a word costs, in tokens: \(samples.source)",
      columns: [
        "cut into", "vocabulary", "English word", "Korean word", "Korean syllable",
        "unknown in Korean",
      ],
      rows: try costs.map { cost in
        [
          .text(cost.cutter.name), .number(cost.cutter.tokenizer.vocabularySize),
          .number(cost.english, decimals: 2), .number(cost.korean, decimals: 2),
          .number(cost.korean / perWord, decimals: 2),
          .text(.percent(try cost.cutter.tokenizer.unknownFraction(of: korean))),
        ]
      })
    for (cutter, english, korean) in costs {
      try page.metric("tokens_per_english_word_\(cutter.metric)", english)
      try page.metric("tokens_per_korean_word_\(cutter.metric)", korean)
      try page.metric("tokens_per_syllable_\(cutter.metric)", korean / perWord)
    }
    try page.figure(
      "tokens",
      BarChart(
        title: "The more a tokenizer has read of a language, the fewer tokens its words take",
        subtitle: subtitle("Words of \(samples.source)", page), categories: cutters.map(\.name),
        series: [
          .init("English word", values: costs.map(\.english), colour: Theme.categories[0]),
          .init("Korean word", values: costs.map(\.korean), colour: Theme.categories[1]),
        ], axis: Axis("tokens a word, with the space before it"),
        footnote: "Words of this corpus: a Korean word is one token, but it is [UNK]: unknown."),
      caption: "How many tokens a word takes in English and in Korean, for each way to cut.")
    guard let gpt2 = costs.first(where: { $0.cutter.metric == "gpt2" }) else { return }
    try page.claim(
      "languages-differ",
      "Tokens are not alike for all languages: GPT-2's cost Korean more than English",
      .check(
        "\(gpt2.korean, decimals: 1) tokens a Korean word, \(gpt2.english, decimals: 1) an English one",
        gpt2.korean / gpt2.english,
        .atLeast(
          2, shown: "twice as many",
          because: "far more than how the two languages differ in what a word holds")))
  }
}
