/// What a client may send, and how long it may take.
struct RequestLimits: Sendable {
  /// Request line and headers together.
  var headBytes = 16_384

  /// The headers.
  var headerCount = 100

  /// What follows them.
  var bodyBytes = 1_048_576

  /// From the connection's beginning until the whole request is there.
  var readSeconds = 15.0

  /// Until the answer is ready.
  var answerSeconds = 30.0

  /// Without a piece of the answer being taken, or in the queue of those that wait for an answer.
  var stallSeconds = 15.0

  /// From the answer's end until the client has closed its side.
  var leaveSeconds = 2.0

  /// Connections at once; the oldest that has not sent its request yet makes room for a new one.
  var connections = 1_000

  /// Of all bodies that are not complete, together.
  var pendingBytes = 16 << 20

  /// Requests that are answered at once; others wait.
  var answered = 32
}
