import Platform

extension KingJamesBible {
  /// Where the set-up keeps the extract: `llm-workbench/kjv.txt` in `$XDG_CACHE_HOME`, which by
  /// default, or when it is no absolute path, is `~/.cache`.
  ///
  /// - Parameter environment: The process's environment; a library does not read it by itself.
  /// - Returns: A path, whether there is a file or not; nil where neither variable names a folder.
  public static func cachePath(environment: [String: String]) -> String? {
    let home = environment["HOME"] ?? ""
    let named = environment["XDG_CACHE_HOME"] ?? ""
    guard named.hasPrefix("/") || home.hasPrefix("/") else { return nil }
    let cache = named.hasPrefix("/") ? named : "\(home)/.cache"
    return "\(cache)/llm-workbench/kjv.txt"
  }

  /// Reads the extract; makes it first when it is missing and the program `bible` is installed.
  ///
  /// Where it can't be kept, since there is no cache or none that may be written, the program prints it
  /// anew each time.
  ///
  /// - Throws: `CorpusError.bibleNotInstalled` when there is neither.
  public static func load(environment: [String: String]) throws(CorpusError) -> KingJamesBible {
    if let path = cachePath(environment: environment) {
      if FileSystem.isReadable(path) { return try KingJamesBible(contentsOf: path) }
      do throws(CorpusError) {
        try generate(path: path, environment: environment)
        return try KingJamesBible(contentsOf: path)
      } catch {
        guard case .unreadable = error else { throw error }
      }
    }
    let temporary = environment["TMPDIR"].flatMap { $0.hasPrefix("/") ? $0 : nil } ?? "/tmp"
    let path = "\(temporary)/kjv.txt.\(FileSystem.uniqueSuffix())"
    defer { unlink(path) }
    try generate(path: path, environment: environment)
    return try KingJamesBible(parsing: Corpus(bytes: Corpus.bytes(at: path), name: "kjv.txt"))
  }

  /// Prints the whole Bible into a file with Debian's `bible -f gen1:1-rev22:21`.
  ///
  /// The text goes to a file beside it that is renamed when it is whole, so nobody reads a half.
  ///
  /// - Throws: `CorpusError.bibleNotInstalled` when no folder of `PATH` has the program,
  ///   `CorpusError.bibleProgramFailed` when it does not print all verses, and
  ///   `CorpusError.unreadable` when the folder cannot be written.
  public static func generate(
    path: String, environment: [String: String]
  ) throws(CorpusError) {
    let searched = (environment["PATH"] ?? "").split(separator: ":").map { String($0) }
    let candidates = (searched + ["/usr/bin", "/usr/games"]).map { $0 + "/bible" }
    guard let program = candidates.first(where: FileSystem.isExecutable) else {
      throw .bibleNotInstalled(path: path)
    }
    do throws(FileError) {
      try FileSystem.makeFolder(FilePath.folder(of: path))
    } catch {
      throw .unreadable(path: FilePath.folder(of: path), reason: error.reason)
    }
    guard access(FilePath.folder(of: path), W_OK) == 0 else {
      throw .unreadable(path: FilePath.folder(of: path), reason: SystemCall.reason(errno))
    }
    let temporary = "\(path).\(getpid()).tmp"
    defer { unlink(temporary) }
    try run(program, printingTo: temporary, environment: environment)
    let text = try Corpus(contentsOf: temporary)
    let found = try KingJamesBible(parsing: text).verses.count
    guard found == verseCount else {
      throw .bibleProgramFailed(
        program: program, reason: "it printed \(found) verses instead of \(verseCount)")
    }
    guard rename(temporary, path) == 0 else {
      throw .unreadable(path: path, reason: SystemCall.reason(errno))
    }
  }

  /// Runs the program to its end with its output in a file: no pipe, so nothing can block.
  private static func run(
    _ program: String, printingTo output: String, environment: [String: String]
  ) throws(CorpusError) {
    var launch = Launch(program, ["-f", "gen1:1-rev22:21"])
    launch.environment = environment
    launch.streams = [0: .nothing, 1: .newFile(output), 2: .nothing]
    let end: ProcessEnd
    do throws(ProcessError) {
      end = try launch.start().wait()
    } catch {
      throw .bibleProgramFailed(program: program, reason: error.reason)
    }
    switch end {
    case .exited(0): return
    case .exited(let status):
      throw .bibleProgramFailed(program: program, reason: "it ended with status \(status)")
    default: throw .bibleProgramFailed(program: program, reason: "a signal ended it")
    }
  }
}
