import Experiments
import Text

extension Counting {
  /// One sentence in both languages, cut in each way.
  func showCuts(_ cutters: [Cutter], _ page: Page) throws {
    let texts = [LanguageSamples.shown.english, LanguageSamples.shown.korean]
    let panels = try cutters.flatMap { cutter in
      try texts.map { text in
        let tokens = try cutter.tokenizer.encode(text)
        return Panels.Panel(
          "\(cutter.name): \(tokens.count)",
          TokenText(
            title: "", tokens: tokens.map { cutter.tokenizer.label(of: $0) },
            values: tokens.map { cutter.tokenizer.characterCount(of: $0) },
            valueTitle: "characters a token", colours: .cividis, range: 0...8,
            missingTitle: "unknown"))
      }
    }
    try page.figure(
      "cuts",
      Panels(
        title: "What a tokenizer has not read falls apart into bytes",
        subtitle: subtitle("Genesis 1:3 in English and Korean", page), columns: 2, panels: panels,
        sharesScale: true,
        footnote: """
          The number of tokens stands beside each name. <EC>: a byte of a character that is not whole.
          """, width: 1100),
      caption: "The same sentence in English and Korean, cut into tokens in each way.")
  }

  /// Encodes and decodes every line of both samples and of the held-out text, and random texts.
  func returnsEverything(
    _ tokenizers: [BytePairTokenizer], _ english: String, _ korean: String, _ page: Page
  ) throws {
    var generator = generator(.texts)
    let random = (0..<configuration.randomTexts).map { _ in String.randomText(using: &generator) }
    let lines = [english, korean, split.validation].flatMap {
      $0.split(separator: "\n", omittingEmptySubsequences: false).map { String($0) + "\n" }
    }
    let texts = lines + random + [english, korean]
    // snippet: roundtrip
    var failures = 0
    for tokenizer in tokenizers {
      for text in texts {
        let back = try tokenizer.decodeBytes(tokenizer.encode(text))
        failures += back.elementsEqual(text.utf8) ? 0 : 1
      }
    }
    // end snippet
    try page.metric("roundtrip_texts", texts.count * tokenizers.count)
    try page.metric("roundtrip_failures", failures)
    try page.claim(
      "bytes-come-back",
      "Byte-level tokens can write every text: what was cut comes back byte for byte",
      .check(
        "\(failures) of \(Double(texts.count * tokenizers.count)) texts differ", failures,
        .exactly(0, because: "one lost byte would be a fault")),
      byConstruction: "every byte is a token; this tests the code, not a text")
  }

  /// How many characters a token holds, by the size of the vocabulary.
  func growVocabulary(_ page: Page) throws {
    let sizes = configuration.vocabularySizes
    let texts: [(Phrase, String)] = [
      ("held-out text", split.validation), ("Korean", samples.korean.joined(separator: "\n")),
    ]
    var held = [[Double]](repeating: [], count: texts.count)
    for (place, size) in sizes.enumerated() {
      let tokenizer = try BytePairTokenizer(learningFrom: split.training, vocabularySize: size)
      for (index, (_, text)) in texts.enumerated() {
        let count = Double(text.unicodeScalars.count)
        held[index].append(count / Double(tokenizer.encode(text).count))
      }
      try page.progress(place + 1, of: sizes.count, "byte pairs")
    }
    try page.figure(
      "vocabulary",
      LineChart(
        title: "More merges, longer tokens, but only of what was read",
        subtitle: subtitle("Byte pairs learned from the training text", page),
        xAxis: Axis("tokens in the vocabulary", scale: .logarithmic),
        yAxis: Axis("characters a token", includesZero: true),
        series: texts.indices.map { index in
          .init(
            texts[index].0, x: sizes.map(Double.init), y: held[index],
            colour: Theme.categories[index], marker: Marker.allCases[index])
        }),
      caption: "Characters a token, by the number of merges, in the language read and in another.")
  }

  /// Writes lines in both languages with GPT-2's tokens, for `Scripts/check_gpt2_tokens.py`.
  func export(_ page: Page) throws {
    guard let gpt2 = samples.gpt2 else { return }
    let verses = (split.validation + split.training).split(separator: "\n").map { String($0) }
    let lines = (samples.korean + samples.english + verses).prefix(10_000)
    let tokens = lines.map { gpt2.encode($0).map { "\($0)" }.joined(separator: " ") }
    try page.write(Array((lines.joined(separator: "\n") + "\n").utf8), as: "gpt2-lines.txt")
    try page.write(Array((tokens.joined(separator: "\n") + "\n").utf8), as: "gpt2-tokens.txt")
    page.say("\(page.publishedFolder)/gpt2-tokens.txt has the tokens of \(lines.count) lines.")
  }
}
