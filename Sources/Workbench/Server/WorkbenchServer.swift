import FlyingFox
import Foundation

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// The local page: the gate on 127.0.0.1, FlyingFox behind it, and the runs.
final class WorkbenchServer: Sendable {
  /// Where things are.
  struct Places: Sendable {
    var package: PackageFolder
    /// The output folder, as `--output` names it.
    var output: String
    /// The folder with the chapters' programs.
    var programs: String
    /// What has a program supervised: this program and `supervise`.
    var supervisor: [String]
  }

  let rules: AccessRules
  let desk: RunDesk

  private let site: Site
  private let gate: Gate
  private let folder: PrivateFolder
  private let server: HTTPServer

  /// Takes the port, but answers nobody before ``start()``.
  ///
  /// - Throws: `ServeError` where the port is not to be had, or the output folder is missing.
  init(
    _ places: Places, port: UInt16, limits: GateLimits = GateLimits()
  ) throws(ServeError) {
    try Self.check(places.output)
    folder = try PrivateFolder()
    do throws(ServeError) {
      gate = try Gate(port: port, serverPath: folder.socketPath, limits: limits)
    } catch {
      folder.remove()
      throw error
    }
    rules = AccessRules(port: gate.port, token: AccessToken())
    let runner = ProgramRun(supervisor: places.supervisor)
    let programs = Programs(folder: places.programs, package: places.package)
    let forms = FormCabinet(programs: programs, runner: runner)
    desk = RunDesk(runner: runner) { job, start in
      programs.noteBuild(of: job.product, at: start)
      if PackageFolder.isChapter(job.name) { await forms.read(job.name) }
    }
    site = Site(
      package: places.package, shelf: RunShelf(files: OutputFiles(root: places.output)),
      output: places.output, programs: programs, forms: forms, desk: desk,
      exercises: ExerciseShelf(package: places.package), assets: Assets())
    server = HTTPServer(
      config: HTTPServer.Configuration(
        address: .unix(path: folder.socketPath), timeout: 15, logger: .disabled),
      handler: HTTPBridge(rules: rules, site: site))
  }

  /// The address that lets its reader in.
  var address: String { "http://127.0.0.1:\(rules.port)/?token=\(rules.token.text)" }

  /// Begins to answer.
  func start() async throws {
    Task { try await server.run() }
    try await server.waitUntilListening()
    gate.open()
    let chapters = site.package.chapters()
    Task { await site.forms.readAll(chapters) }
  }

  /// Answers nobody any more, stops the runs, and leaves nothing behind.
  func stop() async {
    gate.stop()
    await desk.close()
    await server.stop()
    folder.remove()
  }

  private static func check(_ output: String) throws(ServeError) {
    var status = stat()
    guard stat(output, &status) == 0 else {
      throw ServeError(
        "There is no folder “\(output)” here: run this in the project's folder, "
          + "or name the chapters' output folder with --output.")
    }
    guard status.st_mode & S_IFMT == S_IFDIR else {
      throw ServeError(
        "“\(output)” is a file, not a folder: name the chapters' output folder with --output.")
    }
  }
}
