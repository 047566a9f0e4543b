extension OrientedGradients {
  /// The strength of edges all over a picture, by direction, to look at: each cell as large as the pixels
  /// that it counts, and the picture's strongest 1.
  ///
  /// - Parameters:
  ///   - index: Which picture.
  ///   - images: The set.
  /// - Returns: `[directions][height][width]`; 0 where pixels at the border are in no cell.
  public func maps(ofPicture index: Int, in images: ImageSet) -> [[[Double]]] {
    let cells = cells(ofPicture: index, in: images)
    let largest = Double(cells.joined().joined().max() ?? 1)
    return (0..<directions).map { direction in
      (0..<images.height).map { y in
        (0..<images.width).map { x in
          let (row, column) = (y / cellSize, x / cellSize)
          guard row < cells.count, column < cells[row].count else { return 0 }
          return Double(cells[row][column][direction]) / largest
        }
      }
    }
  }
}
