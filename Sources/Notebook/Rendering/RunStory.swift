import Phrases

/// A run as its pages tell it: what it was, and what each step said, in order.
///
/// It is made from the events of a run, or from what a run has left on disk.
public struct RunStory: Equatable, Sendable {
  /// One step, with what it had to show.
  public struct Step: Equatable, Sendable {
    /// The id.
    public var id: String
    /// The heading.
    public var title: String
    /// Lines, metrics, tables, figures and claims, in order.
    public var events: [Event] = []
    /// How long it took; nil where that is not known.
    public var seconds: Double?
  }

  /// The file that keeps a run's events, one JSON object a line.
  static let fileName = RunFiles.events

  /// The chapter's folder name, such as `05-attention`.
  public var chapter: String
  /// The chapter's question.
  public var title: String
  /// The seed.
  public var seed: UInt64
  /// The options that decided what came out.
  public var options: [String: OptionValue]
  /// The steps that ran, in order.
  public var steps: [Step] = []

  /// Whether it was a quick run, in which nothing is judged.
  public var isQuick: Bool { options["quick"] == .flag(true) }

  /// Whether only some of the chapter's steps ran.
  public var isPartial: Bool { options["steps"] != nil }

  /// The language of its texts; English for a run that does not say.
  public var language: Language {
    if case .text(let code)? = options["language"] {
      Language(rawValue: code) ?? .english
    } else {
      .english
    }
  }

  /// All claims, in order.
  public var claims: [Claim] {
    events.compactMap { if case .claim(let claim) = $0 { claim } else { nil } }
  }

  /// All figures, in order.
  public var figures: [FigureFile] {
    events.compactMap { if case .figure(let figure) = $0 { figure } else { nil } }
  }

  private var events: [Event] { steps.flatMap(\.events) }

  /// Makes the story of a run that is about to begin.
  init(_ start: RunStart) {
    chapter = start.chapter
    title = start.title
    seed = start.seed
    options = start.options
  }

  /// Takes the next event.
  mutating func add(_ event: Event) {
    guard !steps.isEmpty || event.opensStep else { return }
    switch event {
    case .step(let start): steps.append(Step(id: start.step, title: start.title))
    case .stepEnd(let end): steps[steps.count - 1].seconds = end.seconds
    case .say, .metric, .table, .figure, .claim: steps[steps.count - 1].events.append(event)
    case .run, .progress, .runEnd, .stopped, .failed: break
    }
  }

  /// Leaves out whatever depends on the clock.
  func withoutTimes() -> RunStory {
    var story = self
    for index in steps.indices {
      story.steps[index].seconds = nil
      story.steps[index].events.removeAll(where: \.isTimed)
    }
    return story
  }
}

extension Project {
  /// The translations for the page of a run; of a file that can't be read, none, since the run is done.
  func catalogue(of story: RunStory) -> Catalogue {
    (try? Catalogue.load(story.language, project: folder, chapter: story.chapter)) ?? .english
  }
}

extension Event {
  /// Whether it begins a step.
  fileprivate var opensStep: Bool { if case .step = self { true } else { false } }

  /// Whether what it says depends on the clock.
  var isTimed: Bool {
    switch self {
    case .say(let remark): remark.timed
    case .metric(let metric): metric.timed
    case .table(let table): table.timed
    case .figure(let figure): figure.timed
    case .claim(let claim): claim.timed
    case .progress, .stepEnd, .runEnd: true
    case .run, .step, .stopped, .failed: false
    }
  }
}
