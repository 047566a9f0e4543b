import Phrases
import Plotting

/// Sends every event of a run to every view, and keeps names from being used twice.
final class Ledger {
  let environment: RunEnvironment

  /// The language of the run.
  let catalogue: Catalogue

  private let koreanCatalogue: Catalogue
  private var readers: [any EventReader]
  private var ownerOfName: [String: String] = [:]

  init(
    environment: RunEnvironment, catalogue: Catalogue = .english, korean: Catalogue = .english,
    readers: [any EventReader]
  ) {
    self.environment = environment
    self.catalogue = catalogue
    koreanCatalogue = korean
    self.readers = readers
  }

  /// The words of a phrase in Korean, whatever the language of the run; empty where there are none.
  func korean(_ phrase: Phrase) -> String {
    koreanCatalogue.has(phrase.key) ? phrase.text(in: koreanCatalogue) : ""
  }

  /// Adds a view that sees all events from now on.
  func attach(_ reader: any EventReader) {
    readers.append(reader)
  }

  /// Sends an event to every view.
  func add(_ event: Event) {
    for reader in readers { reader.read(event) }
  }

  /// Hands a figure to every view.
  func draw(_ figure: any Figure, png: [UInt8]) {
    for reader in readers { reader.draw(figure, png: png) }
  }

  /// Takes a name, which must be new in the run and fit for a file.
  func claimName(_ name: String, kind: Phrase, step: String) throws(NotebookError) {
    guard RunName.isValid(name) else {
      throw NotebookError(
        "“\(name)” is no name for a \(kind): use lowercase letters, digits, “-” and “_”.")
    }
    let key = "\(kind.english) \(name)"
    if let owner = ownerOfName[key] {
      throw NotebookError(
        "The \(kind) “\(name)” of step “\(step)” was there already in step “\(owner)”: "
          + "each name is used once in a chapter.")
    }
    ownerOfName[key] = step
  }
}
