import Platform

/// What a program has started and left behind, even outside its group.
enum Orphans {
  /// Has the system give this process the children of those below it that end.
  static func adopt() {
    #if os(Linux)
    ProcessControl.set(.adoptsOrphans, 1)
    #endif
  }

  /// Kills all that were adopted.
  static func killAll() {
    // Each round may bring the children of those killed in the last.
    for _ in 0..<20 {
      let children = children()
      guard !children.isEmpty else { return }
      for child in children {
        kill(child, SIGKILL)
        var status: Int32 = 0
        waitpid(child, &status, 0)
      }
    }
  }

  private static func children() -> [pid_t] {
    #if os(Linux)
    var buffer = [UInt8](repeating: 0, count: 65_536)
    let file = open("/proc/self/task/\(getpid())/children", O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return [] }
    let count = read(file, &buffer, buffer.count)
    close(file)
    return buffer.prefix(max(0, count)).split(separator: 32)
      .compactMap { pid_t(String(decoding: $0, as: UTF8.self)) }
    #else
    return []
    #endif
  }
}
