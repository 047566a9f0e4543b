/// Texts that a tokenizer of any kind must give back byte for byte.
enum SampleTexts {
  static let all: [String] = [
    "",
    "a",
    "The quick brown fox jumps over the lazy dog.",
    "키스의 고유조건은 입술끼리 만나야 하고 특별한 기술은 필요치 않다.",
    "Mixed: English, 한국어, 日本語, Ελληνικά, русский, हिन्दी.",
    "Family \u{1F468}\u{200D}\u{1F469}\u{200D}\u{1F467}\u{200D}\u{1F466}, flag \u{1F1F0}\u{1F1F7}.",
    "Composed \u{E9} \u{D55C}, decomposed e\u{301} \u{1112}\u{1161}\u{11AB}.",
    "Stacked marks: Z\u{351}\u{36B}\u{343}a\u{334}\u{321}.",
    "Right to left: שלום עולם, مرحبا بالعالم\u{200F}.",
    "Line\nbreaks\n\n\nand\ttabs \u{A0} and   runs   of spaces   ",
    "NUL \0, return \r, both \r\n, bell \u{7}, escape \u{1B}[0m, delete \u{7F}.",
    "It's we'll they'd I'm you've we're can't 'S 'LL ''s '",
    "Numbers 0 12 345 ½ ² Ⅷ ٣ 六, signs +-*/=<>\"\\'`~ €.",
    "Last \u{10FFFF} \u{FEFF} \u{FFFD} \u{2028} \u{85}.",
  ]

  /// A text of scalars of every kind, most of them common.
  static func random(
    scalarCount: Int, using generator: inout some RandomNumberGenerator
  ) -> String {
    let common = Array("   \n\t'etaoinshrdlu.,!?0123ABCsvmdt".unicodeScalars)
    var scalars = String.UnicodeScalarView()
    while scalars.count < scalarCount {
      let range: ClosedRange<UInt32> =
        switch Int.random(in: 0..<20, using: &generator) {
        case 0: 0...0x10_FFFF
        case 1: 0xAC00...0xD7A3
        case 2: 0x80...0x36F
        case 3: 0x1F300...0x1F64F
        case 4: 0x2000...0x2030
        default: 0...0
        }
      if range.upperBound == 0 {
        scalars.append(common[Int.random(in: 0..<common.count, using: &generator)])
      } else if let scalar = Unicode.Scalar(UInt32.random(in: range, using: &generator)) {
        scalars.append(scalar)
      }
    }
    return String(scalars)
  }
}
