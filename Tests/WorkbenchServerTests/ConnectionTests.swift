import Foundation
import Testing
import WorkbenchProject

@testable import WorkbenchServer

extension ServingTests {
  @Suite struct ConnectionTests {
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
        let (before, megabytes) = (try sockets(), try residentMegabytes())
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
        #expect(try residentMegabytes() - megabytes < 50)
      }
    }

    /// The memory of this process, with the server in it.
    private func residentMegabytes() throws -> Double {
      let status = try String(contentsOfFile: "/proc/self/status", encoding: .utf8)
      let match = try #require(status.firstMatch(of: /VmRSS:\s+(\d+) kB/))
      return (Double(match.1) ?? 0) / 1024
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
      var limits = RequestLimits()
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
      var limits = RequestLimits()
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

    @Test("500 clients with bodies that never end hold nobody up, and are sent away")
    func slowBodies() async throws {
      var limits = RequestLimits()
      limits.readSeconds = 1.5
      try await TestServer.with(try TemporaryProject(), limits: limits) { server in
        let slow = await clients(500, server.port)
        defer { for descriptor in slow { close(descriptor) } }
        let begin = "POST / HTTP/1.1\r\n\(server.headers())Content-Length: 1000000\r\n\r\nabc"
        for descriptor in slow { RawClient.send(Array(begin.utf8), to: descriptor) }
        #expect(await goodSeconds(server) < 1)
        let last = slow[499]
        let answer = String(
          decoding: await RawClient.apart { RawClient.receive(last) }, as: UTF8.self)
        #expect(answer.hasPrefix("HTTP/1.1 408 Request Timeout\r\n"))
      }
    }

    @Test("Unfinished bodies take up no more than their room together: the largest goes")
    func pendingBodies() async throws {
      var limits = RequestLimits()
      limits.pendingBytes = 500_000
      try await TestServer.with(try TemporaryProject(), limits: limits) { server in
        let pair = await clients(2, server.port)
        defer { for descriptor in pair { close(descriptor) } }
        let head = "POST / HTTP/1.1\r\n\(server.headers())Content-Length: 1000000\r\n\r\n"
        for (descriptor, size) in zip(pair, [200_000, 400_000]) {
          RawClient.send(
            Array((head + String(repeating: "x", count: size)).utf8), to: descriptor)
        }
        #expect(await goodSeconds(server) < 1)
        let large = pair[1]
        #expect(await RawClient.apart { RawClient.receive(large) }.isEmpty)
      }
    }

    @Test("A client that doesn't read its answer is let go")
    func stalling() async throws {
      let project = try TemporaryProject()
      try project.write(
        String(repeating: "x", count: 32_000_000), to: "Output/05-attention/large.json")
      var limits = RequestLimits()
      limits.stallSeconds = 0.5
      try await TestServer.with(project, limits: limits) { server in
        let path = "/runs/05-attention/latest/large.json"
        let descriptor = RawClient.connect(server.port)
        defer { close(descriptor) }
        RawClient.send(
          Array("GET \(path) HTTP/1.1\r\n\(server.headers())\r\n".utf8), to: descriptor)
        try await Task.sleep(for: .seconds(2))
        #expect(await RawClient.apart { RawClient.receive(descriptor) }.count < 32_000_000)
        #expect(await goodSeconds(server) < 1)
      }
    }

    @Test("A client that has closed its own side still gets its answer")
    func halfClosed() async throws {
      try await TestServer.with(try TemporaryProject()) { server in
        let descriptor = RawClient.connect(server.port)
        defer { close(descriptor) }
        RawClient.send(
          Array("GET /exercises HTTP/1.1\r\n\(server.headers())\r\n".utf8), to: descriptor)
        shutdown(descriptor, Int32(SHUT_WR))
        let bytes = await RawClient.apart { RawClient.receive(descriptor) }
        let response = RawResponse(text: String(decoding: bytes, as: UTF8.self))
        #expect(response.status == 200)
        #expect(response.header("Content-Length") == "\(response.body.utf8.count)")
      }
    }

    @Test("A client that closes its side in the middle of a request gets nothing")
    func brokenOff() async throws {
      try await TestServer.with(try TemporaryProject()) { server in
        for begin in ["", "GET / HT", "POST / HTTP/1.1\r\nContent-Length: 9\r\n\r\nabc"] {
          let descriptor = RawClient.connect(server.port)
          defer { close(descriptor) }
          RawClient.send(Array(begin.utf8), to: descriptor)
          shutdown(descriptor, Int32(SHUT_WR))
          #expect(await RawClient.apart { RawClient.receive(descriptor) }.isEmpty, "\(begin)")
        }
      }
    }

    @Test("It listens on 127.0.0.1, and nowhere else")
    func loopbackOnly() async throws {
      try await TestServer.with(try TemporaryProject()) { server in
        let port = String(server.port, radix: 16, uppercase: true)
        let ending = ":" + String(repeating: "0", count: 4 - port.count) + port
        var places: [String] = []
        for table in ["tcp", "tcp6"] {
          let lines = try String(contentsOfFile: "/proc/self/net/\(table)", encoding: .utf8)
          for line in lines.split(separator: "\n") {
            // Local address, remote address, and 0A for a socket that listens.
            let words = line.split(separator: " ")
            guard words.count > 3, words[1].hasSuffix(ending), words[3] == "0A" else { continue }
            places.append(String(words[1].dropLast(ending.count)))
          }
        }
        #expect(places == ["0100007F"])
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

    @Test("A port of the system's own is said in one sentence")
    func systemPort() {
      #expect(
        WorkbenchError.cannotListen(port: 80, code: EACCES).description
          == "Port 80 is for the system's own programs: give --port 1024 or higher.")
    }

    @Test("A port that is taken is said in one sentence")
    func takenPort() async throws {
      let project = try TemporaryProject()
      try await TestServer.with(project) { server in
        let error = await #expect(throws: WorkbenchError.self) {
          try await Listener(port: server.port)
        }
        #expect(
          error?.description
            == "Port \(server.port) is taken: another program listens there, perhaps another workbench. "
            + "Give --port another number, or 0 for any that is free.")
      }
    }
  }
}
