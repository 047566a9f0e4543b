import Platform

/// The learner's browser.
enum Browser {
  /// Opens an address; where there is no browser, or no screen, nothing happens.
  static func open(_ address: String) {
    #if canImport(Darwin)
    let program = "open"
    #else
    guard getenv("DISPLAY") != nil || getenv("WAYLAND_DISPLAY") != nil else { return }
    let program = "xdg-open"
    #endif
    var launch = Launch(program, [address])
    // What it prints is of no interest here.
    launch.streams = [STDOUT_FILENO: .nothing, STDERR_FILENO: .nothing]
    _ = try? launch.start()
  }
}
