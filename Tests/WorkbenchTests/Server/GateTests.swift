import Foundation
import Testing

@testable import Workbench

extension ServingTests {
  @Suite struct GateTests {
    private func goodSeconds(_ server: TestServer) async -> Double {
      let start = ContinuousClock.now
      let response = await server.get("/exercises")
      let seconds = (ContinuousClock.now - start) / .seconds(1)
      return response.status == 200 ? seconds : .infinity
    }

    @Test("10,000 malformed requests leave the server as it was")
    func malformed() async throws {
      try await TestServer.with(try TemporaryProject()) { server in
        _ = await goodSeconds(server)
        let before = try sockets()
        let starts = [
          "", "GET ", "GET / HTTP/1.1\r\n", "POST / HTTP/1.1\r\nContent-Length: 5\r\n\r\n",
          "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
          "GET / HTTP/1.1\r\n\r\nGET / HTTP/1.1\r\n\r\n",
          "POST / HTTP/1.1\r\nContent-Length: -1\r\n\r\n", "GET / HTTP/1.1\nHost: x\n\n",
          "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nZZ\r\n",
          "\u{16}\u{3}\u{1}\u{2}\u{0}",
        ]
        let port = server.port
        await RawClient.apart {
          var generator = SystemRandomNumberGenerator()
          for number in 0..<10_000 {
            let descriptor = RawClient.connect(port)
            guard descriptor >= 0 else { continue }
            var bytes = Array((starts[number % starts.count]).utf8)
            bytes += (0..<Int.random(in: 0...60, using: &generator)).map { _ in
              UInt8.random(in: 0...255, using: &generator)
            }
            RawClient.send(bytes, to: descriptor)
            close(descriptor)
          }
        }
        #expect(await goodSeconds(server) < 1)
        try await Task.sleep(for: .seconds(2.3))
        #expect(try sockets() <= before + 2)
      }
    }

    /// The sockets of this process; other tests open files meanwhile.
    private func sockets() throws -> Int {
      try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").count { name in
        let target = try? FileManager.default.destinationOfSymbolicLink(
          atPath: "/proc/self/fd/" + name)
        return target?.hasPrefix("socket:") == true
      }
    }

    private func clients(_ count: Int, _ port: UInt16) async -> [Int32] {
      await RawClient.apart { (0..<count).map { _ in RawClient.connect(port) } }
    }

    @Test("500 crawling clients hold nobody up, and are sent away")
    func slowClients() async throws {
      var limits = GateLimits()
      limits.readSeconds = 1.5
      try await TestServer.with(try TemporaryProject(), limits: limits) { server in
        let slow = await clients(500, server.port)
        defer { for descriptor in slow { close(descriptor) } }
        for descriptor in slow { RawClient.send(Array("GET / HTTP/1.1\r\nX".utf8), to: descriptor) }
        #expect(await goodSeconds(server) < 1)
        for descriptor in slow { RawClient.send([65], to: descriptor) }
        #expect(await goodSeconds(server) < 1)
        let last = slow[499]
        let answer = String(
          decoding: await RawClient.apart { RawClient.receive(last) }, as: UTF8.self)
        #expect(answer.hasPrefix("HTTP/1.1 408 Request Timeout\r\n"))
      }
    }

    @Test("More clients than there is room for: the oldest go, a new one is served")
    func fullHouse() async throws {
      var limits = GateLimits()
      limits.connections = 20
      try await TestServer.with(try TemporaryProject(), limits: limits) { server in
        let idle = await clients(60, server.port)
        defer { for descriptor in idle { close(descriptor) } }
        #expect(await goodSeconds(server) < 1)
        let first = idle[0]
        #expect(await RawClient.apart { RawClient.receive(first) }.isEmpty)
      }
    }

    @Test("An endless body is refused by its length alone")
    func hugeBody() async throws {
      try await TestServer.with(try TemporaryProject()) { server in
        let response = await RawClient.exchange(
          server.port,
          "POST / HTTP/1.1\r\n\(server.headers())Content-Length: 10737418240\r\n\r\nabc")
        #expect(response.status == 413)
      }
    }

    @Test("A client that vanishes in the middle of a response is forgotten")
    func vanishing() async throws {
      let project = try TemporaryProject()
      try project.write(
        String(repeating: "x", count: 8_000_000), to: "Output/05-attention/large.json")
      try await TestServer.with(project) { server in
        let path = "/runs/05-attention/latest/large.json"
        let (port, request) = (server.port, "GET \(path) HTTP/1.1\r\n\(server.headers())\r\n")
        await RawClient.apart {
          for _ in 0..<20 {
            let descriptor = RawClient.connect(port)
            RawClient.send(Array(request.utf8), to: descriptor)
            var byte: UInt8 = 0
            recv(descriptor, &byte, 1, 0)
            close(descriptor)
          }
        }
        #expect(await goodSeconds(server) < 1)
        #expect(await server.get(path).body.utf8.count == 8_000_000)
      }
    }

    @Test("What a killed server has left in /tmp is removed by the next, and nothing else")
    func abandonedFolders() async throws {
      let manager = FileManager.default
      let (old, young, full) = (
        "/tmp/workbench-tOldAa", "/tmp/workbench-tNewAa", "/tmp/workbench-tFulAa"
      )
      for folder in [old, young, full] {
        try? manager.removeItem(atPath: folder)
        try manager.createDirectory(atPath: folder, withIntermediateDirectories: true)
      }
      defer { for folder in [old, young, full] { try? manager.removeItem(atPath: folder) } }
      try Data().write(to: URL(filePath: full + "/other"))
      for folder in [old, full] {
        try manager.setAttributes(
          [.modificationDate: Date(timeIntervalSinceNow: -120)], ofItemAtPath: folder)
      }
      let own = try PrivateFolder()
      #expect(!manager.fileExists(atPath: old))
      #expect(manager.fileExists(atPath: young))
      #expect(manager.fileExists(atPath: full + "/other"))
      own.remove()
      #expect(!manager.fileExists(atPath: own.path))
    }

    @Test("A port of the system's own is said in one sentence")
    func systemPort() {
      #expect(
        ServeError.cannotListen(port: 80, code: EACCES).description
          == "Port 80 is for the system's own programs: give --port 1024 or higher.")
    }

    @Test("A port that is taken is said in one sentence")
    func takenPort() async throws {
      let project = try TemporaryProject()
      try await TestServer.with(project) { server in
        let error = #expect(throws: ServeError.self) {
          try Gate(port: server.port, serverPath: "/nowhere")
        }
        #expect(
          error?.description
            == "Port \(server.port) is taken: another program listens there, perhaps another workbench. "
            + "Give --port another number, or 0 for any that is free.")
      }
    }
  }
}
