/// A text for a reader: written in English where it is used, and translated late.
///
/// A literal is all there is to write: `"Right answers at \(count) tokens"` has the ``key``
/// `Right answers at {1} tokens`, by which a ``Catalogue`` finds its translation, and one slot. A
/// phrase is a whole sentence or a whole label, since another language puts its parts in another
/// order.
///
/// ```swift
/// let phrase: Phrase = "\(model.name) keeps \(share, percent: 1) of it"
/// phrase.english           // "LSTM keeps 99.2 % of it"
/// phrase.text(in: korean)  // "LSTM은 그중 99.2%를 유지한다"
/// ```
public struct Phrase: Hashable, Sendable {
  /// A part of a phrase.
  enum Piece: Hashable, Sendable {
    /// Words of the language, part of the key.
    case words(String)
    /// A slot with text that is the same in every language.
    case text(String)
    /// A slot with a phrase that is translated by itself.
    case phrase(Phrase)
  }

  private(set) var pieces: [Piece] = []

  init(pieces: [Piece]) {
    for piece in pieces { append(piece) }
  }

  /// Makes a phrase that is the same in every language: a name, a number, a token.
  public static func verbatim(_ text: some StringProtocol) -> Phrase {
    text.isEmpty ? Phrase(pieces: []) : Phrase(pieces: [.text(String(text))])
  }

  /// Makes a phrase from its key, with values for its slots: for words that stand in a file, such as a
  /// page's template.
  public init(key: String, values: [String] = []) {
    pieces = []
    guard let template = try? PhraseTemplate(key) else {
      append(.words(key))
      return
    }
    for piece in template.pieces(values) { append(piece) }
  }

  /// Whether there is nothing to read.
  public var isEmpty: Bool { english.isEmpty }

  /// What a catalogue knows the phrase by: its words, with `{1}`, `{2}` and so on for its slots; a
  /// brace of the text itself is doubled.
  public var key: String {
    var key = ""
    var slot = 0
    for piece in pieces {
      if case .words(let words) = piece {
        key += PhraseTemplate.escaped(words)
      } else {
        slot += 1
        key += "{\(slot)}"
      }
    }
    return key
  }

  /// The text in English.
  public var english: String { text(in: .english) }

  /// The text in a catalogue's language; English where the catalogue lacks the phrase.
  public func text(in catalogue: Catalogue) -> String {
    if catalogue.isTranslating, let template = catalogue.template(for: self) {
      return template.filled(slots.map { Self.text(of: $0, in: catalogue) })
    }
    return pieces.map { Self.text(of: $0, in: catalogue) }.joined()
  }

  /// The texts in its slots, in English; with the ``key`` they make the phrase again, in another
  /// process too.
  public var values: [String] { slots.map { Self.text(of: $0, in: .english) } }

  /// Whether there are words of a language in it, and not only slots and marks.
  var hasWords: Bool {
    pieces.contains { piece in
      if case .words(let words) = piece { words.contains(where: \.isLetter) } else { false }
    }
  }

  private var slots: [Piece] {
    pieces.filter { if case .words = $0 { false } else { true } }
  }

  private static func text(of piece: Piece, in catalogue: Catalogue) -> String {
    switch piece {
    case .words(let text), .text(let text): text
    case .phrase(let phrase): phrase.text(in: catalogue)
    }
  }

  /// Adds a piece; words that follow on words become one piece.
  mutating func append(_ piece: Piece) {
    guard case .words(let words) = piece else {
      pieces.append(piece)
      return
    }
    if words.isEmpty { return }
    if case .words(let before)? = pieces.last {
      pieces[pieces.count - 1] = .words(before + words)
    } else {
      pieces.append(piece)
    }
  }
}

extension Phrase: CustomStringConvertible {
  /// The text in English, for messages to programmers.
  public var description: String { english }
}
