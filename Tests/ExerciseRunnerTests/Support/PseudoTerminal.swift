import Foundation

/// A program that believes it has a terminal.
final class PseudoTerminal {
  private let process = Process()
  private let master: Int32
  private let slave: Int32
  private(set) var shown = ""

  init(_ program: String, _ arguments: [String], environment: [String: String]) throws {
    master = open("/dev/ptmx", O_RDWR | O_NOCTTY)
    guard master >= 0, let name = Self.slaveName(of: master) else {
      throw RunFailure("There is no pseudo-terminal to be had.")
    }
    slave = open(name, O_RDWR | O_NOCTTY)
    var size = winsize(ws_row: 40, ws_col: 80, ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(slave, UInt(TIOCSWINSZ), &size)
    _ = fcntl(master, F_SETFL, O_NONBLOCK)
    let handle = FileHandle(fileDescriptor: slave, closeOnDealloc: false)
    process.executableURL = URL(filePath: program)
    process.arguments = arguments
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    process.standardInput = handle
    process.standardOutput = handle
    process.standardError = handle
    try process.run()
  }

  deinit {
    if process.isRunning { process.terminate() }
    close(master)
    close(slave)
  }

  /// Unlocks the other end and names it; glibc's functions for that are not imported into Swift.
  private static func slaveName(of master: Int32) -> String? {
    #if os(Linux)
    var (unlocked, number): (Int32, UInt32) = (0, 0)
    let setLock: UInt = 0x4004_5431  // TIOCSPTLCK of asm/ioctls.h
    let getNumber: UInt = 0x8004_5430  // TIOCGPTN
    guard ioctl(master, setLock, &unlocked) == 0, ioctl(master, getNumber, &number) == 0 else {
      return nil
    }
    return "/dev/pts/\(number)"
    #else
    guard grantpt(master) == 0, unlockpt(master) == 0, let name = ptsname(master) else {
      return nil
    }
    return String(cString: name)
    #endif
  }

  /// Whether keys are echoed and lines collected, as a shell's user wants them.
  var isOrdinary: Bool {
    var settings = termios()
    tcgetattr(slave, &settings)
    return settings.c_lflag & tcflag_t(ICANON | ECHO) == tcflag_t(ICANON | ECHO)
  }

  /// Presses keys.
  func press(_ keys: String) {
    let bytes = Array(keys.utf8)
    _ = bytes.withUnsafeBytes { write(master, $0.baseAddress, $0.count) }
  }

  /// Waits until something is shown that was not there before.
  ///
  /// - Returns: What was shown since the last wait.
  func wait(for text: String, seconds: Double = 300) throws -> String {
    let deadline = ContinuousClock.now + .seconds(seconds)
    var fresh = ""
    while ContinuousClock.now < deadline {
      var buffer = [UInt8](repeating: 0, count: 65_536)
      let count = buffer.withUnsafeMutableBytes { read(master, $0.baseAddress, $0.count) }
      if count > 0 { fresh += String(decoding: buffer[0..<count], as: UTF8.self) }
      if fresh.contains(text) {
        shown += fresh
        return fresh
      }
      if count <= 0 { usleep(20_000) }
    }
    throw RunFailure("“\(text)” was not shown within \(seconds) s, but: \(fresh)")
  }

  /// Sends what Ctrl-C sends.
  func interrupt() { kill(process.processIdentifier, SIGINT) }

  /// Waits for the end.
  func status() -> Int32 {
    process.waitUntilExit()
    return process.terminationStatus
  }
}
