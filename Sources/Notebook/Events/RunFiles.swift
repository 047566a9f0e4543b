/// The names of the files that a run publishes, beside its pictures.
enum RunFiles {
  /// What is the same in every run with these options.
  static let record = "run.json"
  /// What depends on the clock.
  static let timing = "timing.json"
  /// The events, one JSON object a line.
  static let events = "events.timed.jsonl"
  /// The page.
  static let page = "notebook.html"
  /// The page for Jupyter.
  static let notebook = "notebook.ipynb"
}
