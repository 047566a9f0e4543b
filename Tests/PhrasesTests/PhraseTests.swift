import Testing

@testable import Phrases

@Suite("Phrases")
struct PhraseTests {
  private let korean: Catalogue

  init() throws {
    let text = """
      msgid "Right answers at {1} tokens"
      msgstr "{1}토큰에서 맞힌 비율"

      msgid "{1} keeps {2} of {3}"
      msgstr "{1:은} {3}에서 {2:을} 유지한다"

      msgid "transformer"
      msgstr "트랜스포머"

      msgid "{1} %"
      msgstr "{1}%"

      msgid "{1} min {2} s"
      msgstr "{1}분 {2}초"
      """
    korean = Catalogue(.korean, [try TranslationFile(Array(text.utf8), path: "test.po")])
  }

  @Test("The key has a number for each slot, and doubles braces of the text")
  func keys() {
    let count = 128
    let phrase: Phrase = "Right answers at \(count) tokens"
    #expect(phrase.key == "Right answers at {1} tokens")
    #expect(("{a} \(1)" as Phrase).key == "{{a}} {1}")
    #expect(("" as Phrase).isEmpty && !("a" as Phrase).isEmpty)
  }

  @Test("The English text is what a string's interpolation gives")
  func english() {
    let (name, part) = ("RNN", "abc".dropFirst())
    #expect(
      ("\(name), \(part), \(12345), \(UInt64.max)" as Phrase).english
        == "RNN, bc, 12345, \(UInt64.max)")
    #expect(("\(0.5) \(Float(0.25)) \(12_345.0)" as Phrase).english == "0.5 0.25 12,345")
    #expect(("\(0.123, decimals: 2) \(Float(2), decimals: 1)" as Phrase).english == "0.12 2.0")
    #expect(("\(0.5, percent: 0) \(0.991, percent: 1)" as Phrase).english == "50 % 99.1 %")
    #expect(("\(seconds: 125)" as Phrase).english == "2 min 05 s")
  }

  @Test("Parts of a sentence become one phrase with one key")
  func joining() {
    let phrase: Phrase = "a \(1) " + "b \(2)"
    #expect(phrase.key == "a {1} b {2}")
    #expect(phrase.english == "a 1 b 2")
    #expect(phrase == "a \(1) b \(2)")
    var longer = phrase
    longer += ", c"
    #expect(longer.key == "a {1} b {2}, c")
  }

  @Test("Phrases that are joined by a mark are translated each by itself")
  func listing() {
    let list = ["transformer", "RNN" as Phrase].joined(separator: ", ")
    #expect(list.english == "transformer, RNN")
    #expect(list.text(in: korean) == "트랜스포머, RNN")
    #expect(["a", "b"].verbatim == [.verbatim("a"), .verbatim("b")])
  }

  @Test("A translation puts slots where it wants them, with particles after them")
  func translation() {
    #expect(("Right answers at \(128) tokens" as Phrase).text(in: korean) == "128토큰에서 맞힌 비율")
    let name: Phrase = "transformer"
    let phrase: Phrase = "\(name) keeps \(0.5, percent: 0) of \("the text")"
    #expect(phrase.text(in: korean) == "트랜스포머는 the text에서 50%를 유지한다")
    #expect(
      ("\("LSTM") keeps \("값") of \(3)" as Phrase).text(in: korean) == "LSTM은 3에서 값을 유지한다")
    #expect(
      [0, 999, 31_400, 1_954_000].map { Phrase.bytes($0).english }
        == ["0 B", "999 B", "31 kB", "1.95 MB"])
    #expect(Phrase.duration(125).text(in: korean) == "2분 05초")
  }

  @Test("What is not translated is English, with its slots translated, and can be counted")
  func missing() {
    let catalogue = korean.rememberingMissing()
    let name: Phrase = "transformer"
    #expect(("A \(name) reads" as Phrase).text(in: catalogue) == "A 트랜스포머 reads")
    #expect(Phrase.verbatim("Text").text(in: catalogue) == "Text")
    #expect(("\(1), \(2)" as Phrase).text(in: catalogue) == "1, 2")
    #expect(catalogue.missingKeys == ["A {1} reads"])
    #expect(korean.missingKeys == [])
  }

  @Test("A literal in a slot is a phrase, a string is not")
  func literalsInSlots() {
    for isOne in [true, false] {
      let phrase: Phrase = "\(isOne ? "transformer" : "transformer")"
      #expect(phrase.text(in: korean) == "트랜스포머")
    }
    let text = "transformer"
    #expect(("\(text)" as Phrase).text(in: korean) == "transformer")
  }

  @Test("The environment's first variable that is not empty decides on the language")
  func language() {
    #expect(Language.preferred(in: ["LANG": "ko_KR.UTF-8"]) == .korean)
    #expect(Language.preferred(in: ["LANG": "ko"]) == .korean)
    #expect(Language.preferred(in: ["LANG": "kok_IN"]) == .english)
    #expect(
      Language.preferred(in: ["LC_ALL": "", "LC_MESSAGES": "en_GB", "LANG": "ko_KR"]) == .english)
    #expect(Language.preferred(in: ["LC_ALL": "ko_KR.UTF-8", "LANG": "en_US"]) == .korean)
    #expect(Language.preferred(in: [:]) == .english)
  }
}
