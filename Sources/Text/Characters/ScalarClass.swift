/// What a scanner needs to know of a character.
///
/// White space is Unicode's `White_Space`; the other classes are general categories, in the
/// version of Unicode that the Swift runtime has. Hugging Face's `tokenizers` 0.23 has an older one:
/// with Swift 6.3 they differ on 4,699 characters, most of them rare ideographs, which it holds to
/// be signs.
enum ScalarClass {
  case letter
  case number
  case mark
  case space
  case other

  /// The class of a scalar above 0x7F or, slower than `init(ascii:)`, below.
  init(_ scalar: Unicode.Scalar) {
    switch scalar.value {
    case 0..<0x80: self.init(ascii: UInt8(truncatingIfNeeded: scalar.value))
    case 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xAC00...0xD7A3: self = .letter  // ideographs, Hangul
    case 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: self = .space
    default:
      switch scalar.properties.generalCategory {
      case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter:
        self = .letter
      case .decimalNumber, .letterNumber, .otherNumber: self = .number
      case .nonspacingMark, .spacingMark, .enclosingMark: self = .mark
      default: self = .other
      }
    }
  }

  /// The class of a byte below 0x80.
  @inline(__always)
  init(ascii byte: UInt8) {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"):
      self = .letter
    case UInt8(ascii: "0")...UInt8(ascii: "9"): self = .number
    case UInt8(ascii: " "), 0x09...0x0D: self = .space
    default: self = .other
    }
  }
}
