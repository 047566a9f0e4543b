/// The fonts that a picture is set in.
public enum FontFamily: String, Sendable, CaseIterable {
  /// DejaVu Sans, with Nanum Gothic for the Hangul that it lacks.
  case latin
}
