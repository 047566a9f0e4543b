import Phrases
import Platform

extension RoadMap: PlotContent {
  func layout(_ request: LayoutRequest) throws(PlotError) -> any PlotLayout {
    try check()
    return try RoadMapLayout(self, request)
  }

  func document(in catalogue: Catalogue) throws(PlotError) -> JSONValue {
    try check()
    return .object([
      "figure": .string("map"), "title": .text(title, in: catalogue),
      "subtitle": .text(subtitle, in: catalogue),
      "regions": .texts(regions, in: catalogue),
      "stops": .array(
        stops.map { stop in
          .object([
            "id": .string(stop.id), "name": .text(stop.name, in: catalogue),
            "question": .text(stop.question, in: catalogue),
            "region": .text(regions[stop.region], in: catalogue),
            "visited": .bool(stop.isVisited), "tasks": .integer(stop.taskCount),
            "done": .integer(stop.doneCount),
          ])
        }),
      "roads": .array(roads.map { .strings([$0.from, $0.to]) }),
    ])
  }

  private func check() throws(PlotError) {
    guard !stops.isEmpty, !regions.isEmpty else {
      throw PlotError("The map \"\(title)\" is empty: give at least one region and one stop.")
    }
    var known: Set<String> = []
    for stop in stops {
      guard regions.indices.contains(stop.region) else {
        throw PlotError(
          """
          The stop "\(stop.id)" of the map "\(title)" lies in region \(stop.region), but there are \
          \(regions.count): count from 0.
          """)
      }
      guard known.insert(stop.id).inserted else {
        throw PlotError("Two stops of the map \"\(title)\" are called \"\(stop.id)\".")
      }
      guard stop.taskCount >= 0, (0...stop.taskCount).contains(stop.doneCount) else {
        throw PlotError(
          """
          The stop "\(stop.id)" of the map "\(title)" has \(stop.doneCount) of \(stop.taskCount) \
          tasks done: there can't be more done than there are.
          """)
      }
    }
    for road in roads {
      for end in [road.from, road.to] where !known.contains(end) {
        throw PlotError("A road of the map \"\(title)\" leads to \"\(end)\", which is no stop.")
      }
    }
  }
}
