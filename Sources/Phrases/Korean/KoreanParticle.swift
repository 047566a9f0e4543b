/// A particle of Korean, which has one form after a consonant and another after a vowel.
enum KoreanParticle: String, CaseIterable, Sendable {
  /// 은 or 는: the topic.
  case topic = "은"
  /// 이 or 가: the subject.
  case subject = "이"
  /// 을 or 를: the object.
  case object = "을"
  /// 으로 or 로: the means or the way.
  case means = "으로"
  /// 과 or 와: and, with.
  case with = "과"
  /// 이라 or 라: as in 이라는, what something is called.
  case called = "이라"

  /// Finds a particle by either of its forms.
  init?(named name: some StringProtocol) {
    guard let found = Self.allCases.first(where: { $0.rawValue == name || $0.afterVowel == name })
    else { return nil }
    self = found
  }

  /// The form after a text, by the sound with which it ends when it is read aloud; both forms where
  /// that is not known.
  func form(after text: String) -> String {
    switch FinalSound(of: text) {
    case .vowel: afterVowel
    // 으로 alone counts ㄹ as a vowel.
    case .rieul: self == .means ? afterVowel : rawValue
    case .consonant: rawValue
    case nil: bothForms
    }
  }

  private var afterVowel: String {
    switch self {
    case .topic: "는"
    case .subject: "가"
    case .object: "를"
    case .means: "로"
    case .with: "와"
    case .called: "라"
    }
  }

  private var bothForms: String {
    switch self {
    case .means: "(으)로"
    case .called: "(이)라"
    case .topic, .subject, .object, .with: "\(rawValue)(\(afterVowel))"
    }
  }
}
