import Testing

@testable import Phrases

@Suite("Korean particles")
struct KoreanParticleTests {
  /// Texts that end in a vowel when they are read.
  static let vowels = [
    "기계", "트랜스포머", "어텐션 지도", "가", "2", "4", "5", "9", "12", "1,234", "0.25", "3.9", "−4",
    "1,000,000,000,000", "99.2 %", "50%", "0.8 s", "12 s", "3 ms", "120 MB", "7 B", "2 kB", "2x",
    "1.5 nats", "1,024 bits", "340/s", "3 m", "PNG", "GRU", "GPT", "BERT", "MBTI", "CPU", "GPT-2",
    "A",
    "x", "T", "AdamW", "transformer", "loss", "batch", "layer", "word", "mask", "text", "network",
    "softmax", "depth", "window", "feature", "byte", "range", "α", "λ", "√", "∞", "45°", "ㅏ", "“개”",
    "“1,024”", "어텐션 지도(attention map)", "`mask`", "x₂",
  ]

  /// Texts that end in ㄹ.
  static let rieuls = [
    "모델", "글", "말", "1", "7", "8", "11", "1.1", "0.97", "2,018", "8 px", "L", "R", "XOR", "HTML",
    "model", "cell", "scale", "table", "kernel", "recall", "‰", "ㄹ", "모델(model)", "“글”", "x₁",
  ]

  /// Texts that end in another consonant.
  static let consonants = [
    "토큰", "어텐션", "책", "값", "0", "3", "6", "10", "100", "1,000", "10,000", "100,000,000",
    "0.10", "2.50", "16", "0.93", "5 min", "1 h", "3 kg", "RNN", "LSTM", "BM", "JSON", "N", "m",
    "token", "attention", "embedding", "gradient step", "time", "line", "dropout", "block",
    "metric",
    "algorithm", "10⁻⁷", "m²", "ε", "#", "토큰(tokens)", "ㄱ", "web", "input",
  ]

  @Test("A vowel takes 는, 가, 를, 로, 와 and 라", arguments: vowels)
  func vowel(text: String) {
    #expect(FinalSound(of: text) == .vowel)
    #expect(KoreanParticle.allCases.map { $0.form(after: text) } == ["는", "가", "를", "로", "와", "라"])
  }

  @Test("ㄹ takes 은, 이, 을, 로, 과 and 이라", arguments: rieuls)
  func rieul(text: String) {
    #expect(FinalSound(of: text) == .rieul)
    #expect(
      KoreanParticle.allCases.map { $0.form(after: text) } == ["은", "이", "을", "로", "과", "이라"])
  }

  @Test("Another consonant takes 은, 이, 을, 으로, 과 and 이라", arguments: consonants)
  func consonant(text: String) {
    #expect(FinalSound(of: text) == .consonant)
    #expect(
      KoreanParticle.allCases.map { $0.form(after: text) } == ["은", "이", "을", "으로", "과", "이라"])
  }

  @Test("What nobody can read takes both forms", arguments: ["", "漢", "🙂", "…", "()"])
  func unknown(text: String) {
    #expect(
      KoreanParticle.allCases.map { $0.form(after: text) } == [
        "은(는)", "이(가)", "을(를)", "(으)로", "과(와)", "(이)라",
      ])
  }

  @Test("Every final consonant of Hangul is told from none")
  func allSyllables() {
    for value in UInt32(0xac00)...0xd7a3 {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let sound = FinalSound(of: String(Character(scalar)))
      let place = (value - 0xac00) % 28
      #expect(sound == (place == 0 ? .vowel : place == 8 ? .rieul : .consonant))
    }
  }

  @Test("A particle is found by either of its forms")
  func names() {
    for (name, particle) in [
      ("은", KoreanParticle.topic), ("는", .topic), ("이", .subject), ("가", .subject), ("을", .object),
      ("를", .object), ("으로", .means), ("로", .means), ("과", .with), ("와", .with), ("이라", .called),
      ("라", .called),
    ] {
      #expect(KoreanParticle(named: name) == particle)
    }
    #expect(KoreanParticle(named: "에") == nil)
  }
}
