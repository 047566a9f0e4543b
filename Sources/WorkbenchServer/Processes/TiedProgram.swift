import Platform

/// The short time between a supervisor's child and the program that it becomes.
enum TiedProgram {
  /// The first argument of `supervise` in such a child.
  static let flag = "--tied"

  /// Becomes the program: should its supervisor be killed, the system kills it too.
  ///
  /// - Returns: The status where that can't be done.
  static func become(_ command: [String]) -> Int32 {
    guard let program = command.first else { return 64 }
    let parent = getppid()
    #if os(Linux)
    ProcessControl.set(.signalAtParentsDeath, UInt(SIGKILL))
    #endif
    // Too late, where it was killed in between.
    guard getppid() == parent else { return 137 }
    _ = Launch(program, Array(command.dropFirst())).become()
    return 127
  }
}
