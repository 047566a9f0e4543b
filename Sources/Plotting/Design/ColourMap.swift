/// How a number becomes a colour.
public enum ColourMap: String, Sendable, CaseIterable {
  /// Dark violet over green to yellow: the usual choice for weights and probabilities.
  case viridis
  /// Black over violet to pale yellow.
  case magma
  /// Dark blue to yellow, the same for readers with and without red-green blindness.
  case cividis
  /// Blue for negative, near white at zero, red for positive; drawn symmetrically around zero.
  case diverging

  /// Whether the map has a neutral colour at zero, and so a range symmetric around it.
  public var isDiverging: Bool { self == .diverging }

  /// Returns the colour at a position, `0...1`; a position outside takes the nearest end.
  public func colour(at position: Double) -> Colour {
    let stops: [Colour] =
      switch self {
      case .viridis: ColourMapTables.viridis
      case .magma: ColourMapTables.magma
      case .cividis: ColourMapTables.cividis
      case .diverging: Self.redBlue
      }
    let place = min(max(position, 0), 1) * Double(stops.count - 1)
    let index = min(Int(place), stops.count - 2)
    return stops[index].mixed(with: stops[index + 1], share: place - Double(index))
  }

  /// ColorBrewer's `RdBu` with blue first, by Brewer and Harrower (Apache License 2.0).
  private static let redBlue: [Colour] = [
    0x053061, 0x2166AC, 0x4393C3, 0x92C5DE, 0xD1E5F0, 0xF7F7F7,
    0xFDDBC7, 0xF4A582, 0xD6604D, 0xB2182B, 0x67001F,
  ].map(Colour.init(hex:))

  /// Returns black or white ink, whichever is easier to read on a colour.
  static func ink(on colour: Colour) -> Colour {
    let (dark, light) = (Colour(hex: 0x000000), Colour(hex: 0xFFFFFF))
    return dark.contrast(with: colour) >= light.contrast(with: colour) ? dark : light
  }
}
