import Experiments
import Foundation
import NeuralNetworks
import Testing
import Text

@testable import transfer

/// What chapter 08 calls unseen is unseen.
@Suite struct TransferSplitTests {
  /// A Bible of all books, with twelve chapters of three verses each, in which no two verses are alike.
  private static func bible() throws -> KingJamesBible {
    var lines: [String] = []
    for book in ["Acts", "Rev"] + Genre.allCases.flatMap(\.books) {
      for chapter in 1...12 {
        for verse in 1...3 {
          lines.append("\(book)\(chapter):\(verse) text \(book)x\(chapter)x\(verse)x ends")
        }
      }
    }
    return try KingJamesBible(
      parsing: Corpus(bytes: Array(lines.joined(separator: "\n").utf8), name: "toy"))
  }

  /// The Bible itself, where it is installed.
  private static func bibles() throws -> [KingJamesBible] {
    let installed = try? KingJamesBible.load(environment: ProcessInfo.processInfo.environment)
    return [try bible()] + [installed].compactMap { $0 }
  }

  @Test("No verse of the test is read, nor labelled, nor a neighbour of one that is")
  func disjoint() throws {
    for bible in try Self.bibles() {
      let task = VerseTask(bible)
      #expect(!task.test.isEmpty && !task.training.isEmpty && !task.reading.isEmpty)
      let asked = Set(task.test.map(\.chapter))
      #expect(asked.isDisjoint(with: task.training.map(\.chapter)))
      // Whole books are for reading alone.
      let taskBooks = Set((task.training + task.test).map(\.book))
      for (number, chapter) in bible.chapters.enumerated() {
        let book = bible.verses[chapter][chapter.lowerBound].book
        #expect(taskBooks.contains(book) || !asked.contains(number))
      }
      let total = task.training.count + task.test.count
      let read = task.reading.split(separator: "\n").count
      #expect(read + total == bible.verses.count)  // nothing twice, nothing lost
    }
  }

  @Test("The text of the test is in no text that a reader learns from")
  func textsDisjoint() throws {
    let task = VerseTask(try Self.bible())
    let tuning = VerseTask.text(of: task.training)
    for verse in task.test {
      #expect(!task.reading.contains(verse.text))
      #expect(!tuning.contains(verse.text))
    }
    for verse in task.training { #expect(tuning.contains(verse.text)) }
  }

  @Test("Every kind has books for reading, verses to label and verses of the test")
  func everyKind() throws {
    for bible in try Self.bibles() {
      let task = VerseTask(bible)
      for genre in Genre.allCases {
        let label = Int32(genre.rawValue)
        #expect(task.training.contains { $0.label == label }, "\(genre)")
        #expect(task.test.contains { $0.label == label }, "\(genre)")
        #expect(genre.books.count > genre.taskBooks.count && genre.taskBooks.count >= 2)
        for book in genre.books { #expect(Genre.of(book) == genre) }
      }
    }
    #expect(Set(Genre.allCases.flatMap(\.books)).count == 64)  // all but Acts and Revelation
  }

  @Test("A draw of books asks about none that it labels, and has both of every kind")
  func draws() {
    var generator = SplitMix(state: 1)
    var seen = Set<Set<String>>()
    for _ in 0..<20 {
      let draw = BookDraw(using: &generator)
      #expect(draw.labelled.isDisjoint(with: draw.asked))
      #expect(draw.labelled.union(draw.asked) == Set(Genre.allCases.flatMap(\.taskBooks)))
      for genre in Genre.allCases {
        #expect(!draw.labelled.isDisjoint(with: genre.taskBooks), "\(genre)")
        #expect(!draw.asked.isDisjoint(with: genre.taskBooks), "\(genre)")
      }
      seen.insert(draw.asked)
    }
    #expect(seen.count > 10)
  }

  @Test("Layers thaw one by one in the first half, and all learn in the second")
  func thawing() {
    #expect(FineTuning.allAtOnce.unfrozen(0, of: 4, steps: 80) == 4)
    #expect(
      [0, 9, 10, 19, 20, 30, 40, 79].map { FineTuning.both.unfrozen($0, of: 4, steps: 80) }
        == [1, 1, 2, 2, 3, 4, 4, 4])
    let headOnly = FineTuning(name: "", metric: "", isHeadOnly: true)
    #expect(headOnly.unfrozen(79, of: 4, steps: 80) == 1)
  }

  @Test("The labels that a curve takes to an accuracy lie between its points")
  func labelsNeeded() {
    let points = [(labels: 10, median: 0.2), (100, 0.4), (1000, 0.8)]
    func needed(_ target: Double) -> Double? { labels(toReach: target, points) }
    #expect(needed(0.4) == 100)
    #expect(abs((needed(0.6) ?? 0) - 316.2) < 0.1)
    #expect(needed(0.1) == 10)
    #expect(needed(0.9) == nil)
  }
}

/// A small generator of its own, so that the test needs no library for it.
private struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
