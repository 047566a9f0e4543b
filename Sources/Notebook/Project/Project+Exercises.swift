import Platform

extension Project {
  /// How far a learner is with the exercises of a chapter.
  public struct ExerciseTally: Equatable, Sendable {
    /// How many there are.
    public var count = 0

    /// How many are solved.
    public var solved = 0

    /// Makes a tally.
    public init(count: Int = 0, solved: Int = 0) {
      self.count = count
      self.solved = solved
    }
  }

  /// The exercises of each chapter that has any, by its folder name.
  ///
  /// A folder `Exercises/NN-name/M-name` is an exercise; `swift run exercises` keeps which are solved.
  public func exercises() -> [String: ExerciseTally] {
    let root = FilePath.join(folder, "Exercises")
    let solved = Set(
      (text("Exercises/progress.txt") ?? "").split(separator: "\n").compactMap { line -> String? in
        let words = line.split(separator: " ")
        return words.count > 1 && words[1] == "solved" ? String(words[0]) : nil
      })
    var tallies: [String: ExerciseTally] = [:]
    for chapter in FileSystem.names(in: root) where Self.isNumbered(chapter) {
      let inside = FilePath.join(root, chapter)
      for name in FileSystem.names(in: inside) {
        guard name.first?.isNumber == true, name.contains("-"),
          FileSystem.kind(of: FilePath.join(inside, name)) == .folder
        else { continue }
        tallies[chapter, default: ExerciseTally()].count += 1
        let id = "\(chapter.prefix(2)).\(name.prefix { $0 != "-" })"
        if solved.contains(id) { tallies[chapter, default: ExerciseTally()].solved += 1 }
      }
    }
    return tallies
  }
}
