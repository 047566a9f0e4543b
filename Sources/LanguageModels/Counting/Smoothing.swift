/// What a model that counts does about what it has never seen.
public enum Smoothing: String, Sendable, CaseIterable {
  /// Nothing: `count(h w) / count(h)`; what was never seen is impossible.
  case none
  /// Everything once more than seen: `(count(h w) + 1) / (count(h) + V)`.
  case addOne
  /// Interpolated Kneser-Ney with three discounts.
  ///
  /// - Reference: ["An Empirical Study of Smoothing Techniques for Language Modeling"](https://dash.harvard.edu/handle/1/25104739), sections 2.7 and 3.
  case kneserNey
}
