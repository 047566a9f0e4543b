import Foundation
import Phrases
import WorkbenchProject

@testable import WorkbenchServer

/// A server on a free port, with a project of its own.
final class TestServer: Sendable {
  let server: LocalServer
  let port: UInt16

  init(
    _ project: TemporaryProject, limits: RequestLimits = RequestLimits(),
    in catalogue: Catalogue = .english
  ) async throws {
    server = try await LocalServer(
      LocalServer.Places(
        package: PackageFolder(path: project.folder), output: project.output,
        programs: project.programs, supervisor: [Self.program, "supervise"]),
      port: 0, limits: limits, in: catalogue)
    port = server.rules.port
    try await server.start()
  }

  /// The program that these tests were built with: it lies beside their bundle.
  static var program: String {
    URL(filePath: CommandLine.arguments[0]).resolvingSymlinksInPath().deletingLastPathComponent()
      .appending(path: Programs.server).path
  }

  /// Starts a server, uses it, and stops it.
  static func with<Result>(
    _ project: TemporaryProject, limits: RequestLimits = RequestLimits(),
    in catalogue: Catalogue = .english, _ body: (TestServer) async throws -> Result
  ) async throws -> Result {
    let server = try await TestServer(project, limits: limits, in: catalogue)
    do {
      let result = try await body(server)
      await server.server.stop()
      return result
    } catch {
      await server.server.stop()
      throw error
    }
  }

  var host: String { "127.0.0.1:\(port)" }
  var cookie: String { "\(server.rules.cookieName)=\(server.rules.token.text)" }

  /// The headers of a reader who was let in, changed by some; nil leaves one out.
  func headers(_ changes: [String: String?] = [:]) -> String {
    var headers: [String: String?] = ["Host": host, "Cookie": cookie]
    headers.merge(changes) { $1 }
    return headers.sorted { $0.key < $1.key }.compactMap { name, value in
      value.map { "\(name): \($0)\r\n" }
    }.joined()
  }

  func get(_ path: String, _ changes: [String: String?] = [:]) async -> RawResponse {
    await RawClient.exchange(port, "GET \(path) HTTP/1.1\r\n\(headers(changes))\r\n")
  }

  func post(_ path: String, _ body: String, _ changes: [String: String?] = [:]) async -> RawResponse
  {
    let usual: [String: String?] = [
      "Origin": "http://\(host)", "Content-Type": "application/json",
      "Content-Length": "\(body.utf8.count)",
    ]
    let headers = headers(usual.merging(changes) { $1 })
    return await RawClient.exchange(port, "POST \(path) HTTP/1.1\r\n\(headers)\r\n\(body)")
  }

  /// What the page's script asks for, again and again until something holds.
  func report(until holds: (String) -> Bool) async throws -> String {
    var text = ""
    for _ in 0..<400 {
      text = await get("/api/chapters/05-attention/run?after=0").body
      if holds(text) { return text }
      try await Task.sleep(for: .milliseconds(25))
    }
    return text
  }
}
