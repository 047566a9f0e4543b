extension Phrase: ExpressibleByStringInterpolation {
  /// Makes a phrase without slots.
  public init(stringLiteral words: String) {
    self.init(pieces: [.words(words)])
  }

  /// Makes a phrase of words and slots.
  public init(stringInterpolation: StringInterpolation) {
    self = stringInterpolation.phrase
  }

  /// Collects the words and slots of a literal.
  public struct StringInterpolation: StringInterpolationProtocol {
    var phrase = Phrase(pieces: [])

    /// Begins with nothing.
    public init(literalCapacity: Int, interpolationCount: Int) {}

    /// Adds words.
    public mutating func appendLiteral(_ words: String) {
      phrase.append(.words(words))
    }

    /// Adds a slot for a phrase, which is translated by itself.
    public mutating func appendInterpolation(_ phrase: Phrase) {
      self.phrase.append(.phrase(phrase))
    }

    /// Adds a slot for text that is the same in every language; a literal is a phrase instead.
    @_disfavoredOverload
    public mutating func appendInterpolation(_ text: some StringProtocol) {
      phrase.append(.text(String(text)))
    }

    /// Adds a slot for one character.
    @_disfavoredOverload
    public mutating func appendInterpolation(_ character: Character) {
      phrase.append(.text(String(character)))
    }

    /// Adds a slot for a whole number, all its digits.
    public mutating func appendInterpolation(_ number: some BinaryInteger) {
      phrase.append(.text("\(number)"))
    }

    /// Adds a slot for a number, as ``Format/number(_:)`` writes it.
    public mutating func appendInterpolation(_ number: Double) {
      phrase.append(.text(Format.number(number)))
    }

    /// Adds a slot for a number, as ``Format/number(_:)`` writes it.
    public mutating func appendInterpolation(_ number: Float) {
      appendInterpolation(Double(number))
    }

    /// Adds a slot for a number with a fixed count of decimals.
    public mutating func appendInterpolation(_ number: Double, decimals: Int) {
      phrase.append(.text(Format.number(number, decimals: decimals)))
    }

    /// Adds a slot for a number with a fixed count of decimals.
    public mutating func appendInterpolation(_ number: Float, decimals: Int) {
      appendInterpolation(Double(number), decimals: decimals)
    }

    /// Adds a slot for a share as a percentage with a fixed count of decimals.
    public mutating func appendInterpolation(_ share: Double, percent decimals: Int) {
      phrase.append(.phrase(.percent(share, decimals: decimals)))
    }

    /// Adds a slot for a time.
    public mutating func appendInterpolation(seconds: Double) {
      phrase.append(.phrase(.duration(seconds)))
    }
  }
}

extension Phrase {
  /// A share as a percentage, as in `99.2 %`.
  public static func percent(_ share: Double, decimals: Int = 1) -> Phrase {
    "\(share * 100, decimals: decimals) %"
  }

  /// A number of bytes, as in `812 B`, `31 kB` and `1.95 MB`.
  public static func bytes(_ count: Int) -> Phrase {
    let bytes = Double(count)
    if bytes < 1e3 { return "\(count) B" }
    if bytes < 1e6 { return "\(bytes / 1e3, decimals: 0) kB" }
    return "\(bytes / 1e6, decimals: 2) MB"
  }

  /// A time, as in `0.8 s`, `12 s`, `2 min 05 s` and `1 h 02 min`.
  public static func duration(_ seconds: Double) -> Phrase {
    switch Format.Duration(seconds) {
    case .endless: "a long time"
    case .seconds(let seconds): "\(seconds) s"
    case .minutes(let minutes, let seconds): "\(minutes) min \(seconds) s"
    case .hours(let hours, let minutes): "\(hours) h \(minutes) min"
    }
  }
}
