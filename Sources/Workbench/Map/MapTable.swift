import Phrases
import Plotting

/// The map from deep learning to ChatGPT and beyond, as a table: regions, chapters, roads, years.
///
/// Chapters that are not built are not drawn, and roads go through them to the next.
enum MapTable {
  /// The regions, left to right.
  static let regions: [Phrase] = [
    "Deep learning", "Language modelling", "Architectures", "Pretrained and large", "ChatGPT",
    "Efficient, grounded, small", "New directions",
  ]

  /// Each chapter's number with the region it lies in, in the order in which they stand.
  static let places: [(number: String, region: Int)] = [
    ("01", 0), ("02", 0), ("03", 1), ("04", 2), ("05", 2), ("06", 2), ("07", 2), ("08", 3),
    ("09", 3),
    ("10", 4), ("13", 5), ("11", 5), ("12", 5), ("14", 6), ("15", 6), ("16", 6),
  ]

  /// What leads to what.
  static let roads: [(from: String, to: String)] = [
    ("01", "02"), ("02", "03"), ("03", "04"), ("04", "05"), ("05", "06"), ("06", "07"),
    ("06", "08"),
    ("08", "09"), ("09", "10"), ("10", "11"), ("10", "13"), ("11", "12"), ("11", "15"),
    ("12", "15"),
    ("13", "16"), ("13", "14"),
  ]

  /// The years of figure 1.2 and figure 1.11.
  static let years: [Timeline.Entry] = [
    .init(
      year: 2012, name: "AlexNet", detail: "Learned features win ImageNet: 26 % errors become 16 %."
    ),
    .init(
      year: 2013, name: "Word2Vec", detail: "Words become vectors, learned from text alone."),
    .init(
      year: 2017, name: "Transformer",
      detail: "Attention is all you need: no loop over the text any more."),
    .init(
      year: 2018, name: "GPT-1 and BERT",
      detail: "Read unlabelled text first, learn the task after. GPT-1 has 117 million parameters."),
    .init(
      year: 2019, name: "GPT-2", detail: "1.5 billion parameters write whole paragraphs."),
    .init(
      year: 2020, name: "GPT-3", detail: "175 billion parameters learn a task from its prompt."),
    .init(
      year: 2022, name: "ChatGPT",
      detail: "Alignment turns a completer of texts into an assistant."),
  ]

  /// The roads between chapters that are built: where one in between is not, its roads are joined.
  static func roads(among built: Set<String>) -> [RoadMap.Road] {
    var result: [RoadMap.Road] = []
    for start in places.map(\.number) where built.contains(start) {
      var waiting = roads.filter { $0.from == start }.map(\.to)
      var seen: Set<String> = []
      while !waiting.isEmpty {
        let next = waiting.removeFirst()
        guard seen.insert(next).inserted else { continue }
        if built.contains(next) {
          result.append(.init(from: start, to: next))
        } else {
          waiting += roads.filter { $0.from == next }.map(\.to)
        }
      }
    }
    return result
  }
}
