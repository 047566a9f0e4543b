/// The fonts that figures use, and how fontconfig names them.
enum FontName: CaseIterable {
  case regular
  case bold
  case hangul
  case hangulBold

  /// The pattern to ask fontconfig for.
  var pattern: String {
    switch self {
    case .regular: "DejaVu Sans"
    case .bold: "DejaVu Sans:bold"
    case .hangul: "NanumGothic"
    case .hangulBold: "NanumGothic:bold"
    }
  }

  /// The file that must come back: fontconfig answers with another font where it has not this one.
  var file: String {
    switch self {
    case .regular: "DejaVuSans.ttf"
    case .bold: "DejaVuSans-Bold.ttf"
    case .hangul: "NanumGothic.ttf"
    case .hangulBold: "NanumGothicBold.ttf"
    }
  }

  /// The Debian package that holds the font.
  var package: String {
    switch self {
    case .regular, .bold: "fonts-dejavu-core"
    case .hangul, .hangulBold: "fonts-nanum"
    }
  }

  /// The font for what this font lacks.
  var fallback: FontName? {
    switch self {
    case .regular: .hangul
    case .bold: .hangulBold
    case .hangul, .hangulBold: nil
    }
  }
}
