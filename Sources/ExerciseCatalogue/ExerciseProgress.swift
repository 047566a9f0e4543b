/// How far a learner is with one exercise.
public struct ExerciseProgress: Equatable, Sendable {
  /// The states, in order.
  public enum State: String, CaseIterable, Sendable {
    /// Not begun.
    case new
    /// Checked, and not solved yet.
    case attempted
    /// All checks passed once.
    case solved
  }

  /// Where it stands.
  public var state = State.new
  /// How many of the three hints were shown.
  public var hintsUsed = 0
  /// Whether the solution was asked for before success.
  public var gaveUp = false

  /// Makes the progress of an exercise that nobody has begun.
  public init(state: State = .new, hintsUsed: Int = 0, gaveUp: Bool = false) {
    self.state = state
    self.hintsUsed = hintsUsed
    self.gaveUp = gaveUp
  }
}
