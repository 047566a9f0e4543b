/// What one workload gave: a line of JSON.
struct Measurement {
  let workload: String
  let unit: String
  let rates: Rates
  /// The highest memory of the process while it ran, in megabytes.
  var peakMegabytes: Double?
  /// The rate if a step were its matrix products and nothing else.
  var limit: Double?
  /// What the tapes hold, in megabytes.
  var tapeMegabytes: Double?

  /// One line of JSON: the rate, then what else was measured.
  var json: String {
    var fields = [
      ("workload", "\"\(workload)\""), ("unit", "\"\(unit)\""), ("median", "\(rates.median)"),
      ("best", "\(rates.best)"), ("samples", "\(rates.samples.count)"),
    ]
    func add(_ name: String, _ value: Double?) {
      if let value { fields.append((name, "\((value * 1000).rounded() / 1000)")) }
    }
    add("limit", limit)
    add("share_of_limit", limit.map { rates.median / $0 })
    add("allocations_per_step", rates.allocationsPerStep)
    add("tape_megabytes", tapeMegabytes)
    add("peak_megabytes", peakMegabytes)
    return "{" + fields.map { "\"\($0.0)\": \($0.1)" }.joined(separator: ", ") + "}"
  }
}
