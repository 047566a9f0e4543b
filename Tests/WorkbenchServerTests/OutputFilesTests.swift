import Foundation
import Testing
import WorkbenchProject

@testable import WorkbenchServer

struct OutputFilesTests {
  /// A project with a secret beside its output folder, and links that lead to it.
  private func project() throws -> TemporaryProject {
    let project = try TemporaryProject()
    try project.write("{}", to: "Output/05-attention/scores.json")
    try project.write("SECRET", to: "secret.json")
    try project.write("SECRET", to: "Output-secret/scores.json")
    try project.write("SECRET", to: "Output/05-attention/checkpoint/config.json")
    let links = [
      ("Output/05-attention/link.json", "../../secret.json"),
      ("Output/05-attention/absolute.png", "/etc/passwd"), ("Output/06-out", "../Output-secret"),
      ("Output/runs", "../Output-secret"),
    ]
    for (link, target) in links {
      try FileManager.default.createSymbolicLink(
        atPath: "\(project.folder)/\(link)", withDestinationPath: target)
    }
    mkfifo("\(project.folder)/Output/05-attention/pipe.json", 0o600)
    return project
  }

  @Test("Pictures and numbers of runs are read, and nothing else")
  func reads() throws {
    let project = try project()
    let runs = RunStore(files: OutputFiles(root: project.output))
    #expect(runs.figure("05-attention", "latest", "scores.json") == Array("{}".utf8))
    for (chapter, key, file) in [
      ("05-attention", "latest", "link.json"), ("05-attention", "latest", "absolute.png"),
      ("05-attention", "latest", "pipe.json"), ("05-attention", "latest", "missing.png"),
      ("05-attention", "latest", "checkpoint"),
      ("05-attention", "latest", "checkpoint/config.json"),
      ("05-attention", "latest", "../../secret.json"), ("06-out", "latest", "scores.json"),
      ("05-attention", "12345678", "scores.json"), ("05-attention", "..", "scores.json"),
      ("..", "latest", "secret.json"), ("", "latest", "scores.json"), ("05-attention", "", ""),
      ("05-attention", "latest", "scores.json\u{0}.png"), ("05-attention", "latest", ".json"),
    ] {
      #expect(runs.figure(chapter, key, file) == nil, "\(chapter) \(key) \(file)")
    }
    #expect(OutputFiles(root: project.output).read(["05-attention", "pipe.json"]) == nil)
    #expect(OutputFiles(root: project.output).read(["06-out", "scores.json"]) == nil)
  }

  @Test("10,000 paths that try to get out bring nothing from outside")
  func traversal() async throws {
    let project = try project()
    let parts = [
      "..", ".", "%2e%2e", "%2e%2e%2f", "..%2f", "%252e%252e", "..\\", "..%5c", "%00", "", "/",
      "etc", "passwd", "secret.json", "Output-secret", "Output", "05-attention", "latest", "live",
      "scores.json", "runs", "gallery", "assets", "api", "chapters", "06-out", "link.json",
      "absolute.png", "%c0%ae%c0%ae", "....//", ";", "..;", "~", "CON", "checkpoint", "config.json",
      "12345678", "compare", "run",
    ]
    let package = PackageFolder(path: project.folder)
    let programs = Programs(folder: project.programs, package: package)
    let runner = ProgramRun(supervisor: [])
    let language = ServerLanguage(.english)
    let site = Site(
      package: package, runs: RunStore(files: OutputFiles(root: project.output)),
      output: project.output, programs: programs,
      forms: FormCache(programs: programs, runner: runner), jobs: JobRunner(runner: runner),
      assets: Assets(in: language), language: language)
    var generator = SystemRandomNumberGenerator()
    let secret = Array("SECRET".utf8)
    let roots = [
      "/runs/05-attention/latest/", "/runs/", "/gallery/", "/assets/", "/chapters/", "/",
    ]
    for _ in 0..<10_000 {
      let tail = (0..<Int.random(in: 1...5, using: &generator)).map { _ in
        parts.randomElement(using: &generator) ?? ""
      }
      let path = (roots.randomElement(using: &generator) ?? "/") + tail.joined(separator: "/")
      guard let answer = try? await site.answer(Request(path: path)) else { continue }
      #expect(answer.body.firstRange(of: secret) == nil, "\(path)")
      #expect(answer.body.firstRange(of: Array("root:".utf8)) == nil, "\(path)")
    }
  }
}
