import Foundation

/// A chapter run as a learner runs it: a process with a command line.
struct ChapterProcess {
  /// What a process left behind.
  struct Outcome {
    let status: Int32
    let output: String
    let errors: String
    let seconds: Double
  }

  private let process = Process()
  private let logs: URL
  private let start = ContinuousClock.now

  /// Starts a chapter.
  ///
  /// - Parameters:
  ///   - product: What a learner types after `swift run`.
  ///   - arguments: The options.
  ///   - folder: Where the process stands; its output is logged there too.
  ///   - environment: Variables to set beside those of this process.
  /// - Throws: What Foundation says where the process can't start.
  init(
    _ product: String, _ arguments: [String], in folder: URL, environment: [String: String] = [:]
  ) throws {
    logs = folder
    // In English, wherever the tests run.
    process.environment = ProcessInfo.processInfo.environment.merging(["LC_ALL": "C.UTF-8"]) { $1 }
      .merging(environment) { $1 }
    process.executableURL = Self.products.appending(path: product)
    process.arguments = arguments
    process.currentDirectoryURL = folder
    // Output goes to files: a pipe that nobody reads while the process runs would stop it.
    for name in ["output.log", "errors.log"] {
      try Data().write(to: folder.appending(path: name))
    }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = try FileHandle(forWritingTo: folder.appending(path: "output.log"))
    process.standardError = try FileHandle(forWritingTo: folder.appending(path: "errors.log"))
    try process.run()
  }

  /// Where the build put its products: beside the bundle of these tests.
  static var products: URL {
    URL(filePath: CommandLine.arguments[0]).resolvingSymlinksInPath().deletingLastPathComponent()
  }

  /// Sends a signal.
  func signal(_ number: Int32) { kill(process.processIdentifier, number) }

  /// Waits for the end.
  func outcome() throws -> Outcome {
    process.waitUntilExit()
    let seconds = (ContinuousClock.now - start) / .seconds(1)
    func text(_ name: String) throws -> String {
      String(decoding: try Data(contentsOf: logs.appending(path: name)), as: UTF8.self)
    }
    return Outcome(
      status: process.terminationStatus, output: try text("output.log"),
      errors: try text("errors.log"), seconds: seconds)
  }

  /// What has been printed so far.
  var printed: String {
    let data = try? Data(contentsOf: logs.appending(path: "output.log"))
    return String(decoding: data ?? Data(), as: UTF8.self)
  }

  /// Runs a chapter to its end.
  static func run(
    _ product: String, _ arguments: [String], in folder: URL, environment: [String: String] = [:]
  ) throws -> Outcome {
    try ChapterProcess(product, arguments, in: folder, environment: environment).outcome()
  }
}

/// A folder for one test, removed after it.
final class TemporaryFolder {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appending(path: "chapter-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  /// Writes a file into the folder and returns its path.
  func file(_ name: String, _ bytes: some Sequence<UInt8>) throws -> String {
    let file = url.appending(path: name)
    try Data(bytes).write(to: file)
    return file.path
  }

  /// All files below a folder, by path from there, with what they hold.
  static func contents(of folder: URL) throws -> [String: Data] {
    var found: [String: Data] = [:]
    let paths = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
    for path in paths {
      let file = folder.appending(path: path)
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: file.path, isDirectory: &isFolder),
        !isFolder.boolValue
      else { continue }
      found[path] = try Data(contentsOf: file)
    }
    return found
  }
}
