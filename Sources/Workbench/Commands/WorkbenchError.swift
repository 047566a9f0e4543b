/// Why a command of the workbench could not do what was asked.
struct WorkbenchError: Error, CustomStringConvertible {
  /// A full sentence.
  let description: String

  /// Makes an error from its sentence.
  init(_ description: String) {
    self.description = description
  }
}
