import Phrases
import Testing

@testable import Plotting

@Suite struct MapTests {
  private static let words = [
    "attention", "어텐션", "a-very-long-name-without-any-break", "RNN", "Pretrained and large", "?",
  ]

  private func map(seed: Int) -> RoadMap {
    var random = SplitMix64(seed: UInt64(seed))
    func text(_ count: Int) -> Phrase {
      .verbatim(
        (0..<count).map { _ in Self.words[Int.random(in: 0..<Self.words.count, using: &random)] }
          .joined(separator: " "))
    }
    let regions = Int.random(in: 1...7, using: &random)
    let stops = (0..<Int.random(in: 1...16, using: &random)).map { index in
      let tasks = Int.random(in: 0...6, using: &random)
      return RoadMap.Stop(
        id: "\(index)", name: text(2), question: text(Int.random(in: 0...9, using: &random)),
        region: Int.random(in: 0..<regions, using: &random), isVisited: Bool.random(using: &random),
        taskCount: tasks, doneCount: Int.random(in: 0...tasks, using: &random))
    }
    return RoadMap(
      title: "A map", subtitle: text(3), regions: (0..<regions).map { _ in text(2) }, stops: stops,
      roads: zip(stops, stops.dropFirst()).map { .init(from: $0.id, to: $1.id) })
  }

  private func timeline(seed: Int) -> Timeline {
    var random = SplitMix64(seed: UInt64(seed))
    var year = 1990
    let entries = (0..<Int.random(in: 1...9, using: &random)).map { _ in
      year += Int.random(in: 0...3, using: &random)
      return Timeline.Entry(
        year: year,
        name: .verbatim(Self.words[Int.random(in: 0..<Self.words.count, using: &random)]),
        detail: "Something that changed how people went about it.")
    }
    return Timeline(title: "Years", entries: entries)
  }

  /// Holds that no text overlaps another or leaves the canvas.
  private func expectTidy(_ canvas: Canvas, location: SourceLocation = #_sourceLocation) {
    let page = Rect(x: 0, y: 0, width: canvas.size.width, height: canvas.size.height)
    let boxes = canvas.textBoxes
    for (index, text) in boxes.enumerated() {
      #expect(page.contains(text.box), "\(text.text) leaves the canvas", sourceLocation: location)
      for other in boxes[(index + 1)...] {
        #expect(
          !text.box.overlaps(other.box), "\(text.text) overlaps \(other.text)",
          sourceLocation: location)
      }
    }
  }

  @Test("No text of a map overlaps another or leaves the canvas", arguments: 0..<40)
  func maps(seed: Int) throws {
    expectTidy(try map(seed: seed).drawn())
  }

  @Test("No text of a timeline overlaps another or leaves the canvas", arguments: 0..<40)
  func timelines(seed: Int) throws {
    expectTidy(try timeline(seed: seed).drawn())
  }

  @Test("The same map gives the same bytes, and its JSON says what is filled in")
  func bytes() throws {
    let map = map(seed: 3)
    #expect(try map.png() == map.png())
    let json = String(decoding: try map.json(), as: UTF8.self)
    #expect(json.contains("\"visited\": \(map.stops[0].isVisited)"))
    #expect(map.alternativeText().hasPrefix("Map: A map."))
    #expect(timeline(seed: 3).alternativeText().hasPrefix("Timeline: Years."))
  }

  @Test("A stop that was visited looks different, and so does a task that is done")
  func progress() throws {
    var map = RoadMap(
      title: "A map", regions: ["here"],
      stops: [.init(id: "1", name: "one", question: "why?", region: 0, taskCount: 1)])
    let before = try map.png()
    map.stops[0].doneCount = 1
    let done = try map.png()
    map.stops[0].isVisited = true
    let visited = try map.png()
    #expect(before != done && done != visited)
  }

  @Test("A map that can't be is refused in one sentence")
  func refusals() {
    func sentence(_ stops: [RoadMap.Stop], _ roads: [RoadMap.Road] = []) -> String? {
      let map = RoadMap(title: "A map", regions: ["here"], stops: stops, roads: roads)
      do throws(PlotError) {
        _ = try map.png()
        return nil
      } catch {
        return error.description
      }
    }
    let stop = RoadMap.Stop(id: "1", name: "one", question: "", region: 0)
    #expect(
      sentence([]) == "The map \"A map\" is empty: give at least one region and one stop.")
    #expect(sentence([stop, stop]) == "Two stops of the map \"A map\" are called \"1\".")
    #expect(
      sentence([stop], [.init(from: "1", to: "2")])
        == "A road of the map \"A map\" leads to \"2\", which is no stop.")
    #expect(
      sentence([.init(id: "1", name: "", question: "", region: 2)])
        == "The stop \"1\" of the map \"A map\" lies in region 2, but there are 1: count from 0.")
    #expect(
      sentence([.init(id: "1", name: "", question: "", region: 0, taskCount: 1, doneCount: 2)])
        == "The stop \"1\" of the map \"A map\" has 2 of 1 tasks done: there can't be more done than "
        + "there are.")
    let years = Timeline(
      title: "Years",
      entries: [.init(year: 2, name: "", detail: ""), .init(year: 1, name: "", detail: "")])
    #expect(throws: PlotError.self) { try years.png() }
  }
}
