import Platform

/// A colour in sRGB, with opacity.
public struct Colour: Sendable, Hashable {
  /// Red, `0...1`.
  public var red: Double
  /// Green, `0...1`.
  public var green: Double
  /// Blue, `0...1`.
  public var blue: Double
  /// Opacity, `0` (clear) to `1` (opaque).
  public var opacity: Double

  /// Makes a colour from its parts, each `0...1`.
  public init(red: Double, green: Double, blue: Double, opacity: Double = 1) {
    self.red = red
    self.green = green
    self.blue = blue
    self.opacity = opacity
  }

  /// Makes an opaque colour from its web number, such as `0x0072B2`.
  public init(hex: UInt32) {
    self.init(
      red: Double((hex >> 16) & 0xFF) / 255,
      green: Double((hex >> 8) & 0xFF) / 255,
      blue: Double(hex & 0xFF) / 255)
  }

  /// Returns this colour with another opacity.
  public func with(opacity: Double) -> Colour {
    Colour(red: red, green: green, blue: blue, opacity: opacity)
  }

  /// The colour as a web number, `0xRRGGBB`, without its opacity.
  public var hex: UInt32 {
    func byte(_ part: Double) -> UInt32 {
      UInt32((min(max(part, 0), 1) * 255).rounded())
    }
    return byte(red) << 16 | byte(green) << 8 | byte(blue)
  }

  /// The relative luminance of WCAG 2, `0` (black) to `1` (white).
  ///
  /// - Reference: [WCAG 2.2](https://www.w3.org/TR/WCAG22/#dfn-relative-luminance).
  public var luminance: Double {
    func linear(_ part: Double) -> Double {
      part <= 0.04045 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
  }

  /// The lightness of CIE L*a*b*, `0` (black) to `100` (white).
  public var lightness: Double {
    let y = luminance
    return y > 0.008856 ? 116 * cbrt(y) - 16 : 903.3 * y
  }

  /// Returns the contrast ratio of WCAG 2 between two opaque colours, `1` to `21`.
  public func contrast(with other: Colour) -> Double {
    let (a, b) = (luminance, other.luminance)
    return (max(a, b) + 0.05) / (min(a, b) + 0.05)
  }

  /// Returns the colour a share of the way to another, mixed in sRGB.
  public func mixed(with other: Colour, share: Double) -> Colour {
    Colour(
      red: red + (other.red - red) * share,
      green: green + (other.green - green) * share,
      blue: blue + (other.blue - blue) * share,
      opacity: opacity + (other.opacity - opacity) * share)
  }

  /// Returns this colour, darkened as little as text on a light background needs.
  public func readable(on background: Colour, contrast wanted: Double = 4.5) -> Colour {
    var share = 0.0
    var result = self
    while result.contrast(with: background) < wanted, share < 1 {
      share += 0.02
      result = mixed(with: Colour(hex: 0x000000), share: share)
    }
    return result
  }
}
