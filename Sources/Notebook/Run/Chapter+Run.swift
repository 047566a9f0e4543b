extension Chapter {
  /// Runs the steps.
  public mutating func run() throws {
    try run(in: .ofProcess())
  }

  func run(in environment: RunEnvironment) throws {
    try ChapterRun(self, environment: environment).run()
  }
}
