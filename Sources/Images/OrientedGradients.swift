import Platform
import Tensors

/// Histograms of oriented gradients: what people looked for in pictures before networks learned what to
/// look for.
///
/// A picture is cut into cells; in each, the edges are counted by their direction, strong edges more.
/// Each 2 x 2 cells are then brought to one length, so that dim and bright pictures of one thing give
/// the same numbers. Somebody had to think of all that: of edges, directions, cells, lengths.
///
/// - Reference: ["Histograms of Oriented Gradients for Human Detection"](https://doi.org/10.1109/CVPR.2005.177).
public struct OrientedGradients: Sendable, Equatable {
  /// Pixels along a side of a cell.
  public var cellSize: Int
  /// How many directions are told apart, from 0 to 180 degrees.
  public var directions: Int

  /// Chooses cells and directions; the number of directions is the paper's.
  public init(cellSize: Int = 4, directions: Int = 9) {
    self.cellSize = cellSize
    self.directions = directions
  }

  /// How many numbers a picture becomes.
  public func featureCount(height: Int, width: Int) -> Int {
    max(0, height / cellSize - 1) * max(0, width / cellSize - 1) * 4 * directions
  }

  /// The features of all pictures of a set.
  ///
  /// - Parameters:
  ///   - images: Pictures of at least 2 x 2 cells.
  ///   - workers: The threads to use.
  /// - Returns: `[images.count, featureCount]`.
  /// - Complexity: O(pixels).
  public func features(of images: ImageSet, workers: Workers) -> Tensor {
    let count = featureCount(height: images.height, width: images.width)
    let pieces = 64
    let rows = workers.map(pieces) { piece in
      let range = (images.count * piece / pieces)..<(images.count * (piece + 1) / pieces)
      var values: [Float] = []
      values.reserveCapacity(range.count * count)
      for index in range { append(picture: index, of: images, to: &values) }
      return values
    }
    return Tensor(Shape(images.count, count), Array(rows.joined()))
  }

  /// The strength of edges in each cell, by direction, `[rows][columns][directions]`, to look at.
  ///
  /// - Parameters:
  ///   - index: Which picture.
  ///   - images: The set.
  /// - Returns: Sums of edge strengths, before any normalising.
  public func cells(ofPicture index: Int, in images: ImageSet) -> [[[Float]]] {
    let (rows, columns) = (images.height / cellSize, images.width / cellSize)
    var flat = [Float](repeating: 0, count: rows * columns * directions)
    countEdges(of: index, images, into: &flat)
    return (0..<rows).map { row in
      (0..<columns).map { column in
        let start = (row * columns + column) * directions
        return Array(flat[start..<(start + directions)])
      }
    }
  }

  private func append(picture index: Int, of images: ImageSet, to values: inout [Float]) {
    let (rows, columns) = (images.height / cellSize, images.width / cellSize)
    var cells = [Float](repeating: 0, count: rows * columns * directions)
    countEdges(of: index, images, into: &cells)
    for row in 0..<max(0, rows - 1) {
      for column in 0..<max(0, columns - 1) {
        let start = values.count
        var square: Float = 1e-4  // an empty block stays near 0
        for (below, right) in [(0, 0), (0, 1), (1, 0), (1, 1)] {
          let cell = ((row + below) * columns + column + right) * directions
          for i in cell..<(cell + directions) {
            values.append(cells[i])
            square += cells[i] * cells[i]
          }
        }
        let length = square.squareRoot()
        for i in start..<values.count { values[i] /= length }
      }
    }
  }

  /// Adds the strength of each pixel's edge to the two nearest directions of its cell.
  private func countEdges(of index: Int, _ images: ImageSet, into cells: inout [Float]) {
    let (H, W) = (images.height, images.width)
    let columns = W / cellSize
    let start = index * images.pixelCount
    func pixel(_ y: Int, _ x: Int) -> Float { Float(images.pixels[start + y * W + x]) / 255 }
    for y in 0..<(H / cellSize * cellSize) {
      for x in 0..<(columns * cellSize) {
        let dx = pixel(y, min(x + 1, W - 1)) - pixel(y, max(x - 1, 0))
        let dy = pixel(min(y + 1, H - 1), x) - pixel(max(y - 1, 0), x)
        let strength = (dx * dx + dy * dy).squareRoot()
        guard strength > 0 else { continue }
        var angle = atan2(dy, dx)  // which side is bright does not matter: only 0 to 180 degrees
        if angle < 0 { angle += .pi }
        let place = angle / .pi * Float(directions)
        let lower = place.rounded(.down)
        let share = place - lower
        let first = Int(lower) % directions
        let cell = ((y / cellSize) * columns + x / cellSize) * directions
        cells[cell + first] += strength * (1 - share)
        cells[cell + (first + 1) % directions] += strength * share
      }
    }
  }
}
