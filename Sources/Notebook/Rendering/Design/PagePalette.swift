import Plotting

/// The colours of pages, in light and in dark.
///
/// Text has a contrast of at least 4.5 on every ground that it stands on (``pairs``), which a test
/// computes.
public enum PagePalette {
  /// A colour's part on a page; the raw value is the name of its CSS property.
  public enum Role: String, CaseIterable, Sendable {
    /// The ground of all.
    case page
    /// The ground of cards: claims, what a run said.
    case card
    /// The ground of code.
    case code
    /// Behind figures, which are drawn on white.
    case paper
    /// Text.
    case ink
    /// Text that is read second.
    case quiet
    /// Links, step numbers, and the mark of what has focus.
    case accent
    /// Hairlines.
    case line
    /// A claim that held.
    case good
    /// A claim that did not.
    case bad
    /// A notice.
    case notice
    /// The words of the language, in code.
    case keyword
    /// Types, in code.
    case type
    /// Calls, in code.
    case call
    /// Strings, in code.
    case string
    /// Numbers, in code.
    case number
    /// Comments, in code.
    case comment
  }

  /// The colour of a role.
  public static func colour(_ role: Role, isDark: Bool) -> Colour {
    let (light, dark): (UInt32, UInt32) =
      switch role {
      case .page: (0xFBFAF7, 0x15171B)
      case .card: (0xFFFFFF, 0x1C1F25)
      case .code: (0xF3F1EB, 0x1F232A)
      case .paper: (0xFFFFFF, 0xFFFFFF)
      case .ink: (0x1B1F27, 0xE4E6EA)
      case .quiet: (0x5A6170, 0xA3AAB6)
      case .accent: (0x0B5C97, 0x7FB8EE)
      case .line: (0xE2DFD7, 0x343943)
      case .good: (0x0E6B4A, 0x5CC79B)
      case .bad: (0xA63A12, 0xF09A76)
      case .notice: (0x7A4F00, 0xE3B65C)
      case .keyword: (0x8B2A78, 0xE38BD0)
      case .type: (0x0B5C73, 0x6CC5D9)
      case .call: (0x2B4FA8, 0x93B5F5)
      case .string: (0xA33A1F, 0xEE9D80)
      case .number: (0x1F6B35, 0x86CC93)
      case .comment: (0x62665F, 0x979EA9)
      }
    return Colour(hex: isDark ? dark : light)
  }

  /// Every text colour with the grounds that it stands on.
  public static let pairs: [(text: Role, grounds: [Role])] = [
    (.ink, [.page, .card, .code]), (.quiet, [.page, .card, .code]),
    (.accent, [.page, .card, .code]), (.good, [.page, .card]), (.bad, [.page, .card]),
    (.notice, [.page, .card]), (.keyword, [.code]), (.type, [.code]), (.call, [.code]),
    (.string, [.code]), (.number, [.code]), (.comment, [.code]),
  ]

  /// The colours as CSS properties, light first, dark where the reader's system is; print is light.
  static var css: String {
    func properties(isDark: Bool) -> String {
      Role.allCases.map { "--\($0.rawValue):\(hex(colour($0, isDark: isDark)))" }
        .joined(separator: ";")
    }
    return """
      :root{color-scheme:light dark;\(properties(isDark: false))}
      @media screen and (prefers-color-scheme:dark){:root{\(properties(isDark: true))}}

      """
  }

  private static func hex(_ colour: Colour) -> String {
    let digits = String(colour.hex, radix: 16)
    return "#" + String(repeating: "0", count: 6 - digits.count) + digits
  }
}
