import Experiments

/// The kinds of writing that the task tells apart, and the books of each, in the Bible's order.
enum Genre: Int, CaseIterable, Sendable {
  case law, history, poetry, prophets, gospels, letters

  /// As a label of a figure.
  var name: Phrase { Phrase(key: "\(self)") }

  /// The books, as the extract of the King James Bible abbreviates them.
  ///
  /// Acts and Revelation are kinds of their own and belong to none.
  var books: [String] { listed.split(separator: " ").map { String($0) } }

  private var listed: String {
    // snippet: books
    switch self {
    case .law: "Ge Exo Lev Num Deu"
    case .history: "Josh Jdgs Ruth 1Sm 2Sm 1Ki 2Ki 1Chr 2Chr Ezra Neh Est"
    case .poetry: "Job Psa Prv Eccl SSol"
    case .prophets: "Isa Jer Lam Eze Dan Hos Joel Amos Obad Jonah Mic Nahum Hab Zep Hag Zec Mal"
    case .gospels: "Mat Mark Luke John"
    case .letters:
      "Rom 1Cor 2Cor Gal Eph Phi Col 1Th 2Th 1Tim 2Tim Titus Phmn Heb Jas 1Pet 2Pet 1Jn 2Jn 3Jn Jude"
    }
    // end snippet
  }

  /// Every second book, those of the task; the others are for reading.
  var taskBooks: [String] {
    books.enumerated().filter { $0.offset % 2 == 1 }.map(\.element)
  }

  /// The kind of a book, or nil.
  static func of(_ book: String) -> Genre? { allCases.first { $0.books.contains(book) } }

  /// By book of the task, its kind.
  static let ofTaskBook = Dictionary(
    uniqueKeysWithValues: allCases.flatMap { genre in genre.taskBooks.map { ($0, genre) } })
}
