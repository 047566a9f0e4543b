/// The one design of all figures: colours, text sizes and distances, in points.
public enum Theme {
  /// Eight colours that remain apart for readers with any common colour blindness.
  ///
  /// Okabe and Ito's, with wine and slate in place of yellow and black, which are too pale or too
  /// strong beside the others on white.
  ///
  /// - Reference: [Color Universal Design](https://jfly.uni-koeln.de/color/).
  public static let categories: [Colour] = [
    Colour(hex: 0x0072B2), Colour(hex: 0xD55E00), Colour(hex: 0x009E73), Colour(hex: 0xCC79A7),
    Colour(hex: 0xE69F00), Colour(hex: 0x56B4E9), Colour(hex: 0x882255), Colour(hex: 0x5B6270),
  ]

  /// The page.
  public static let background = Colour(hex: 0xFFFFFF)
  /// Titles and what is read first.
  public static let ink = Colour(hex: 0x1B1F27)
  /// Subtitles, tick labels and axis titles: contrast 6 on the page.
  public static let quietInk = Colour(hex: 0x5B6270)
  /// Lines behind the data.
  public static let grid = Colour(hex: 0xE7E9ED)
  /// The line that bars and curves stand on.
  public static let axis = Colour(hex: 0xA9AFBA)
  /// Reference lines.
  public static let reference = Colour(hex: 0x6B7280)
  /// Cells that are masked or have no value.
  public static let masked = Colour(hex: 0xDADDE3)
  /// The pale plate behind a note such as "quick run".
  public static let plate = Colour(hex: 0xF1F2F5)

  static let titleSize = 17.0
  static let subtitleSize = 12.0
  static let panelTitleSize = 12.0
  static let axisTitleSize = 11.0
  static let tickSize = 11.0
  static let labelSize = 11.0
  static let noteSize = 10.0

  /// The distance between the edge of a figure and what it holds, the same on all four sides.
  static let padding = 24.0
  /// The distance between panels.
  static let gutter = 28.0
  static let lineHeight = 1.35
  static let lineWidth = 2.0
}
