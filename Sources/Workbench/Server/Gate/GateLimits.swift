/// What a client may send, and how long it may take.
struct GateLimits: Sendable {
  /// Request line and headers together.
  var headBytes = 16_384

  /// The headers.
  var headerCount = 100

  /// What follows them.
  var bodyBytes = 1_048_576

  /// From the connection's beginning until the whole request is there.
  var readSeconds = 15.0

  /// Without a byte of the response being taken.
  var stallSeconds = 15.0

  /// At once; the oldest that has not sent its request yet makes room for a new one.
  var connections = 1_000

  /// Of requests that are not complete, all together.
  var pendingBytes = 16 << 20

  /// Requests that are answered at once; others wait.
  var answered = 32
}
