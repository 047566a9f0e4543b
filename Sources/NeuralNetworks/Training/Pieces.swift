import Autograd

/// The parameters of a model cut into pieces of equal size, for threads to share.
struct Pieces {
  /// A stretch of parameters of one tensor.
  struct Run {
    let offset: Int
    let count: Int
    let decays: Bool
    /// The place of its tensor in the layout.
    let entry: Int
  }

  private let runs: [[Run]]

  init(of layout: Parameters.Layout) {
    var runs: [[Run]] = []
    var (current, size) = ([Run](), 0)
    for (index, entry) in layout.entries.enumerated() {
      var (offset, rest) = (entry.offset, entry.shape.count)
      while rest > 0 {
        let count = min(rest, Gradients.pieceSize - size)
        current.append(
          Run(offset: offset, count: count, decays: entry.decays, entry: index))
        (offset, rest, size) = (offset + count, rest - count, size + count)
        if size == Gradients.pieceSize {
          runs.append(current)
          (current, size) = ([], 0)
        }
      }
    }
    if !current.isEmpty { runs.append(current) }
    self.runs = runs
  }

  var count: Int { runs.count }

  subscript(piece: Int) -> [Run] { runs[piece] }
}
