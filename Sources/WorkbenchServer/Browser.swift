#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

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
    var arguments: [UnsafeMutablePointer<CChar>?] = [strdup(program), strdup(address), nil]
    defer { for text in arguments { free(text) } }
    var actions = quietActions()
    defer { posix_spawn_file_actions_destroy(&actions) }
    var child: pid_t = 0
    _ = posix_spawnp(&child, program, &actions, nil, &arguments, environ)
  }

  /// Sends what the program prints nowhere.
  #if canImport(Darwin)
  private static func quietActions() -> posix_spawn_file_actions_t? {
    var actions: posix_spawn_file_actions_t?
    posix_spawn_file_actions_init(&actions)
    for descriptor in [STDOUT_FILENO, STDERR_FILENO] {
      posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", O_WRONLY, 0)
    }
    return actions
  }
  #else
  private static func quietActions() -> posix_spawn_file_actions_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    for descriptor in [STDOUT_FILENO, STDERR_FILENO] {
      posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", O_WRONLY, 0)
    }
    return actions
  }
  #endif
}
