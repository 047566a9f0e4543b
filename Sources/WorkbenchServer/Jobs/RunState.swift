/// How far a job is, as the page shows it.
struct RunState: Codable, Equatable, Sendable {
  /// The stages of a run.
  enum Stage: String, Codable {
    case building
    case running
    case stopping
    case complete
    case stopped
    case failed
  }

  /// Its number, since the server's start.
  let run: Int
  let name: String
  /// Its options, as on the command line.
  let arguments: [String]
  var stage: Stage
  /// One sentence, at the end.
  var sentence: String

  /// Whether it still goes on.
  var isLive: Bool {
    switch stage {
    case .building, .running, .stopping: true
    case .complete, .stopped, .failed: false
    }
  }
}
