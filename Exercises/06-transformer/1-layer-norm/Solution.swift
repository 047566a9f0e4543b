import Exercise_06_1

public enum LayerNorm: LayerNormExercise {
  public static func normalise(_ row: [Float], scale: [Float], shift: [Float], epsilon: Float)
    throws
    -> [Float]
  {
    let count = Float(row.count)
    let mean = row.reduce(0, +) / count
    let variance = row.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / count
    let deviation = (variance + epsilon).squareRoot()
    return row.indices.map { scale[$0] * (row[$0] - mean) / deviation + shift[$0] }
  }
}
