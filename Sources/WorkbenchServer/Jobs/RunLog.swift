import Phrases
import Platform

/// What a run has said so far, bounded, for pages that ask what is new.
///
/// Events of a chapter are kept as it wrote them. Progress is thinned where there is much of it; of other
/// lines the last are kept.
struct RunLog: Sendable {
  /// One line, with its number.
  struct Entry: Sendable {
    let number: Int
    let json: String
    let isProgress: Bool
    let isText: Bool
  }

  private static let ends = ["runEnd", "stopped", "failed"]

  private let catalogue: Catalogue
  private(set) var entries: [Entry] = []
  private var next = 1
  private var bytes = (progress: 0, text: 0, events: 0)
  private var isFull = false

  /// The most of each kind, in bytes.
  static let limit = 1 << 20

  /// Makes an empty log, whose own words are of a language.
  init(in catalogue: Catalogue = .english) { self.catalogue = catalogue }

  /// The number of the last line.
  var last: Int { next - 1 }

  /// Takes a line of the program's output: an event, or anything else.
  mutating func add(line: String) {
    struct Head: Decodable {
      let event: String
    }
    // A run that says this much may still end, and says nothing else worth reading.
    if isFull, line.hasPrefix("{"), !Self.ends.contains(where: line.contains) { return }
    guard line.hasPrefix("{"),
      let head = try? JSON.decode(Head.self, from: line.utf8)
    else { return add(text: line) }
    append(
      line, isProgress: head.event == "progress",
      isEnd: Self.ends.contains(head.event))
  }

  /// Takes a line that is no event.
  mutating func add(text: String) {
    append(Self.json(["event": "log", "text": text]), isText: true)
  }

  /// The lines behind a number, as one JSON array.
  func json(after number: Int) -> String {
    let new = entries.drop { $0.number <= number }
    return "[" + new.map(\.json).joined(separator: ",") + "]"
  }

  /// A JSON object of texts.
  static func json(_ texts: [String: String]) -> String {
    // Texts always encode.
    String(decoding: (try? JSON.line(texts)) ?? Array("{}".utf8), as: UTF8.self)
  }

  private mutating func append(
    _ json: String, isProgress: Bool = false, isText: Bool = false, isEnd: Bool = false
  ) {
    let size = json.utf8.count
    if !isProgress, !isText {
      bytes.events += size
      if bytes.events > Self.limit, !isEnd {
        if !isFull {
          let more: Phrase = "The run says more than this page keeps; its record has all of it."
          add(text: more.text(in: catalogue))
        }
        isFull = true
        return
      }
    }
    entries.append(Entry(number: next, json: json, isProgress: isProgress, isText: isText))
    next += 1
    if isProgress {
      bytes.progress += size
      if bytes.progress > Self.limit { thinProgress() }
    } else if isText {
      bytes.text += size
      if bytes.text > Self.limit { dropText() }
    }
  }

  private mutating func thinProgress() {
    var keeps = false
    entries.removeAll { entry in
      guard entry.isProgress else { return false }
      keeps.toggle()
      return !keeps
    }
    bytes.progress = entries.reduce(0) { $0 + ($1.isProgress ? $1.json.utf8.count : 0) }
  }

  /// Drops the older half, so that it is done seldom.
  private mutating func dropText() {
    var surplus = bytes.text - Self.limit / 2
    entries.removeAll { entry in
      guard entry.isText, surplus > 0 else { return false }
      surplus -= entry.json.utf8.count
      bytes.text -= entry.json.utf8.count
      return true
    }
  }
}
