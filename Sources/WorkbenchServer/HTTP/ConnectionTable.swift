/// All open connections, the oldest first, and what they may take up together.
///
/// It belongs to one event loop, as the connections do: nothing here is used by two threads.
final class ConnectionTable {
  let limits: RequestLimits

  /// Answers a request; until the server is open, nobody connects.
  var answer: @Sendable (Request) async -> Answer = { _ in .refusal(.notFound) }

  private var connections: [RequestHandler] = []

  init(limits: RequestLimits) {
    self.limits = limits
  }

  /// Takes a new connection; where there is no room left, an old one goes.
  func add(_ connection: RequestHandler) {
    if connections.count >= limits.connections { closeOldest() }
    connections.append(connection)
  }

  /// Forgets a connection that is closed.
  func remove(_ connection: RequestHandler) {
    connections.removeAll { $0 === connection }
    answerWaiting()
  }

  /// Has those who wait answered, the oldest first, as far as there is room.
  func answerWaiting() {
    var answered = connections.count { $0.stage == .answering }
    for connection in connections where connection.stage == .waiting {
      guard answered < limits.answered else { return }
      connection.beginAnswer()
      answered += 1
    }
  }

  /// Closes those with the largest unfinished bodies until all of them together are small enough.
  func limitPendingBytes() {
    while connections.reduce(0, { $0 + $1.pendingBytes }) > limits.pendingBytes {
      connections.max { $0.pendingBytes < $1.pendingBytes }?.close()
    }
  }

  /// Closes the oldest connection that is only being left, else one whose request is not complete.
  private func closeOldest() {
    let oldest =
      connections.first { $0.stage == .leaving } ?? connections.first { $0.stage == .reading }
      ?? connections.first
    oldest?.close()
  }
}
