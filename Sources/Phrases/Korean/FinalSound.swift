/// With what a text ends when a Korean reads it aloud.
enum FinalSound: Equatable {
  /// A vowel.
  case vowel
  /// ㄹ.
  case rieul
  /// Any other consonant.
  case consonant

  /// Finds the last sound of a text; nil where nobody can say, as after a picture.
  ///
  /// Closing marks are not read, and a particle after a parenthesis follows what stands before it.
  init?(of text: String) {
    let letters = Array(Self.spoken(text))
    guard let last = letters.last else { return nil }
    if let sound = Self.hangul(last) ?? Self.symbol(last) {
      self = sound
    } else if last.isASCII, last.isNumber {
      self = KoreanNumber.finalSound(letters)
    } else if last.isASCII, last.isLetter {
      self = LatinWord.finalSound(letters)
    } else {
      return nil
    }
  }

  /// What is read of a text: without marks at its end, and without a parenthesis at its end.
  private static func spoken(_ text: String) -> Substring {
    var rest = text[...]
    while let last = rest.last {
      if last == ")", let open = rest.lastIndex(of: "("), hasSound(rest[..<open]) {
        rest = rest[..<open]
      } else if silent.contains(last) || last.isWhitespace {
        rest = rest.dropLast()
      } else {
        break
      }
    }
    return rest
  }

  private static func hasSound(_ text: Substring) -> Bool {
    text.contains { $0.isLetter || $0.isNumber }
  }

  private static let silent: Set<Character> = [
    "”", "’", "\"", "'", "`", ")", "]", "}", "»", "›", "」", "』", "》", "〉", ".", ",", "!", "?", ":",
    ";", "…", "*", "_", "~", "/", "|", "␣", "⏎",
  ]

  private static func hangul(_ letter: Character) -> FinalSound? {
    guard let scalar = letter.unicodeScalars.first?.value else { return nil }
    switch scalar {
    case 0xac00...0xd7a3:
      // A syllable's number counts its final consonant last, of which there are 27 and none.
      switch (scalar - 0xac00) % 28 {
      case 0: return .vowel
      case 8: return .rieul
      default: return .consonant
      }
    case 0x3139: return .rieul  // ㄹ is called 리을
    case 0x3131...0x314e: return .consonant  // 기역, 니은 and so on
    case 0x314f...0x3163: return .vowel
    default: return nil
    }
  }

  /// Signs by the words that they are read as.
  private static func symbol(_ letter: Character) -> FinalSound? {
    switch letter {
    case "%", "°", "+", "-", "−", "±", "√", "∞", "$", "€", "×", "÷", "&", "@", "→", "←":
      .vowel  // 퍼센트, 도, 플러스, 마이너스, 루트, 무한대, 달러, 유로, 배, 나누기, 앤드, 앳, 화살표
    case "=", "‰", "℃": letter == "℃" ? .vowel : .rieul  // 이퀄, 퍼밀, 도
    case "#", "²", "³", "⁰", "¹", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹":
      .consonant  // 샵, 제곱, 세제곱, 승
    case "₀", "₃", "₆": .consonant
    case "₁", "₇", "₈": .rieul
    case "₂", "₄", "₅", "₉": .vowel
    case "α", "β", "γ", "δ", "ζ", "η", "θ", "ι", "κ", "λ", "μ", "ν", "ξ", "π", "ρ", "σ", "τ", "φ",
      "χ", "ψ", "ω", "Δ", "Σ", "Ω", "Θ", "Λ", "Π", "Φ":
      .vowel
    case "ε", "ο", "υ": .consonant  // 엡실론, 오미크론, 입실론
    default: nil
    }
  }
}
