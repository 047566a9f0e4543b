/// Why the workbench could not do what was asked.
package struct WorkbenchError: Error, Equatable, CustomStringConvertible {
  /// A full sentence: what was wrong, and what would be right.
  package let description: String

  /// Makes an error from its sentence.
  package init(_ description: String) {
    self.description = description
  }
}
