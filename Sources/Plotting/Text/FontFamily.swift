import Phrases

/// The fonts that a picture is set in: one family for all of its texts.
public enum FontFamily: String, Sendable, CaseIterable {
  /// DejaVu Sans, with Nanum Gothic for the Hangul that it lacks: for English texts.
  case latin
  /// Noto Sans CJK KR, which has Latin letters and Hangul of one design: for Korean texts.
  ///
  /// Symbols come from DejaVu Sans: Noto Sans CJK sets them as wide as a syllable, or lacks them.
  case korean

  /// The family for texts of a language.
  public init(_ language: Language) {
    switch language {
    case .english: self = .latin
    case .korean: self = .korean
    }
  }

  /// The fonts of a weight, the preferred one first; each sets what those before it do not.
  func fonts(isBold: Bool) -> [FontName] {
    switch self {
    case .latin: isBold ? [.bold, .hangulBold] : [.regular, .hangul]
    case .korean: isBold ? [.koreanBold, .bold] : [.korean, .regular]
    }
  }
}
