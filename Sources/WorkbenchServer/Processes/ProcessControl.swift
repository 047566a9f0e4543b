import Platform

#if os(Linux)
/// Linux's `prctl`, which takes any number of arguments, so that Swift can't import it.
enum ProcessControl {
  /// What is set, by its number in `linux/prctl.h`.
  enum Setting: Int32 {
    /// `PR_SET_PDEATHSIG`.
    case signalAtParentsDeath = 1
    /// `PR_SET_CHILD_SUBREAPER`.
    case adoptsOrphans = 36
  }

  static func set(_ setting: Setting, _ value: UInt) {
    typealias Control = @convention(c) (Int32, UInt, UInt, UInt, UInt) -> Int32
    guard let symbol = dlsym(nil, "prctl") else { return }
    _ = unsafeBitCast(symbol, to: Control.self)(setting.rawValue, value, 0, 0, 0)
  }
}
#endif
