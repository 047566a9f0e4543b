import LanguageModels
import Notebook
import Phrases
import Plotting
import Tensors
import Text

/// A way to cut text, with its name.
struct Cutter {
  let name: Phrase
  let metric: String
  let tokenizer: any Tokenizer
}

extension Study {
  /// Step `tokens`: characters, words, byte pairs learned here, GPT-2's; and what each does to English
  /// and to Korean.
  func tokens(_ page: Page) throws {
    let samples = data.samples
    let english = samples.english.joined(separator: "\n")
    // What is learned from Korean is judged on other Korean: every second line is held back.
    let (korean, koreanToLearn) = Self.halves(samples.korean)
    // snippet: cutters
    let learned = try BytePairTokenizer(
      learningFrom: data.split.training, vocabularySize: configuration.vocabularySize)
    let learnedFromKorean = try BytePairTokenizer(
      learningFrom: koreanToLearn, vocabularySize: configuration.vocabularySize)
    var cutters = [
      Cutter(
        name: "characters", metric: "characters",
        tokenizer: try CharacterTokenizer(
          learningFrom: english + korean + koreanToLearn + LanguageSamples.shown.english
            + LanguageSamples.shown.korean)),
      Cutter(
        name: "words of this corpus", metric: "words",
        tokenizer: try WordTokenizer(learningFrom: data.split.training)),
      Cutter(name: "byte pairs, this corpus", metric: "bpe", tokenizer: learned),
      Cutter(name: "byte pairs, Korean", metric: "bpe_korean", tokenizer: learnedFromKorean),
    ]
    if let gpt2 = samples.gpt2 {
      cutters.append(Cutter(name: "GPT-2's byte pairs", metric: "gpt2", tokenizer: gpt2))
    }
    // end snippet
    if samples.gpt2 == nil {
      page.say(
        "GPT-2's merges are not installed, so its tokenizer is left out: \(LanguageSamples.script) "
          + "fetches them, and --merges FILE takes a vocab.bpe of your own.")
    }
    try page.checkCancellation()
    try compare(cutters, english: english, korean: korean, page)
    try showCuts(cutters, page)
    try returnsEverything(
      [learned, learnedFromKorean] + (samples.gpt2.map { [$0] } ?? []), english, korean, page)
    try growVocabulary(page)
    if exportsTokens { try export(page) }
  }

  /// Every second line, and the others.
  private static func halves(_ lines: [String]) -> (String, String) {
    let parts = [1, 0].map { rest in
      lines.enumerated().filter { $0.offset % 2 == rest }.map(\.element).joined(separator: "\n")
    }
    return (parts[0], parts[1])
  }

  // MARK: - How many tokens

  private func compare(
    _ cutters: [Cutter], english: String, korean: String, _ page: Page
  ) throws {
    let words = (
      english: Self.words(of: english, isHangul: false),
      korean: Self.words(of: korean, isHangul: true)
    )
    let syllables = words.korean.reduce(0) { $0 + $1.unicodeScalars.count }
    func tokensAWord(_ cutter: Cutter, _ words: [String]) throws -> Double {
      // With the space before it, as in a text; the spaces of a word tokenizer are tokens too.
      let text = words.map { " " + $0 }.joined()
      return Double(try cutter.tokenizer.encode(text).count) / Double(max(words.count, 1))
    }
    let counts = try cutters.map { cutter in
      (
        english: try tokensAWord(cutter, words.english),
        korean: try tokensAWord(cutter, words.korean)
      )
    }
    let perWord = Double(max(syllables, 1)) / Double(max(words.korean.count, 1))
    try page.table(
      "What a word costs, in tokens: \(data.samples.source)",
      columns: [
        "cut into", "vocabulary", "English word", "Korean word", "Korean syllable",
        "unknown in Korean",
      ],
      rows: try zip(cutters, counts).map { cutter, count in
        let unknown = try unknownShare(cutter, words.korean)
        return [
          .text(cutter.name), .number(cutter.tokenizer.vocabularySize),
          .text(.verbatim(Format.number(count.english, decimals: 2))),
          .text(.verbatim(Format.number(count.korean, decimals: 2))),
          .text(.verbatim(Format.number(count.korean / perWord, decimals: 2))),
          .text(.verbatim(Format.percent(unknown))),
        ]
      })
    for (cutter, count) in zip(cutters, counts) {
      try page.metric("tokens_per_english_word_\(cutter.metric)", count.english)
      try page.metric("tokens_per_korean_word_\(cutter.metric)", count.korean)
      try page.metric("tokens_per_syllable_\(cutter.metric)", count.korean / perWord)
    }
    try page.figure(
      "tokens", tokensFigure(cutters, counts, page),
      caption: "How many tokens a word takes in English and in Korean, for each way to cut.")
    guard let gpt2 = cutters.firstIndex(where: { $0.metric == "gpt2" }) else { return }
    // Twice as many: far more than how the two languages differ in what a word holds.
    page.claim(
      "Tokens are not alike for all languages: GPT-2's cost Korean more than English",
      korean: "토큰은 언어마다 다르게 잘린다: GPT-2의 토큰으로는 한국어가 영어보다 더 많이 든다",
      measured: "\(Format.number(counts[gpt2].korean, decimals: 1)) tokens a Korean word, "
        + "\(Format.number(counts[gpt2].english, decimals: 1)) an English one (at least twice as many)",
      holds: counts[gpt2].korean >= 2 * counts[gpt2].english)
  }

  private func unknownShare(_ cutter: Cutter, _ words: [String]) throws -> Double {
    guard cutter.tokenizer is WordTokenizer else { return 0 }
    let unknown = try words.filter { try cutter.tokenizer.encode($0).contains(0) }.count
    return Double(unknown) / Double(max(words.count, 1))
  }

  /// The words of a text that are all letters of one script.
  private static func words(of text: String, isHangul: Bool) -> [String] {
    text.split { $0 == " " || $0 == "\n" }.map { String($0) }.filter { word in
      word.unicodeScalars.allSatisfy { scalar in
        isHangul
          ? (0xAC00...0xD7A3).contains(scalar.value)
          : scalar.isASCII && scalar.properties.isAlphabetic
      }
    }
  }

  private func tokensFigure(
    _ cutters: [Cutter], _ counts: [(english: Double, korean: Double)], _ page: Page
  ) -> BarChart {
    BarChart(
      title: "The more a tokenizer has read of a language, the fewer tokens its words take",
      subtitle: subtitle("Words of \(data.samples.source)", page),
      categories: cutters.map(\.name),
      series: [
        .init("English word", values: counts.map(\.english), colour: Theme.categories[0]),
        .init("Korean word", values: counts.map(\.korean), colour: Theme.categories[1]),
      ], axis: Axis("tokens a word, with the space before it"),
      footnote: "Words of this corpus: a Korean word is one token, but it is [UNK]: unknown.")
  }
}
