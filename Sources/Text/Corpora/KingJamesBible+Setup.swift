#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

extension KingJamesBible {
  /// Where the set-up keeps the extract: `llm-workbench/kjv.txt` in `$XDG_CACHE_HOME`, which by
  /// default, or when it is no absolute path, is `~/.cache`.
  ///
  /// - Parameter environment: The process's environment; a library does not read it by itself.
  /// - Returns: A path, whether there is a file or not.
  public static func cachePath(environment: [String: String]) -> String {
    let home = environment["HOME"] ?? ""
    let named = environment["XDG_CACHE_HOME"] ?? ""
    let cache = named.hasPrefix("/") ? named : "\(home)/.cache"
    return "\(cache)/llm-workbench/kjv.txt"
  }

  /// Reads the extract; makes it first when it is missing and the program `bible` is installed.
  ///
  /// - Throws: `CorpusError.bibleNotInstalled` when there is neither.
  public static func load(environment: [String: String]) throws(CorpusError) -> KingJamesBible {
    let path = cachePath(environment: environment)
    if access(path, F_OK) != 0 { try generate(path: path, environment: environment) }
    return try KingJamesBible(contentsOf: path)
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
    guard let program = candidates.first(where: { access($0, X_OK) == 0 }) else {
      throw .bibleNotInstalled(path: path)
    }
    try makeFolders(above: path)
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
      throw .unreadable(path: path, reason: errorText(errno))
    }
  }

  private static func makeFolders(above path: String) throws(CorpusError) {
    var folder = path.hasPrefix("/") ? "" : "."
    for part in path.split(separator: "/").dropLast() {
      folder += "/\(part)"
      guard mkdir(folder, 0o755) == 0 || errno == EEXIST else {
        throw .unreadable(path: folder, reason: errorText(errno))
      }
    }
  }

  /// Runs the program to its end with its output in a file: no pipe, so nothing can block.
  private static func run(
    _ program: String, printingTo output: String, environment: [String: String]
  ) throws(CorpusError) {
    #if canImport(Darwin)
    var actions: posix_spawn_file_actions_t?
    #else
    var actions = posix_spawn_file_actions_t()
    #endif
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, output, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
    posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)

    let arguments = ["bible", "-f", "gen1:1-rev22:21"]
    let variables = environment.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
    var argumentPointers = arguments.map { strdup($0) } + [nil]
    var variablePointers = variables.map { strdup($0) } + [nil]
    defer {
      for pointer in argumentPointers + variablePointers { free(pointer) }
    }
    var process: pid_t = 0
    let failure = posix_spawn(
      &process, program, &actions, nil, &argumentPointers, &variablePointers)
    guard failure == 0 else {
      throw .bibleProgramFailed(program: program, reason: errorText(failure))
    }
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0 {
      guard errno == EINTR else {
        throw .bibleProgramFailed(program: program, reason: errorText(errno))
      }
    }
    guard status == 0 else {
      throw .bibleProgramFailed(program: program, reason: "it ended with wait status \(status)")
    }
  }
}
