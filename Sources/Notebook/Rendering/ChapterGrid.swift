import Phrases

/// All chapters at a glance, with their pictures and how far a learner is: what an index page shows.
package struct ChapterGrid {
  /// The picture of a card.
  package struct Picture {
    /// Its size on the page, in pixels of CSS.
    package struct Size {
      let width: Int
      let height: Int
    }

    let source: String
    let alt: String
    let size: Size?

    /// Makes a picture; nil where the page does not say its size.
    package init(source: String, alt: String, size: Size? = nil) {
      self.source = source
      self.alt = alt
      self.size = size
    }
  }

  /// A chapter.
  package struct Card {
    let name: String
    let title: String
    let link: String?
    let tag: String
    let picture: Picture?
    let state: String
    let mark: String?
    let progress: String?

    /// Makes a card.
    ///
    /// - Parameters:
    ///   - name: The chapter's folder name.
    ///   - title: Its heading.
    ///   - link: Where it can be read; nil where it can't.
    ///   - picture: What it has drawn.
    ///   - state: Whether it was run, and with what outcome, in words.
    ///   - mark: The class of those words.
    ///   - progress: How far its exercises are, in words.
    package init(
      name: String, title: String, link: String?, picture: Picture?, state: String,
      mark: String? = nil, progress: String?
    ) {
      self.name = name
      self.title = title
      self.link = link
      tag = link == nil ? "div" : "a"
      self.picture = picture
      self.state = state
      self.mark = mark
      self.progress = progress
    }
  }

  /// The chapters, in order.
  package var cards: [Card]
  /// How many were run.
  package var runCount: Int
  /// How far the exercises of each chapter are.
  package var tallies: [String: Project.ExerciseTally]
  /// Where the exercises are; nil where no page shows them.
  package var exercisesLink: String?
  /// HTML above the chapters.
  package var map = ""

  /// Collects what the page shows.
  package init(
    cards: [Card], runCount: Int, tallies: [String: Project.ExerciseTally],
    exercisesLink: String? = nil, map: String = ""
  ) {
    self.cards = cards
    self.runCount = runCount
    self.tallies = tallies
    self.exercisesLink = exercisesLink
    self.map = map
  }

  private struct Context {
    let runCount: Int
    let count: Int
    let solved: Int
    let exercises: Int
    let exercisesLink: String?
    let map: String
    let chapters: [Card]
  }

  /// Renders what stands in the page's frame; the map, chapter 00, is not counted.
  package func html(in catalogue: Catalogue) -> String { html(in: PageLanguage(catalogue)) }

  func html(in language: PageLanguage) -> String {
    language.templates.index.render(
      Context(
        runCount: runCount, count: cards.count { !$0.name.hasPrefix("00-") },
        solved: tallies.values.reduce(0) { $0 + $1.solved },
        exercises: tallies.values.reduce(0) { $0 + $1.count }, exercisesLink: exercisesLink,
        map: map, chapters: cards))
  }

  /// How far the exercises of a chapter are, in words; nil where there is none.
  package static func progress(_ tally: Project.ExerciseTally?) -> Phrase? {
    guard let tally, tally.count > 0 else { return nil }
    return "Exercises: \(tally.solved) of \(tally.count) solved"
  }
}
