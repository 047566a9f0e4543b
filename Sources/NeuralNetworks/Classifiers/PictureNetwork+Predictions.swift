import Autograd
import Tensors

extension PictureNetwork {
  /// The likeliest class of each of many pictures; the first of equals.
  ///
  /// - Parameters:
  ///   - count: How many pictures there are.
  ///   - parameters: The learned numbers.
  ///   - workers: The threads to use; the answers do not depend on how many.
  ///   - pictures: Makes some of them, `[rows.count, height, width, 1]`. Runs on several threads.
  /// - Returns: One class a picture.
  public func predictions(
    ofCount count: Int, parameters: Parameters, workers: Workers,
    pictures: (_ rows: Range<Int>) -> Tensor
  ) -> [Int32] {
    let size = 100
    let parts = workers.map((count + size - 1) / size) { piece in
      let rows = (piece * size)..<min(count, (piece + 1) * size)
      let scores = parameters.withTape { tape in self(tape.variable(pictures(rows))).tensor }
      return scores.rows.map { row in
        Int32(row.indices.max { (row[$0], $1) < (row[$1], $0) } ?? 0)
      }
    }
    return Array(parts.joined())
  }
}
