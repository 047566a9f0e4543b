import Text

/// A verse with the kind of writing that it is from.
struct LabelledVerse: Sendable {
  let book: String
  /// The number of its chapter, counted through the whole Bible.
  let chapter: Int
  let text: String
  let label: Int32
}

/// The Bible cut in three: books to read, chapters to learn the task from, chapters to be asked about.
///
/// Whole books are for reading alone; of the others, every fifth chapter is for the test, so that no verse
/// of the test has a neighbour among those that were read or labelled.
struct VerseTask: Sendable {
  /// The books for reading, as one text; no verse of it is ever asked about.
  private(set) var reading = ""
  /// The verses of the books for reading, by kind; the books of no kind are in none.
  private(set) var readable: [Genre: [String]] = [:]
  /// The verses that may be labelled.
  private(set) var training: [LabelledVerse] = []
  /// The verses to be asked about.
  private(set) var test: [LabelledVerse] = []

  /// Which of the task's chapters, counted from 0, are for the test.
  static func isForTest(taskChapter index: Int) -> Bool { index % 5 == 4 }

  init(_ bible: KingJamesBible) {
    var taskChapters = 0
    for (number, chapter) in bible.chapters.enumerated() {
      let verses = bible.verses[chapter]
      // snippet: split
      guard let genre = Genre.ofTaskBook[verses.first?.book ?? ""] else {
        addReading(verses.map(\.text), of: verses.first?.book)  // a book for reading
        continue
      }
      let labelled = verses.map {
        LabelledVerse(
          book: $0.book, chapter: number, text: $0.text, label: Int32(genre.rawValue))
      }
      let isForTest = Self.isForTest(taskChapter: taskChapters)  // every fifth chapter
      if isForTest { test += labelled } else { training += labelled }
      // end snippet
      taskChapters += 1
    }
  }

  private mutating func addReading(_ verses: [String], of book: String?) {
    reading += verses.map { $0 + "\n" }.joined() + "\n"
    if let genre = Genre.of(book ?? "") { readable[genre, default: []] += verses }
  }

  /// The text of verses without their labels, chapters parted by an empty line.
  static func text(of verses: some Sequence<LabelledVerse>) -> String {
    var (text, last) = ("", -1)
    for verse in verses {
      if last >= 0, verse.chapter != last { text += "\n" }
      text += verse.text + "\n"
      last = verse.chapter
    }
    return text
  }
}

extension [LabelledVerse] {
  /// How many verses there are of a kind.
  func count(of genre: Genre) -> Int { count { Int($0.label) == genre.rawValue } }
}
