/// Something that turns a run's events into a view: terminal, JSON lines, record, or a page.
protocol EventReader: AnyObject {
  /// Takes the next event.
  func read(_ event: Event)
}
