/// The kinds of model that the chapters compare: each has one colour in every figure.
public enum ModelColour: String, Sendable, CaseIterable {
  /// Blue.
  case transformer
  /// Vermilion.
  case rnn
  /// Green.
  case lstm
  /// Pink.
  case gru
  /// Orange: models that count, such as n-grams.
  case counting
  /// Sky blue: linear attention, state-space models.
  case linear
  /// Wine: any further model.
  case other
  /// Grey: a baseline, chance, or what all others are measured against.
  case baseline

  /// The model's colour: the category colour at the model's fixed place.
  public var colour: Colour {
    switch self {
    case .transformer: Theme.categories[0]
    case .rnn: Theme.categories[1]
    case .lstm: Theme.categories[2]
    case .gru: Theme.categories[3]
    case .counting: Theme.categories[4]
    case .linear: Theme.categories[5]
    case .other: Theme.categories[6]
    case .baseline: Theme.categories[7]
    }
  }
}
