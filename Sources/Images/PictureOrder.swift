/// Hands out the indices of all pictures in random order, again and again.
public struct PictureOrder: Sendable {
  private var order: [Int]
  private var place: Int

  /// Prepares for `count` pictures; the first order is drawn with the first batch.
  public init(count: Int) {
    order = Array(0..<count)
    place = count
  }

  /// The indices of the next pictures; a new order begins where the old one ends.
  public mutating func next(
    _ size: Int, using generator: inout some RandomNumberGenerator
  ) -> [Int] {
    var batch: [Int] = []
    while batch.count < size {
      if place == order.count {
        order.shuffle(using: &generator)
        place = 0
      }
      batch.append(order[place])
      place += 1
    }
    return batch
  }
}
