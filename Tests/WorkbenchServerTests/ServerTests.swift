import Foundation
import Testing
import WorkbenchProject

@testable import WorkbenchServer

extension ServingTests {
  @Suite struct ServerTests {
    private static let run = "/api/chapters/05-attention/run"
    private static let stop = "/api/chapters/05-attention/stop"

    /// The processes whose command line holds a text.
    private func processes(_ text: String) throws -> [String] {
      try FileManager.default.contentsOfDirectory(atPath: "/proc").filter { name in
        guard Int(name) != nil,
          let data = FileManager.default.contents(atPath: "/proc/\(name)/cmdline")
        else { return false }
        return String(decoding: data, as: UTF8.self).contains(text)
      }
    }

    @Test(
      "The address lets in, and only what it gives: a cookie that no script and no other site has")
    func signsIn() async throws {
      try await TestServer.with(try TemporaryProject()) { server in
        #expect(await server.get("/", ["Cookie": nil]).status == 403)
        let path = server.server.address.dropFirst("http://\(server.host)".utf8.count)
        let response = await server.get(String(path), ["Cookie": nil])
        #expect(response.status == 303)
        #expect(response.header("Location") == "/")
        let cookie = try #require(response.header("Set-Cookie"))
        #expect(cookie == server.cookie + "; Path=/; HttpOnly; SameSite=Strict")
        #expect(await server.get("/").status == 200)
      }
    }

    @Test("Every answer carries the strict headers, and none opens the page to another site")
    func headers() async throws {
      try await TestServer.with(try TemporaryProject()) { server in
        let responses = await [
          server.get("/"), server.get("/nothing"), await server.get("/", ["Host": "evil.com"]),
          await server.get("/assets/workbench.js"), await server.get("/chapters/05-attention"),
          await RawClient.exchange(server.port, "nonsense\r\n\r\n"),
        ]
        for response in responses {
          let policy = try #require(response.header("Content-Security-Policy"))
          #expect(policy.hasPrefix("default-src 'self'; script-src 'self'; style-src 'self'; "))
          #expect(policy.hasSuffix("frame-ancestors 'none'"))
          #expect(response.header("X-Content-Type-Options") == "nosniff")
          #expect(response.header("Referrer-Policy") == "no-referrer")
          #expect(!response.text.contains("Access-Control-Allow"))
          #expect(!response.body.contains(server.server.rules.token.text))
        }
      }
    }

    @Test("What is listed is there, all else is not")
    func routes() async throws {
      let project = try TemporaryProject()
      try project.write(TemporaryProject.record(), to: "Output/05-attention/run.json")
      try project.write(
        TemporaryProject.record(seed: 1), to: "Output/runs/05-attention/0123abcd/run.json")
      try await TestServer.with(project) { server in
        for path in [
          "/", "/exercises", "/chapters/00-map", "/chapters/05-attention",
          "/chapters/05-attention/compare",
          "/chapters/05-attention/compare?a=latest&b=0123abcd", "/assets/workbench.css",
          "/assets/page.css", "/api/chapters", Self.run, "/favicon.ico", "/api/exercises/run",
        ] {
          #expect(await server.get(path).status == 200, "\(path)")
        }
        for path in [
          "/chapters", "/chapters/", "/chapters/05-attention/", "/chapters/06-other", "/api", "//",
          "/chapters/05-attention/compare?a=../..", "/chapters/05-attention/compare?b=ffffffff",
          "/assets/", "/assets/../Package.swift", "/assets/katex/fonts/../katex.js",
          "/runs/05-attention/latest/run.json%00.png", "/index.html", "/Package.swift",
          Self.stop,
        ] {
          #expect(await server.get(path).status == 404, "\(path)")
        }
        #expect(await server.post("/", "{}").status == 404)
        #expect(await server.post("/api/chapters/06-other/run", "{\"options\":{}}").status == 404)
      }
    }

    @Test("A run is started, followed and ended; a second one of the same chapter has to wait")
    func runs() async throws {
      let project = try TemporaryProject(
        script: """
          echo '{"event":"say","text":"<b>one</b>"}'; echo plain; sleep 0.3; echo '{"event":"runEnd"}'
          """)
      try await TestServer.with(project) { server in
        #expect(await server.get(Self.run).body == #"{"state":null}"#)
        let body = #"{"options":{"quick":"true","text":"$(touch x); 'a' \"b\""}}"#
        // Until the options have been read, only those that all chapters have are known.
        var first = await server.post(Self.run, body)
        for _ in 0..<100 where first.status == 400 {
          try await Task.sleep(for: .milliseconds(50))
          first = await server.post(Self.run, body)
        }
        #expect(first.status == 202)
        #expect(await server.post(Self.run, body).status == 409)
        let report = try await server.report { $0.contains("\"stage\":\"complete\"") }
        #expect(report.contains(#"{"event":"say","text":"<b>one</b>"}"#))
        #expect(report.contains(#"{"event":"log","text":"plain"}"#))
        #expect(report.contains(#""arguments":["--text=$(touch x); 'a' \"b\"","--quick"]"#))
        #expect(await server.post(Self.stop, "{}").status == 409)
      }
    }

    @Test("Of 100 orders at once, one is carried out")
    func manyClicks() async throws {
      let folder = NSTemporaryDirectory() + "clicks-\(UUID().uuidString)"
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      defer { try? FileManager.default.removeItem(atPath: folder) }
      let project = try TemporaryProject(script: "touch '\(folder)'/$$; sleep 1")
      try await TestServer.with(project) { server in
        let statuses = await withTaskGroup(of: Int.self) { group in
          for _ in 0..<100 {
            group.addTask { await server.post(Self.run, "{\"options\":{}}").status }
          }
          return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(statuses.count { $0 == 202 } == 1)
        #expect(statuses.count { $0 == 409 } == 99)
        _ = try await server.report { $0.contains("\"complete\"") }
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder).count == 1)
      }
    }

    @Test("A program that can't be built is said so, with the compiler's words")
    func brokenBuild() async throws {
      let project = try TemporaryProject()
      try FileManager.default.removeItem(atPath: project.programs + "/attention")
      try await TestServer.with(project) { server in
        #expect(await server.post(Self.run, "{\"options\":{}}").status == 202)
        let report = try await server.report { $0.contains("\"failed\"") }
        #expect(report.contains("“attention” can't be built: the lines below say why."))
        #expect(report.contains(#""event":"log""#))
      }
    }

    @Test("Nothing is started for anybody else")
    func strangers() async throws {
      let marker = NSTemporaryDirectory() + "started-\(UUID().uuidString)"
      let project = try TemporaryProject(script: "touch '\(marker)'")
      try await TestServer.with(project) { server in
        let changes: [[String: String?]] = [
          ["Cookie": nil], ["Cookie": "\(server.server.rules.cookieName)=\(AccessToken().text)"],
          ["Origin": "http://evil.com"], ["Origin": "null"], ["Origin": nil],
          ["Sec-Fetch-Site": "cross-site"], ["Sec-Fetch-Site": "same-site"],
          ["Content-Type": "text/plain"], ["Content-Type": nil], ["Host": "evil.com"],
        ]
        for path in [Self.run, Self.stop] {
          for change in changes {
            let status = await server.post(path, "{\"options\":{}}", change).status
            #expect(status == 403 || status == 415, "\(path) \(change)")
          }
        }
        for body in ["", "[]", "{}", "{\"options\":[]}", "{\"options\":{\"quick\":true}}"] {
          #expect(await server.post(Self.run, body).status == 400, "\(body)")
        }
        try await Task.sleep(for: .milliseconds(300))
        #expect(!FileManager.default.fileExists(atPath: marker))
      }
    }

    @Test("A stopped run leaves nothing behind, not even what ignores signals or left its group")
    func stops() async throws {
      let number = Int.random(in: 100_000...999_999)
      let project = try TemporaryProject(
        script: """
          trap '' TERM
          sh -c "trap '' TERM; sleep 5\(number)" &
          setsid sleep 6\(number) &
          echo '{"event":"say","text":"ready"}'
          sleep 7\(number); sleep 8\(number)
          """)
      try await TestServer.with(project) { server in
        #expect(await server.post(Self.run, "{\"options\":{}}").status == 202)
        _ = try await server.report { $0.contains("ready") }
        try await Task.sleep(for: .milliseconds(200))
        #expect(try processes("\(number)").count >= 3)
        #expect(await server.post(Self.stop, "{}").status == 202)
        #expect(try await server.report { $0.contains("\"stopped\"") }.contains("\"stopped\""))
        #expect(try processes("\(number)").isEmpty)
      }
    }

    @Test("When the server's end of the pipe is gone, the supervisor ends the run within 5 s")
    func supervisorNotices() async throws {
      let number = Int.random(in: 100_000...999_999)
      let process = Process()
      process.executableURL = URL(filePath: TestServer.program)
      process.arguments = [
        "supervise", "sh", "-c", "trap '' TERM; sleep 9\(number); sleep 9\(number)",
      ]
      let pipe = Pipe()
      process.standardInput = pipe
      try process.run()
      for _ in 0..<100 where try processes("sleep\u{0}9\(number)").isEmpty {
        try await Task.sleep(for: .milliseconds(50))
      }
      #expect(try !processes("9\(number)").isEmpty)
      let start = ContinuousClock.now
      try pipe.fileHandleForWriting.close()
      for _ in 0..<200 where try !processes("9\(number)").isEmpty {
        try await Task.sleep(for: .milliseconds(50))
      }
      #expect(try processes("9\(number)").isEmpty)
      #expect(ContinuousClock.now - start < .seconds(5))
    }

    @Test("A run that prints without end, without lines or nonsense holds nobody up")
    func printing() async throws {
      let project = try TemporaryProject(
        script: """
          head -c 10000000 /dev/zero | tr '\\0' 'a'; echo
          head -c 1000000 /dev/urandom
          yes '{"event":"say","text":"again and again and again"}' | head -n 30000
          echo '{"event":"runEnd"}'
          """)
      try await TestServer.with(project) { server in
        #expect(await server.post(Self.run, "{\"options\":{}}").status == 202)
        let report = try await server.report { $0.contains("\"complete\"") }
        #expect(report.contains("\"stage\":\"complete\""))
        #expect(report.utf8.count < 8 << 20)
      }
    }

    @Test("A missing output folder is said in one sentence")
    func missingOutput() async throws {
      let project = try TemporaryProject()
      let places = LocalServer.Places(
        package: PackageFolder(path: project.folder), output: project.folder + "/none",
        programs: project.programs, supervisor: [])
      let error = await #expect(throws: WorkbenchError.self) {
        try await LocalServer(places, port: 0)
      }
      #expect(
        error?.description
          == "There is no folder “\(project.folder)/none” here: run this in the project's folder, "
          + "or name the chapters' output folder with --output.")
    }
  }
}
