/// The fonts that figures use, and how fontconfig names them.
enum FontName: CaseIterable {
  case regular
  case bold
  case hangul
  case hangulBold
  case korean
  case koreanBold

  /// The pattern to ask fontconfig for.
  var pattern: String {
    switch self {
    case .regular: "DejaVu Sans"
    case .bold: "DejaVu Sans:bold"
    case .hangul: "NanumGothic"
    case .hangulBold: "NanumGothic:bold"
    case .korean: "Noto Sans CJK KR"
    case .koreanBold: "Noto Sans CJK KR:bold"
    }
  }

  /// The file that must come back: fontconfig answers with another font where it has not this one.
  ///
  /// Of a collection (`.ttc`) libgd draws the first font. In Noto Sans CJK that is the Japanese one,
  /// which has the same Latin letters, Hangul and signs as the Korean one, and differs in Hanja only.
  var file: String {
    switch self {
    case .regular: "DejaVuSans.ttf"
    case .bold: "DejaVuSans-Bold.ttf"
    case .hangul: "NanumGothic.ttf"
    case .hangulBold: "NanumGothicBold.ttf"
    case .korean: "NotoSansCJK-Regular.ttc"
    case .koreanBold: "NotoSansCJK-Bold.ttc"
    }
  }

  /// The Debian package that holds the font.
  var package: String {
    switch self {
    case .regular, .bold: "fonts-dejavu-core"
    case .hangul, .hangulBold: "fonts-nanum"
    case .korean, .koreanBold: "fonts-noto-cjk"
    }
  }

  /// Whether the font is meant to set a character, where it has it.
  ///
  /// Noto Sans CJK has symbols such as × and → as wide as a syllable, which tears formulas apart.
  func suits(_ scalar: Unicode.Scalar) -> Bool {
    switch self {
    case .regular, .bold, .hangul, .hangulBold: true
    case .korean, .koreanBold: scalar.isASCII || scalar == "−" || !scalar.isSymbol
    }
  }
}

extension Unicode.Scalar {
  /// Whether the character is a sign rather than a letter, a digit or punctuation.
  fileprivate var isSymbol: Bool {
    switch properties.generalCategory {
    case .mathSymbol, .otherSymbol, .otherNumber: true
    default: false
    }
  }
}
