import Foundation

/// The highest memory that this process had, counted by the system.
enum PeakMemory {
  /// Starts counting anew, where the system can; elsewhere the peak is that since the start.
  static func reset() {
    try? Data("5".utf8).write(to: URL(filePath: "/proc/self/clear_refs"))
  }

  /// The peak in megabytes, or nil where the system does not tell.
  static var megabytes: Double? {
    #if os(Linux)
    // Resident pages of this process; `getrusage` would tell the peak since the start.
    guard let status = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8),
      let line = status.split(separator: "\n").first(where: { $0.hasPrefix("VmHWM:") }),
      let kilobytes = line.split(whereSeparator: \.isWhitespace).dropFirst().first
    else { return nil }
    return Double(kilobytes).map { $0 * 1024 / 1e6 }
    #else
    var usage = rusage()
    guard getrusage(RUSAGE_SELF, &usage) == 0 else { return nil }
    return Double(usage.ru_maxrss) / 1e6
    #endif
  }
}
