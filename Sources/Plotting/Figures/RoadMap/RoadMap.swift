import Phrases

/// Stops in regions, and the roads between them: what leads to what, and how far somebody has come.
public struct RoadMap: Figure {
  /// A place on the map.
  public struct Stop: Sendable {
    /// What roads call it.
    public var id: String
    /// Its name.
    public var name: Phrase
    /// What it asks, in a line or two.
    public var question: Phrase
    /// Which region it lies in, from 0.
    public var region: Int
    /// Whether somebody has been there: it is then filled in.
    public var isVisited: Bool
    /// How many tasks it has.
    public var taskCount: Int
    /// How many of them are done.
    public var doneCount: Int

    /// Makes a stop.
    public init(
      id: String, name: Phrase, question: Phrase, region: Int, isVisited: Bool = false,
      taskCount: Int = 0, doneCount: Int = 0
    ) {
      self.id = id
      self.name = name
      self.question = question
      self.region = region
      self.isVisited = isVisited
      self.taskCount = taskCount
      self.doneCount = doneCount
    }
  }

  /// A way from one stop to another.
  public struct Road: Sendable, Equatable {
    /// The id of the stop where it begins.
    public var from: String
    /// The id of the stop that it leads to.
    public var to: String

    /// Makes a road.
    public init(from: String, to: String) {
      self.from = from
      self.to = to
    }
  }

  /// The finding or question.
  public var title: Phrase
  /// What is shown.
  public var subtitle: Phrase
  /// A quiet mark at the top right.
  public var note: Phrase?
  /// The names of the regions, left to right.
  public var regions: [Phrase]
  /// The stops; those of one region stand below each other in this order.
  public var stops: [Stop]
  /// The roads.
  public var roads: [Road]
  /// What it means that a stop is filled in.
  public var visitedTitle: Phrase
  /// What the dots of a stop are.
  public var taskTitle: Phrase
  /// A sentence below the figure.
  public var footnote: Phrase?
  /// The width of all regions, in points.
  public var width: Double

  /// Makes a map.
  public init(
    title: Phrase, subtitle: Phrase = "", regions: [Phrase], stops: [Stop], roads: [Road] = [],
    visitedTitle: Phrase = "visited", taskTitle: Phrase = "task done", note: Phrase? = nil,
    footnote: Phrase? = nil, width: Double = 1090
  ) {
    self.title = title
    self.subtitle = subtitle
    self.regions = regions
    self.stops = stops
    self.roads = roads
    self.visitedTitle = visitedTitle
    self.taskTitle = taskTitle
    self.note = note
    self.footnote = footnote
    self.width = width
  }

  /// What the figure shows, in words.
  public var alternative: Phrase {
    let listed = regions.indices.map { region -> Phrase in
      let names = stops.filter { $0.region == region }.map { stop -> Phrase in
        stop.isVisited ? "\(stop.name) (\(visitedTitle))" : stop.name
      }
      return "\(regions[region]): \(names.joined(separator: ", "))"
    }
    let tasks = stops.reduce((0, 0)) { ($0.0 + $1.doneCount, $0.1 + $1.taskCount) }
    let map: Phrase = "Map: \(title). \(listed.joined(separator: "; "))."
    guard tasks.1 > 0 else { return map }
    return "\(map) \(taskTitle): \(tasks.0) of \(tasks.1)."
  }
}
