extension Launch {
  /// Becomes the program: it takes this process's number, terminal and signals, and its exit status
  /// counts.
  ///
  /// Streams, groups and signals stay as this process has them.
  ///
  /// - Returns: Why that was not possible; where it was, this does not return.
  public func become() -> ProcessError {
    var words: [UnsafeMutablePointer<CChar>?] = ([program] + arguments).map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }
    execvp(program, &words)
    return ProcessError(program: program, reason: SystemCall.reason(errno))
  }
}
