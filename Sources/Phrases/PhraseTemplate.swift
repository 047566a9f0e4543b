/// A translation: words, and slots in any order, each with a particle after it or none.
///
/// `{1}` is the first slot, `{2:은}` the second with 은 or 는 after it; `{{` and `}}` are braces.
struct PhraseTemplate: Equatable, Sendable {
  private enum Part: Equatable, Sendable {
    case words(String)
    case slot(Int, KoreanParticle?)
  }

  private var parts: [Part] = []

  /// Why a template can't be read: half a sentence.
  struct Fault: Error, Equatable {
    let reason: String

    init(_ reason: String) {
      self.reason = reason
    }
  }

  init(_ text: String) throws(Fault) {
    var words = ""
    var rest = text[...]
    while let letter = rest.popFirst() {
      switch letter {
      case "{" where rest.first == "{", "}" where rest.first == "}":
        words.append(letter)
        rest.removeFirst()
      case "{":
        guard let end = rest.firstIndex(of: "}") else {
          throw Fault("has a “{” without “}”; a brace of the text is written twice")
        }
        if !words.isEmpty { parts.append(.words(words)) }
        words = ""
        parts.append(try Self.slot(rest[..<end]))
        rest = rest[rest.index(after: end)...]
      case "}":
        throw Fault("has a “}” without “{”; a brace of the text is written twice")
      default: words.append(letter)
      }
    }
    if !words.isEmpty { parts.append(.words(words)) }
  }

  /// The numbers of the slots that it uses, from 1.
  var slots: Set<Int> {
    Set(parts.compactMap { if case .slot(let number, _) = $0 { number } else { nil } })
  }

  /// Whether a slot has a particle after it.
  var hasParticles: Bool {
    parts.contains { if case .slot(_, .some) = $0 { true } else { false } }
  }

  /// Puts values into the slots; one that is missing is left out.
  func filled(_ values: [String]) -> String {
    parts.map { part in
      switch part {
      case .words(let words): return words
      case .slot(let number, let particle):
        let value = values.indices.contains(number - 1) ? values[number - 1] : ""
        return value + (particle?.form(after: value) ?? "")
      }
    }.joined()
  }

  /// Its parts as those of a phrase, with values in the slots.
  func pieces(_ values: [String]) -> [Phrase.Piece] {
    parts.map { part in
      switch part {
      case .words(let words): .words(words)
      case .slot(let number, _):
        .text(values.indices.contains(number - 1) ? values[number - 1] : "")
      }
    }
  }

  /// Doubles the braces of a text.
  static func escaped(_ text: String) -> String {
    guard text.contains(where: { $0 == "{" || $0 == "}" }) else { return text }
    return text.map { $0 == "{" || $0 == "}" ? "\($0)\($0)" : String($0) }.joined()
  }

  private static func slot(_ text: Substring) throws(Fault) -> Part {
    let halves = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    guard let number = Int(halves[0]), number > 0 else {
      throw Fault("has the slot “{\(text)}”, which is no number")
    }
    guard halves.count > 1 else { return .slot(number, nil) }
    guard let particle = KoreanParticle(named: halves[1]) else {
      throw Fault("has the particle “\(halves[1])”, which is not known")
    }
    return .slot(number, particle)
  }
}
