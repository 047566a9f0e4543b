import LanguageModels
import Tensors
import Text

/// Dates as people write them, to be turned into ISO dates: the order of the parts changes, so a
/// model that writes them must look back and forth.
public struct DateTask: Sendable {
  /// What stands in a source.
  public enum Setting: String, Sendable, CaseIterable {
    /// A date by itself.
    case short
    /// A date among 40 to 80 characters of other words.
    case long
    /// Three dates among as many characters of other words; all three are to be written.
    case several

    /// How many dates there are.
    public var dateCount: Int { self == .several ? 3 : 1 }
  }

  /// A text, and what shall be written for it.
  public struct Example: Sendable, Equatable {
    /// What stands in the source.
    public let text: String
    /// Its dates as ISO dates, in their order, with spaces between them.
    public let answer: String
  }

  /// The characters of sources.
  public let source: CharacterTokenizer
  /// The characters of answers.
  public let target: CharacterTokenizer

  /// Takes all characters that a date or a word can have.
  ///
  /// - Throws: `TokenizerError`, which can't happen here.
  public init() throws {
    var samples = Self.words.joined(separator: " ")
    // Every month, weekday, ending and digit, in every format.
    for index in stride(from: 0, to: CalendarDay.count, by: 13) {
      for format in 0..<Self.formatCount {
        samples += Self.write(CalendarDay(index: index), format)
      }
    }
    source = try CharacterTokenizer(learningFrom: samples)
    target = try CharacterTokenizer(learningFrom: "0123456789- ")
  }

  /// The size of a model for this task.
  public var configuration: EncoderDecoderConfiguration {
    EncoderDecoderConfiguration(
      sourceVocabularySize: source.vocabularySize,
      targetVocabularySize: target.vocabularySize + 2,
      startToken: Int32(target.vocabularySize), endToken: Int32(target.vocabularySize + 1))
  }

  /// Writes random days in random formats: held out is every tenth day, no model is trained on it.
  ///
  /// - Parameters:
  ///   - setting: What stands in the source.
  ///   - isHeldOut: Whether the days are held-out ones, or those to learn from.
  ///   - generator: Draws the days, the formats and the words.
  /// - Returns: The text and its answer.
  public func example(
    _ setting: Setting, isHeldOut: Bool, using generator: inout SeededGenerator
  ) -> Example {
    let room = setting == .short ? 0 : Int.random(in: 40...80, using: &generator)
    var (texts, answers) = ([String](), [String]())
    for _ in 0..<setting.dateCount {
      let day = Self.day(isHeldOut: isHeldOut, using: &generator)
      let share = room / setting.dateCount
      let before = Int.random(in: 0...share, using: &generator)
      texts += [
        Self.filler(before, using: &generator),
        Self.write(day, Int.random(in: 0..<Self.formatCount, using: &generator)),
        Self.filler(share - before, using: &generator),
      ]
      answers.append(day.iso)
    }
    return Example(
      text: texts.filter { !$0.isEmpty }.joined(separator: " "),
      answer: answers.joined(separator: " "))
  }

  /// An example in tokens.
  ///
  /// - Throws: `TokenizerError` for a character that no example has.
  public func pair(_ example: Example) throws -> SequencePair {
    SequencePair(
      source: try source.encode(example.text), target: try target.encode(example.answer))
  }

  /// How many of an answer's dates a model has written right, each in its place.
  public func rightDates(_ written: [Int32], of answer: [Int32]) -> Int {
    let space = try? target.encode(" ").first
    let parts = zip(written.split { $0 == space }, answer.split { $0 == space })
    return parts.count { Array($0) == Array($1) }
  }

  private static func day(
    isHeldOut: Bool, using generator: inout SeededGenerator
  ) -> CalendarDay {
    while true {
      let index = Int.random(in: 0..<CalendarDay.count, using: &generator)
      if (index % 10 == 9) == isHeldOut { return CalendarDay(index: index) }
    }
  }

  /// In how many formats a day may be written.
  public static let formatCount = 11

  // snippet: formats
  /// A day in one of the formats.
  public static func write(_ day: CalendarDay, _ format: Int) -> String {
    let (year, number) = (day.year, day.day)
    let (month, weekday) = (day.monthName, day.weekdayName)
    return switch format {
    case 0: "the \(day.ordinal) of \(month), \(year)" as String
    case 1: "\(month) \(number), \(year)"
    case 2: "\(number) \(month) \(year)"
    case 3: "\(month.prefix(3)) \(number), \(year)"
    case 4: "\(number) \(month.prefix(3)) \(year)"
    case 5: "\(weekday), \(month) \(number), \(year)"
    case 6: "\(weekday.prefix(3)) \(number) \(month.prefix(3)) \(year)"
    case 7: "\(CalendarDay.twoDigits(day.month))/\(CalendarDay.twoDigits(number))/\(year)"
    case 8: "\(CalendarDay.twoDigits(number)).\(CalendarDay.twoDigits(day.month)).\(year)"
    case 9: "in \(year), on \(month) \(day.ordinal)" as String
    default: "\(year)년 \(day.month)월 \(number)일"
    }
  }
  // end snippet

  /// Words of about a given number of characters in all, never more.
  private static func filler(_ count: Int, using generator: inout SeededGenerator) -> String {
    var (text, tries) = ("", 0)
    while tries < 4 {
      let word = words[Int.random(in: 0..<words.count, using: &generator)]
      let longer = text.isEmpty ? word : "\(text) \(word)"
      if longer.count <= count { text = longer } else { tries += 1 }
    }
    return text
  }

  private static let words = [
    "a", "about", "and", "as", "at", "back", "because", "before", "brought", "but", "by", "came",
    "children", "come", "even", "for", "found", "friend", "from", "garden", "gave", "good",
    "had", "her", "his", "home", "house", "in", "it", "know", "left", "letter", "like", "little",
    "long", "made", "met", "morning", "mother", "near", "never", "new", "night", "of", "old",
    "on", "our", "people", "quiet", "river", "said", "saw", "she", "so", "some", "that", "the",
    "their", "they", "time", "to", "train", "two", "very", "waited", "was", "we", "were", "what",
    "when", "with", "wrote", "year", "young",
  ]
}
