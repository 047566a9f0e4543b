/// A lesson, cut at its `##` headings: an introduction, and sections of blocks.
///
/// Its blocks belong to one tree; rendering them as HTML uses them up, so each page reads its own.
final class Lesson {
  /// What a block is.
  enum Kind: Equatable {
    /// Code cut from a compiled file: its path, and the name of the region.
    case snippet(file: String, region: String, code: String)
    /// Other code, with its language.
    case code(language: String, text: String)
    /// A picture that stands alone.
    case picture(target: String, alternative: String)
    /// Prose, a list, a table.
    case prose
  }

  /// One block of a section.
  struct Block {
    let kind: Kind
    let node: MarkdownTree.Node
    /// The lines of Markdown that it was made from.
    let source: String
  }

  /// What stands between two `##` headings.
  struct Section {
    /// The step's id, or nil for a section that belongs to no step.
    let id: String?
    let heading: String
    var blocks: [Block] = []
  }

  /// The text of the `#` heading, such as `06 · What does the whole machine learn?`.
  private(set) var title = ""
  private(set) var introduction = Section(id: nil, heading: "")
  private(set) var sections: [Section] = []
  private(set) var footnotes: [Block] = []
  /// The Markdown of each note, by its name.
  private(set) var notes: [(name: String, text: String)] = []
  /// The names of the notes in the order in which the text refers to them.
  let noteNames: [String]
  let formulas: Formulas
  private let tree: MarkdownTree

  init(_ markdown: String) {
    formulas = Formulas(markdown)
    tree = MarkdownTree(formulas.text)
    noteNames = markdown.matches(of: /\[\^([^\]\s]+)\](?!:)/).map { String($0.1) }
    defer { withExtendedLifetime(tree) {} }
    let lines = markdown.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    notes = Self.notes(lines)
    var marker: (file: String, region: String)?
    for node in MarkdownTree.children(of: tree.root) {
      let type = MarkdownTree.type(of: node)
      let range = MarkdownTree.lines(of: node)
      // cmark counts a note that follows to the list before it.
      let source = lines[
        min(range.lowerBound - 1, lines.count)..<min(range.upperBound, lines.count)
      ].prefix { Self.noteName($0) == nil }.joined(separator: "\n")
      switch type {
      case "heading" where MarkdownTree.headingLevel(of: node) == 1 && title.isEmpty:
        title = MarkdownTree.plainText(of: node)
      case "heading" where MarkdownTree.headingLevel(of: node) == 2:
        sections.append(Self.section(MarkdownTree.plainText(of: node)))
      case "html_block":
        marker = Self.marker(MarkdownTree.literal(of: node))
        continue
      case "footnote_definition":
        footnotes.append(Block(kind: .prose, node: node, source: source))
      default:
        add(Block(kind: Self.kind(of: node, type, marker), node: node, source: source))
      }
      marker = nil
    }
  }

  /// The name of the note that cmark gives a number: they are counted from 1 as the text refers to them.
  func noteName(_ number: String) -> String? {
    var names: [String] = []
    for name in noteNames where !names.contains(name) { names.append(name) }
    guard let place = Int(number), names.indices.contains(place - 1) else { return nil }
    return names[place - 1]
  }

  /// Collects the notes: from a line `[^name]: text` to the next line that is not indented.
  private static func notes(_ lines: [Substring]) -> [(name: String, text: String)] {
    var notes: [(name: String, text: String)] = []
    var isOpen = false
    for line in lines {
      if let name = noteName(line) {
        notes.append((name, String(line.drop { $0 != ":" }.dropFirst().drop { $0 == " " })))
        isOpen = true
      } else if isOpen, line.hasPrefix("    "), !line.allSatisfy(\.isWhitespace) {
        notes[notes.count - 1].text += "\n" + line.drop { $0 == " " }
      } else if !line.allSatisfy(\.isWhitespace) {
        isOpen = false
      }
    }
    return notes
  }

  private static func noteName(_ line: Substring) -> String? {
    (try? /\[\^([^\]\s]+)\]:/.prefixMatch(in: line)).map { String($0.1) }
  }

  private func add(_ block: Block) {
    if sections.isEmpty {
      introduction.blocks.append(block)
    } else {
      sections[sections.count - 1].blocks.append(block)
    }
  }

  /// Splits `scores · How does a word look?` into the step's id and the heading.
  private static func section(_ heading: String) -> Section {
    let parts = heading.split(separator: " ", maxSplits: 2).map(String.init)
    guard parts.count == 3, parts[1] == "·", RunName.isValid(parts[0]) else {
      return Section(id: nil, heading: heading)
    }
    return Section(id: parts[0], heading: parts[2])
  }

  /// Reads `<!-- snippet: 06-transformer/Train.swift#loop -->`.
  private static func marker(_ html: String) -> (file: String, region: String)? {
    let words = html.split { $0 == " " || $0 == "\n" }
    guard words.count == 4, words[1] == "snippet:" else { return nil }
    let parts = words[2].split(separator: "#").map(String.init)
    return parts.count == 2 ? (parts[0], parts[1]) : nil
  }

  private static func kind(
    of node: MarkdownTree.Node, _ type: String, _ marker: (file: String, region: String)?
  ) -> Kind {
    if type == "code_block" {
      let language = MarkdownTree.language(of: node)
      let text = MarkdownTree.literal(of: node)
      guard let marker, language == "swift" else { return .code(language: language, text: text) }
      return .snippet(file: marker.file, region: marker.region, code: text)
    }
    let children = MarkdownTree.children(of: node)
    if type == "paragraph", children.count == 1, MarkdownTree.type(of: children[0]) == "image" {
      return .picture(
        target: MarkdownTree.url(of: children[0]),
        alternative: MarkdownTree.plainText(of: children[0]))
    }
    return .prose
  }
}
