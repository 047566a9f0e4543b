import Platform

/// The limits that a learner's program sets on itself, before any of the learner's code runs.
///
/// They can't be raised again. They protect the machine from a mistake, not from malice: the program
/// has the rights of whoever runs it.
public enum OwnLimits {
  /// The memory that may be asked for, in bytes.
  public static let memoryBytes = 3 << 30
  /// The size of a file that may be written, in bytes.
  public static let fileBytes = 100_000_000
  /// The processor time, should the runner itself be gone.
  public static let processorSeconds = 60

  /// Sets all of them.
  public static func apply() {
    #if os(Linux)
    set(Int32(RLIMIT_AS.rawValue), memoryBytes)
    set(Int32(RLIMIT_FSIZE.rawValue), fileBytes)
    set(Int32(RLIMIT_CPU.rawValue), processorSeconds)
    set(Int32(RLIMIT_CORE.rawValue), 0)
    #else
    // A Mac ignores a limit on memory; the time limit ends such a program.
    set(RLIMIT_FSIZE, fileBytes)
    set(RLIMIT_CPU, processorSeconds)
    set(RLIMIT_CORE, 0)
    #endif
  }

  private static func set(_ resource: Int32, _ amount: Int) {
    var limit = rlimit(rlim_cur: rlim_t(amount), rlim_max: rlim_t(amount))
    #if os(Linux)
    setrlimit(__rlimit_resource_t(UInt32(resource)), &limit)
    #else
    setrlimit(resource, &limit)
    #endif
  }
}
