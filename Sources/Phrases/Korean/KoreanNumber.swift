/// Numbers as they are read in Korean.
enum KoreanNumber {
  /// The last sound of the number that ends a text, which may have commas and decimals.
  static func finalSound(_ letters: [Character]) -> FinalSound {
    let tail = letters.reversed().prefix { $0.isASCII && ($0.isNumber || $0 == "," || $0 == ".") }
    let digits = tail.filter(\.isNumber)  // the last one first
    guard let last = digits.first?.wholeNumberValue else { return .consonant }
    let isFraction = tail.contains(".")
    if last != 0 || isFraction { return sound(ofDigit: last) }
    // 십, 백, 천, 만, 억 and 경 end in a consonant, and so does 영; 조 does not.
    let zeros = digits.prefix { $0 == "0" }.count
    return zeros < digits.count && (12..<16).contains(zeros) ? .vowel : .consonant
  }

  /// 영, 일, 이, 삼, 사, 오, 육, 칠, 팔, 구.
  private static func sound(ofDigit digit: Int) -> FinalSound {
    switch digit {
    case 1, 7, 8: .rieul
    case 0, 3, 6: .consonant
    default: .vowel
    }
  }
}
