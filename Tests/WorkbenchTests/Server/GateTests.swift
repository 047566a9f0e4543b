import Foundation
import Testing

@testable import Workbench

@Suite(.serialized) struct GateTests {
  private func goodSeconds(_ server: TestServer) -> Double {
    let start = ContinuousClock.now
    let response = server.get("/exercises")
    let seconds = (ContinuousClock.now - start) / .seconds(1)
    return response.status == 200 ? seconds : .infinity
  }

  @Test("10,000 malformed requests leave the server as it was")
  func malformed() async throws {
    try await TestServer.with(try TemporaryProject()) { server in
      _ = goodSeconds(server)
      let before = try descriptors()
      var generator = SystemRandomNumberGenerator()
      let starts = [
        "", "GET ", "GET / HTTP/1.1\r\n", "POST / HTTP/1.1\r\nContent-Length: 5\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
        "GET / HTTP/1.1\r\n\r\nGET / HTTP/1.1\r\n\r\n",
        "POST / HTTP/1.1\r\nContent-Length: -1\r\n\r\n", "GET / HTTP/1.1\nHost: x\n\n",
        "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nZZ\r\n", "\u{16}\u{3}\u{1}\u{2}\u{0}",
      ]
      for number in 0..<10_000 {
        let descriptor = RawClient.connect(server.port)
        guard descriptor >= 0 else { continue }
        var bytes = Array((starts[number % starts.count]).utf8)
        bytes += (0..<Int.random(in: 0...60, using: &generator)).map { _ in
          UInt8.random(in: 0...255, using: &generator)
        }
        RawClient.send(bytes, to: descriptor)
        close(descriptor)
      }
      #expect(goodSeconds(server) < 1)
      try await Task.sleep(for: .seconds(2.3))
      #expect(try descriptors() <= before + 2)
    }
  }

  private func descriptors() throws -> Int {
    try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").count
  }

  @Test("500 crawling clients hold nobody up, and are sent away")
  func slowClients() async throws {
    var limits = GateLimits()
    limits.readSeconds = 1.5
    try await TestServer.with(try TemporaryProject(), limits: limits) { server in
      let slow = (0..<500).map { _ in RawClient.connect(server.port) }
      defer { for descriptor in slow { close(descriptor) } }
      for descriptor in slow { RawClient.send(Array("GET / HTTP/1.1\r\nX".utf8), to: descriptor) }
      #expect(goodSeconds(server) < 1)
      for descriptor in slow { RawClient.send([65], to: descriptor) }
      #expect(goodSeconds(server) < 1)
      let answer = String(decoding: RawClient.receive(slow[499]), as: UTF8.self)
      #expect(answer.hasPrefix("HTTP/1.1 408 Request Timeout\r\n"))
    }
  }

  @Test("More clients than there is room for: the oldest go, a new one is served")
  func fullHouse() async throws {
    var limits = GateLimits()
    limits.connections = 20
    try await TestServer.with(try TemporaryProject(), limits: limits) { server in
      let idle = (0..<60).map { _ in RawClient.connect(server.port) }
      defer { for descriptor in idle { close(descriptor) } }
      #expect(goodSeconds(server) < 1)
      #expect(RawClient.receive(idle[0]).isEmpty)
    }
  }

  @Test("An endless body is refused by its length alone")
  func hugeBody() async throws {
    try await TestServer.with(try TemporaryProject()) { server in
      let response = RawClient.exchange(
        server.port, "POST / HTTP/1.1\r\n\(server.headers())Content-Length: 10737418240\r\n\r\nabc")
      #expect(response.status == 413)
    }
  }

  @Test("A client that vanishes in the middle of a response is forgotten")
  func vanishing() async throws {
    let project = try TemporaryProject()
    try project.write(
      String(repeating: "x", count: 8_000_000), to: "Output/05-attention/large.json")
    try await TestServer.with(project) { server in
      for _ in 0..<20 {
        let descriptor = RawClient.connect(server.port)
        let path = "/runs/05-attention/latest/large.json"
        RawClient.send(
          Array("GET \(path) HTTP/1.1\r\n\(server.headers())\r\n".utf8), to: descriptor)
        var byte: UInt8 = 0
        recv(descriptor, &byte, 1, 0)
        close(descriptor)
      }
      #expect(goodSeconds(server) < 1)
      #expect(server.get("/runs/05-attention/latest/large.json").body.utf8.count == 8_000_000)
    }
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
