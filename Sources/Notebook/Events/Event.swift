/// What happens in a run, in order: every view of a chapter is made from these and nothing else.
///
/// As JSON each is one flat object whose `event` names the case, such as
/// `{"event":"metric","name":"accuracy","step":"align","timed":false,"unit":"","value":0.99}`.
public enum Event: Equatable, Sendable {
  /// The run begins.
  case run(RunStart)

  /// A step begins.
  case step(StepStart)

  /// A step has something to say.
  case say(Remark)

  /// A number was measured.
  case metric(Metric)

  /// Several numbers belong together.
  case table(Table)

  /// A figure was drawn and written.
  case figure(FigureFile)

  /// Something that takes over a second has got further.
  case progress(Progress)

  /// One of the map's claims was tested.
  case claim(Claim)

  /// A step has ended.
  case stepEnd(StepEnd)

  /// The run has ended and is published.
  case runEnd(RunEnd)

  /// The run was stopped from outside; nothing of it is kept.
  case stopped(RunFailure)

  /// The run failed; nothing of it is kept.
  case failed(RunFailure)
}

extension Event: Codable {
  private enum Keys: String, CodingKey {
    case event
  }

  private enum Name: String, Codable {
    case run, step, say, metric, table, figure, progress, claim, stepEnd, runEnd, stopped, failed
  }

  private var parts: (name: Name, payload: any Encodable) {
    switch self {
    case .run(let payload): (.run, payload)
    case .step(let payload): (.step, payload)
    case .say(let payload): (.say, payload)
    case .metric(let payload): (.metric, payload)
    case .table(let payload): (.table, payload)
    case .figure(let payload): (.figure, payload)
    case .progress(let payload): (.progress, payload)
    case .claim(let payload): (.claim, payload)
    case .stepEnd(let payload): (.stepEnd, payload)
    case .runEnd(let payload): (.runEnd, payload)
    case .stopped(let payload): (.stopped, payload)
    case .failed(let payload): (.failed, payload)
    }
  }

  /// Writes one flat object.
  public func encode(to encoder: any Encoder) throws {
    let (name, payload) = parts
    var container = encoder.container(keyedBy: Keys.self)
    try container.encode(name, forKey: .event)
    try payload.encode(to: encoder)
  }

  /// Reads what `encode(to:)` writes.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Keys.self)
    switch try container.decode(Name.self, forKey: .event) {
    case .run: self = .run(try RunStart(from: decoder))
    case .step: self = .step(try StepStart(from: decoder))
    case .say: self = .say(try Remark(from: decoder))
    case .metric: self = .metric(try Metric(from: decoder))
    case .table: self = .table(try Table(from: decoder))
    case .figure: self = .figure(try FigureFile(from: decoder))
    case .progress: self = .progress(try Progress(from: decoder))
    case .claim: self = .claim(try Claim(from: decoder))
    case .stepEnd: self = .stepEnd(try StepEnd(from: decoder))
    case .runEnd: self = .runEnd(try RunEnd(from: decoder))
    case .stopped: self = .stopped(try RunFailure(from: decoder))
    case .failed: self = .failed(try RunFailure(from: decoder))
    }
  }
}
