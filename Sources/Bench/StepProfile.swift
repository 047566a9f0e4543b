import Autograd

/// Where the time of a training step goes.
struct StepProfile {
  let threadCount: Int
  var stepCount = 0
  /// Drawing batches.
  var batchSeconds = 0.0
  /// Forward, backward and adding the shards' gradients, by the clock.
  var gradientSeconds = 0.0
  /// Clipping and AdamW.
  var updateSeconds = 0.0
  /// The operations of all shards, which run side by side.
  var rows: [Profile.Row] = []

  init(threadCount: Int) { self.threadCount = threadCount }

  /// The table: milliseconds of a step, each the time of all threads together.
  var table: String {
    let steps = Double(max(stepCount, 1))
    let threads = Double(threadCount)
    let whole = (batchSeconds + gradientSeconds + updateSeconds) * threads
    var lines = [
      Self.line("operation", "calls", "forward ms", "backward ms", "share", "rate")
    ]
    for row in rows {
      lines.append(
        Self.line(
          row.name, "\(row.calls / max(stepCount, 1))",
          Self.milliseconds(row.forwardSeconds / steps),
          Self.milliseconds(row.backwardSeconds / steps),
          Self.percent(row.seconds / whole), Self.rate(of: row)))
    }
    let operations = rows.reduce(0) { $0 + $1.seconds }
    let others = [
      ("draw the batch", batchSeconds * threads),
      ("add gradients, wait", gradientSeconds * threads - operations),
      ("clip, AdamW", updateSeconds * threads),
    ]
    for (name, seconds) in others {
      lines.append(
        Self.line(
          name, "1", Self.milliseconds(seconds / steps), "", Self.percent(seconds / whole), ""))
    }
    lines.append(
      Self.line("all", "", Self.milliseconds(whole / steps), "", Self.percent(1), ""))
    return lines.joined(separator: "\n")
  }

  private static func line(
    _ name: String, _ calls: String, _ forward: String, _ backward: String, _ share: String,
    _ rate: String
  ) -> String {
    func right(_ text: String, _ width: Int) -> String {
      String(repeating: " ", count: max(0, width - text.count)) + text
    }
    return name + String(repeating: " ", count: max(1, 22 - name.count))
      + right(calls, 6) + right(forward, 12) + right(backward, 12) + right(share, 8)
      + right(rate, 14)
  }

  private static func milliseconds(_ seconds: Double) -> String {
    "\((seconds * 1e5).rounded() / 100)"
  }

  private static func percent(_ share: Double) -> String { "\((share * 1000).rounded() / 10) %" }

  /// GFLOP/s of what multiplies matrices, GB/s of what only walks through memory.
  private static func rate(of row: Profile.Row) -> String {
    guard row.seconds > 0 else { return "" }
    if row.multiplyAdds > 0 {
      return "\(Int(2 * Double(row.multiplyAdds) / row.seconds / 1e9)) GFLOP/s"
    }
    guard row.floats > 0 else { return "" }
    return "\(Int(4 * Double(row.floats) / row.seconds / 1e9)) GB/s"
  }
}
