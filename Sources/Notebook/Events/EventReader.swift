import Plotting

/// Something that turns a run's events into a view: terminal, JSON lines, record, or a page.
protocol EventReader: AnyObject {
  /// Takes the next event.
  func read(_ event: Event)

  /// Takes the figure itself, just after the event that tells of it.
  func draw(_ figure: any Figure, png: [UInt8])
}

extension EventReader {
  /// Most views know a figure by its file.
  func draw(_ figure: any Figure, png: [UInt8]) {}
}
