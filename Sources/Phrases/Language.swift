/// A language that the workbench speaks.
public enum Language: String, Sendable, CaseIterable {
  /// English, in which every phrase is written.
  case english = "en"
  /// Korean.
  case korean = "ko"

  /// The language that an environment asks for: the first of `LC_ALL`, `LC_MESSAGES` and `LANG` that
  /// is not empty decides; English for whatever is not spoken here.
  public static func preferred(in environment: [String: String]) -> Language {
    let names = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap { environment[$0] }
    guard let name = names.first(where: { !$0.isEmpty }) else { return .english }
    let code = name.prefix { $0.isLetter && $0.isASCII }.lowercased()
    return Language(rawValue: code) ?? .english
  }

  /// Its name in itself, for whoever looks for it.
  public var ownName: String {
    switch self {
    case .english: "English"
    case .korean: "한국어"
    }
  }
}
