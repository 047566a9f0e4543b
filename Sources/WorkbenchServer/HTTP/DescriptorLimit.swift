import Platform

/// How many files and sockets this process may have open.
enum DescriptorLimit {
  /// Raises the limit.
  ///
  /// - Returns: How many it may have, at most the number that is wanted.
  static func raise(to wanted: Int) -> Int {
    var limit = rlimit()
    #if canImport(Darwin)
    let resource = RLIMIT_NOFILE
    #else
    let resource = __rlimit_resource_t(UInt32(RLIMIT_NOFILE.rawValue))
    #endif
    guard getrlimit(resource, &limit) == 0 else { return 256 }
    if limit.rlim_cur < rlim_t(wanted) {
      limit.rlim_cur = min(rlim_t(wanted), limit.rlim_max)
      setrlimit(resource, &limit)
      getrlimit(resource, &limit)
    }
    return Int(min(limit.rlim_cur, rlim_t(wanted)))
  }
}
