/// What two runs have of one name; either may lack it.
struct Sides<Value> {
  let left: Value?
  let right: Value?

  /// Pairs what two runs have, by name: in the left run's order, then what only the right one has.
  ///
  /// - Parameters:
  ///   - left: What the left run has.
  ///   - right: What the right run has.
  ///   - name: The name of each; of two with one name, the first counts.
  /// - Returns: Each name once, with what either run has of it.
  static func paired(
    _ left: [Value], _ right: [Value], by name: (Value) -> String
  ) -> [(name: String, sides: Sides)] {
    var names: [String] = []
    for value in left + right where !names.contains(name(value)) { names.append(name(value)) }
    return names.map { wanted in
      let sides = Sides(
        left: left.first { name($0) == wanted }, right: right.first { name($0) == wanted })
      return (wanted, sides)
    }
  }
}
