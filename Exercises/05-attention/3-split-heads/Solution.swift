import Exercise_05_3

public enum SplitHeads: SplitHeadsExercise {
  public static func split(_ rows: [[Float]], heads: Int) throws -> [[[Float]]] {
    let width = (rows.first?.count ?? 0) / heads
    return (0..<heads).map { head in
      rows.map { Array($0[(head * width)..<((head + 1) * width)]) }
    }
  }

  public static func merge(_ heads: [[[Float]]]) throws -> [[Float]] {
    (heads.first ?? []).indices.map { row in heads.flatMap { $0[row] } }
  }
}
