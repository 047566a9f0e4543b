import Platform

/// The view of `--json`: one event a line.
final class JSONLines: EventReader {
  private let output: any TextOutput

  init(output: any TextOutput) {
    self.output = output
  }

  func read(_ event: Event) {
    // Events hold only finite numbers and strings, which always encode.
    guard let line = try? JSON.line(event) else { return }
    output.write(String(decoding: line, as: UTF8.self) + "\n")
  }
}
