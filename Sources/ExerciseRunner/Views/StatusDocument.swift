import ExerciseCatalogue
import Platform

/// What `status --json` prints.
struct StatusDocument: Codable, Equatable {
  /// One exercise.
  struct Entry: Codable, Equatable {
    var id: String
    var title: String
    var chapter: String
    var state: String
    var hintsUsed: Int
    var gaveUp: Bool

    enum CodingKeys: String, CodingKey {
      case id
      case title
      case chapter
      case state
      case hintsUsed = "hints_used"
      case gaveUp = "gave_up"
    }
  }

  /// All exercises, in order.
  var exercises: [Entry]

  init(_ catalogue: ExercisePackage, _ progress: ProgressFile) {
    exercises = catalogue.exercises.map { exercise in
      let entry = progress[exercise.id]
      return Entry(
        id: exercise.id, title: exercise.card.title, chapter: exercise.chapter,
        state: entry.state.rawValue, hintsUsed: entry.hintsUsed, gaveUp: entry.gaveUp)
    }
  }

  /// The document with sorted keys.
  func json() throws -> String {
    String(decoding: try JSON.document(self).dropLast(), as: UTF8.self)
  }
}
