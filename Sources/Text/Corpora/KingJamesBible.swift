/// The King James Bible, the default corpus: 66 books, 1,189 chapters, 31,102 verses.
///
/// Every tenth chapter is held out (`index % 10 == 9`, chapters counted from 0 through the whole
/// Bible), so that training and held-out text have every kind of writing in them. The gospels tell
/// some things three times, so a little of what is held out is told in the training text too.
///
/// As a text, verses stand on lines of their own and chapters are parted by an empty line, without
/// references; a line break ends the last verse of a part.
public struct KingJamesBible: Sendable {
  /// How many verses the whole Bible has.
  public static let verseCount = 31_102
  /// How many chapters the whole Bible has.
  public static let chapterCount = 1_189

  /// What the text's file is called.
  public let name: String
  /// The SHA-256 of the text's file, 64 hexadecimal digits.
  public let fileHash: String
  /// All verses in order.
  public let verses: [BibleVerse]
  /// The range of each chapter in `verses`, in order.
  public let chapters: [Range<Int>]

  /// Reads the lines of an extract, `Ge1:1 In the beginning...` and so on, of any length.
  ///
  /// - Throws: `CorpusError.malformedVerse` with the number, from 1, of a line that is no verse.
  /// - Complexity: O(characters).
  public init(parsing corpus: Corpus) throws(CorpusError) {
    var verses: [BibleVerse] = []
    var chapters: [Range<Int>] = []
    let lines = corpus.text.split(separator: "\n", omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() {
      if line.isEmpty && index == lines.count - 1 { break }
      guard let verse = BibleVerse(line: line) else {
        throw .malformedVerse(name: corpus.name, line: index + 1)
      }
      if let last = verses.last, last.book == verse.book, last.chapter == verse.chapter {
        chapters[chapters.count - 1] = chapters[chapters.count - 1].lowerBound..<verses.count + 1
      } else {
        chapters.append(verses.count..<verses.count + 1)
      }
      verses.append(verse)
    }
    self.name = corpus.name
    self.fileHash = corpus.fileHash
    self.verses = verses
    self.chapters = chapters
  }

  /// Reads the extract that the set-up made and holds it to be whole.
  ///
  /// - Parameter path: Usually `KingJamesBible.cachePath(environment:)`.
  /// - Throws: `CorpusError.bibleNotInstalled` when the file is missing, and other cases when it is
  ///   not what it should be.
  public init(contentsOf path: String) throws(CorpusError) {
    let corpus: Corpus
    do {
      corpus = try Corpus(contentsOf: path)
    } catch .missing {
      throw .bibleNotInstalled(path: path)
    }
    try self.init(parsing: corpus)
    guard verses.count == Self.verseCount else {
      throw .wrongVerseCount(name: name, found: verses.count, expected: Self.verseCount)
    }
  }

  /// Whether a chapter, counted from 0 through the whole Bible, is held out.
  public static func isHeldOut(chapter index: Int) -> Bool { index % 10 == 9 }

  /// The text of every chapter that is not held out, and of every one that is.
  ///
  /// - Throws: `CorpusError.tooShortToSplit` when there are fewer than 10 chapters.
  /// - Complexity: O(characters).
  public func split() throws(CorpusError) -> CorpusSplit {
    guard chapters.count >= 10 else {
      throw .tooShortToSplit(
        name: name, characterCount: verses.reduce(0) { $0 + $1.text.unicodeScalars.count })
    }
    return CorpusSplit(
      name: name, fileHash: fileHash,
      training: text { !Self.isHeldOut(chapter: $0) },
      validation: text { Self.isHeldOut(chapter: $0) })
  }

  /// The words of the chapters that a condition on their index, from 0, chooses.
  public func text(ofChapters isChosen: (Int) -> Bool) -> String {
    var text = ""
    for (index, range) in chapters.enumerated() where isChosen(index) {
      if !text.isEmpty { text += "\n" }
      for verse in verses[range] {
        text += verse.text
        text += "\n"
      }
    }
    return text
  }
}
