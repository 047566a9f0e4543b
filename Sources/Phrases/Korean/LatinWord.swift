/// Words in Latin letters as they are read in Korean: units, names of letters, and words of English.
enum LatinWord {
  /// The last sound of the word that ends a text.
  static func finalSound(_ letters: [Character]) -> FinalSound {
    let word = String(letters.reversed().prefix { $0.isASCII && $0.isLetter }.reversed())
    let before = letters.dropLast(word.count).last { !$0.isWhitespace }
    if let before, before.isNumber || before == "/", let unit = units[word] { return unit }
    guard let last = word.last else { return .consonant }
    // RNN, GPT and AdamW are spelt; a letter alone is too.
    if last.isUppercase || word.count == 1 { return sound(ofLetter: last) }
    return sound(ofWord: word.lowercased())
  }

  /// Units after a number, where they are read otherwise than by their letters.
  private static let units: [String: FinalSound] = [
    "s": .vowel, "ms": .vowel, "µs": .vowel, "ns": .vowel,  // 초
    "min": .consonant, "h": .consonant,  // 분, 시간
    "m": .vowel, "km": .vowel, "cm": .vowel, "mm": .vowel,  // 미터
    "g": .consonant, "kg": .consonant, "mg": .consonant,  // 그램
    "px": .rieul,  // 픽셀
    "kB": .vowel, "KB": .vowel, "MB": .vowel, "GB": .vowel, "TB": .vowel, "B": .vowel,  // 바이트
    "KiB": .vowel, "MiB": .vowel, "GiB": .vowel,
    "Hz": .vowel, "GHz": .vowel, "nats": .vowel, "bits": .vowel, "x": .vowel,  // 배
  ]

  /// 엘 and 알 end in ㄹ, 엠 and 엔 in another consonant, all other names in a vowel.
  private static func sound(ofLetter letter: Character) -> FinalSound {
    switch letter.lowercased() {
    case "l", "r": .rieul
    case "m", "n": .consonant
    default: .vowel
    }
  }

  /// Words that are not read as their last letters say.
  private static let exceptions: [String: FinalSound] = [
    "type": .consonant, "check": .vowel, "bit": .vowel, "big": .consonant, "good": .consonant,
    "dot": .vowel, "loop": .vowel, "recipe": .vowel, "the": .vowel, "apple": .rieul,
    "checkpoint": .vowel,
  ]

  /// Guesses a word of English by how such words are written in Hangul: 토큰, 모델, 스텝, 마스크.
  private static func sound(ofWord word: String) -> FinalSound {
    if let known = exceptions[word] { return known }
    let letters = Array(word)
    let count = letters.count
    func letter(_ fromEnd: Int) -> Character { fromEnd <= count ? letters[count - fromEnd] : " " }
    let isShort = isVowel(letter(2)) && !isVowel(letter(3))
    switch letter(1) {
    case "l": return .rieul
    case "m", "n": return .consonant
    case "g": return letter(2) == "n" ? .consonant : .vowel  // 임베딩, 로그
    case "c": return .consonant  // 로직
    case "p": return isVowel(letter(2)) ? .consonant : .vowel  // 스텝, 점프
    case "b": return isVowel(letter(2)) ? .consonant : .vowel  // 웹
    case "k":
      let isClosed = letter(2) == "c" || letter(2) == "o" && letter(3) == "o"
      return isClosed ? .consonant : .vowel  // 블록, 북; 마스크
    case "t":
      let isOut = letter(2) == "u" && letter(3) == "o"
      return isShort || isOut ? .consonant : .vowel  // 데이터셋, 아웃; 텍스트
    case "e":
      switch letter(2) {
      case "l": return .rieul  // 스케일, 테이블
      case "m", "n": return .consonant  // 타임, 라인
      default: return .vowel  // 바이트
      }
    default: return .vowel
    }
  }

  private static func isVowel(_ letter: Character) -> Bool { "aeiou".contains(letter) }
}
