import Notebook
import Phrases
import Plotting
import Tensors
import Text

extension Study {
  /// One sentence in both languages, cut in each way.
  func showCuts(_ cutters: [Cutter], _ page: Page) throws {
    let texts = [LanguageSamples.shown.english, LanguageSamples.shown.korean]
    let panels = try cutters.flatMap { cutter in
      try texts.map { text in
        let tokens = try cutter.tokenizer.encode(text)
        let labels = tokens.map { cutter.tokenizer.label(of: $0) }
        return Panels.Panel(
          "\(cutter.name): \(tokens.count)",
          TokenText(
            title: "", tokens: labels,
            values: zip(tokens, labels).map { Self.characters($0, $1) },
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
        footnote:
          "The number of tokens stands beside each name. <EC>: a byte of a character that is "
          + "not whole.", width: 1100),
      caption: "The same sentence in English and Korean, cut into tokens in each way.")
  }

  /// How many characters a token stands for; a byte of a Korean character is a third of one, and an
  /// unknown word has no number.
  private static func characters(_ token: Int32, _ label: String) -> Double? {
    if label == WordTokenizer.unknownText { return nil }
    let bytes = label.matches(of: /<[0-9A-F]{2}>/).count
    return Double(label.unicodeScalars.count - 4 * bytes) + Double(bytes) / 3
  }

  /// Encodes and decodes every line of both samples and of the held-out text, and random texts.
  func returnsEverything(
    _ tokenizers: [BytePairTokenizer], _ english: String, _ korean: String, _ page: Page
  ) throws {
    var generator = generator(.texts)
    let random = (0..<configuration.randomTexts).map { _ in Self.randomText(using: &generator) }
    let lines = [english, korean, data.split.validation].flatMap {
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
    // None: one lost byte would be a fault.
    page.claim(
      "Byte-level tokens can write every text: what was cut comes back byte for byte",
      korean: "바이트 단위 토큰은 어떤 글도 나타낼 수 있다: 자른 글은 한 바이트도 빠짐없이 되돌아온다",
      measured:
        "\(failures) of \(Format.number(Double(texts.count * tokenizers.count))) texts differ "
        + "(none may)",
      holds: failures == 0)
  }

  /// Characters of every kind: letters, Hangul, signs, emoji, whatever Unicode has.
  private static func randomText(using generator: inout SeededGenerator) -> String {
    let ranges: [ClosedRange<UInt32>] = [
      0x20...0x7E, 0x61...0x7A, 0xAC00...0xD7A3, 0x300...0x36F, 0x1F300...0x1F64F, 0...0x10_FFFF,
    ]
    var text = String.UnicodeScalarView()
    for _ in 0..<Int.random(in: 1...40, using: &generator) {
      let range = ranges[Int.random(in: 0..<ranges.count, using: &generator)]
      if let scalar = Unicode.Scalar(UInt32.random(in: range, using: &generator)) {
        text.append(scalar)
      }
    }
    return String(text)
  }

  /// How many characters a token holds, by the size of the vocabulary.
  func growVocabulary(_ page: Page) throws {
    let sizes = configuration.vocabularySizes
    let korean = data.samples.korean.joined(separator: "\n")
    let texts = [data.split.validation, korean]
    var held: [[Double]] = [[], []]
    for (place, size) in sizes.enumerated() {
      let tokenizer = try BytePairTokenizer(
        learningFrom: data.split.training, vocabularySize: size)
      for (index, text) in texts.enumerated() {
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
        series: zip(["held-out text", "Korean"], held).enumerated().map { index, curve in
          .init(
            curve.0, x: sizes.map(Double.init), y: curve.1, colour: Theme.categories[index],
            marker: Marker.allCases[index])
        }),
      caption: "Characters a token, by the number of merges, in the language read and in another.")
  }

  /// Writes lines in both languages with GPT-2's tokens, for `Scripts/check_gpt2_tokens.py`.
  func export(_ page: Page) throws {
    guard let gpt2 = data.samples.gpt2 else { return }
    let verses = (data.split.validation + data.split.training).split(separator: "\n").map {
      String($0)
    }
    let lines = Array((data.samples.korean + data.samples.english + verses).prefix(10_000))
    let tokens = lines.map { line in
      gpt2.encode(line).map { "\($0)" }.joined(separator: " ")
    }
    try page.write(Array((lines.joined(separator: "\n") + "\n").utf8), as: "gpt2-lines.txt")
    try page.write(Array((tokens.joined(separator: "\n") + "\n").utf8), as: "gpt2-tokens.txt")
    page.say("\(page.publishedFolder)/gpt2-tokens.txt has the tokens of \(lines.count) lines.")
  }
}
