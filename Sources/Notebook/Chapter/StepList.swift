import ArgumentParser
import Phrases

/// The steps of a chapter, in order, with what they need.
public final class StepList {
  private(set) var steps: [Step] = []
  private(set) var options: [String: OptionValue] = [:]
  private(set) var preparations: [() throws -> Void] = []

  init() {}

  /// Adds a step.
  ///
  /// - Parameters:
  ///   - id: Its name on the command line and in the lesson, such as `scores`.
  ///   - title: Its heading.
  ///   - needs: The ids of earlier steps whose results it uses: they run too where it is asked for.
  ///   - body: What it does.
  public func step(
    _ id: String, title: Phrase, needs: [String] = [], _ body: @escaping (Page) throws -> Void
  ) {
    steps.append(Step(id: id, title: title, needs: needs, body: body))
  }

  /// Records an option of the chapter's own that decides what comes out.
  ///
  /// - Parameters:
  ///   - name: The option's name without dashes.
  ///   - value: Its value in this run, the default too.
  public func option(_ name: String, _ value: OptionValue) {
    options[name] = value
  }

  /// Adds work that comes before the first step of every run, such as reading the corpus: not where
  /// the steps are only listed, and after the output folder is known to be writable.
  public func prepare(_ body: @escaping () throws -> Void) {
    preparations.append(body)
  }

  /// Chooses the steps to run: those asked for and what they need, in the order of the list; all
  /// where none is asked for.
  ///
  /// - Throws: `ValidationError` for an unknown step, `NotebookError` where the list itself is wrong.
  func plan(_ requested: [String]) throws -> [Step] {
    try check()
    guard !requested.isEmpty else { return steps }
    var wanted: Set<String> = []
    var waiting = requested
    while let id = waiting.popLast() {
      guard let step = steps.first(where: { $0.id == id }) else {
        let known = steps.map(\.id).joined(separator: ", ")
        throw ValidationError("There is no step “\(id)”; the steps are: \(known).")
      }
      if wanted.insert(id).inserted { waiting += step.needs }
    }
    return steps.filter { wanted.contains($0.id) }
  }

  private func check() throws(NotebookError) {
    guard !steps.isEmpty else {
      throw NotebookError("The chapter has no steps: list at least one.")
    }
    var known: Set<String> = []
    for step in steps {
      guard RunName.isValid(step.id) else {
        throw NotebookError(
          "“\(step.id)” is no name for a step: use lowercase letters, digits, “-” and “_”.")
      }
      for need in step.needs where !known.contains(need) {
        throw NotebookError(
          "Step “\(step.id)” needs “\(need)”, which is no earlier step: list what it needs first.")
      }
      guard known.insert(step.id).inserted else {
        throw NotebookError("Two steps are called “\(step.id)”: give each an id of its own.")
      }
    }
  }
}
