import Foundation
import Phrases
import WorkbenchProject

/// The local page: the listener on 127.0.0.1, the pages behind it, and what they run.
final class LocalServer: Sendable {
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

  private let jobs: JobRunner
  private let site: Site
  private let listener: Listener

  /// Takes the port, but answers nobody before ``start()``.
  ///
  /// - Throws: `WorkbenchError` where the port can't be taken, or the output folder is missing.
  init(
    _ places: Places, port: UInt16, limits: RequestLimits = RequestLimits(),
    in catalogue: Catalogue = .english
  ) async throws(WorkbenchError) {
    try Self.check(places.output)
    listener = try await Listener(port: port, limits: limits)
    rules = AccessRules(port: listener.port, token: AccessToken())
    let runner = ProgramRun(supervisor: places.supervisor)
    let programs = Programs(folder: places.programs, package: places.package)
    let forms = FormCache(programs: programs, runner: runner, in: catalogue.language)
    jobs = JobRunner(runner: runner, in: catalogue) { job, start in
      programs.noteBuild(of: job.product, at: start)
      if PackageFolder.isChapter(job.name) { await forms.read(job.name) }
    }
    let language = ServerLanguage(catalogue)
    site = Site(
      package: places.package, runs: RunStore(files: OutputFiles(root: places.output)),
      output: places.output, programs: programs, forms: forms, jobs: jobs,
      assets: Assets(in: language), language: language)
  }

  /// The address that lets its reader in.
  var address: String { "http://127.0.0.1:\(rules.port)/?token=\(rules.token.text)" }

  /// Begins to answer.
  func start() async throws {
    let guarded = GuardedSite(rules: rules, site: site)
    try await listener.open { await guarded.answer($0) }
    let chapters = site.package.chapters()
    Task { await site.forms.readAll(chapters) }
  }

  /// Answers nobody any more, stops what runs, and leaves nothing behind.
  func stop() async {
    await listener.stop()
    await jobs.close()
  }

  private static func check(_ output: String) throws(WorkbenchError) {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: output, isDirectory: &isFolder) else {
      throw WorkbenchError(
        """
        There is no folder “\(output)” here: run this in the project's folder, or name the chapters' \
        output folder with --output.
        """)
    }
    guard isFolder.boolValue else {
      throw WorkbenchError(
        "“\(output)” is a file, not a folder: name the chapters' output folder with --output.")
    }
  }
}
