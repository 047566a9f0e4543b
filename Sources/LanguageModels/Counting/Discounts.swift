/// What Kneser-Ney smoothing takes away from runs that were counted once, twice, and more often.
///
/// `D1 = 1 - 2 Y n2 / n1`, `D2 = 2 - 3 Y n3 / n2`, `D3 = 3 - 4 Y n4 / n3` with `Y = n1 / (n1 + 2 n2)`
/// and `nk` the number of runs that were counted `k` times. Where a text has too few of them for that,
/// as for single characters, 0.5, 1 and 1.5 are taken, KenLM's numbers for this case.
public struct Discounts: Sendable, Equatable {
  /// For what was counted once.
  public let once: Double
  /// For what was counted twice.
  public let twice: Double
  /// For what was counted three times or more.
  public let more: Double

  static let fallback = Discounts(once: 0.5, twice: 1, more: 1.5)

  init(once: Double, twice: Double, more: Double) {
    (self.once, self.twice, self.more) = (once, twice, more)
  }

  /// Takes the discounts from the numbers of runs that were counted 1, 2, 3 and 4 times.
  init(runsCounted n: [Int]) {
    guard n[0] > 0, n[1] > 0, n[2] > 0 else {
      self = .fallback
      return
    }
    let (n1, n2, n3, n4) = (Double(n[0]), Double(n[1]), Double(n[2]), Double(n[3]))
    let y = n1 / (n1 + 2 * n2)
    let found = Discounts(
      once: 1 - 2 * y * n2 / n1, twice: 2 - 3 * y * n3 / n2, more: 3 - 4 * y * n4 / n3)
    self = found.isSound ? found : .fallback
  }

  /// Whether no count would grow or fall below 0.
  private var isSound: Bool {
    (0...1).contains(once) && (0...2).contains(twice) && (0...3).contains(more)
  }

  /// What a count loses.
  public subscript(count: Int32) -> Double {
    switch count {
    case ..<1: 0
    case 1: once
    case 2: twice
    default: more
    }
  }
}
