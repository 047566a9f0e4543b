import Foundation
import Testing

@testable import WorkbenchServer

extension ServingTests {
  @Suite struct RequestTests {
    /// The status of an answer to a request that is sent as it stands.
    private func status(_ text: String, _ server: TestServer) async -> Int {
      await RawClient.exchange(server.port, text).status
    }

    @Test("A request may come byte by byte, and what follows it is left aside")
    func comesInPieces() async throws {
      try await TestServer.with(try TemporaryProject()) { server in
        let text = "GET /exercises HTTP/1.1\r\n\(server.headers())\r\n"
        let next = "GET /nothing HTTP/1.1\r\n\(server.headers())\r\n"
        let descriptor = RawClient.connect(server.port)
        defer { close(descriptor) }
        for byte in text.utf8 {
          RawClient.send([byte], to: descriptor)
          usleep(1000)
        }
        RawClient.send(Array(next.utf8), to: descriptor)
        let answer = String(
          decoding: await RawClient.apart { RawClient.receive(descriptor) }, as: UTF8.self)
        #expect(answer.hasPrefix("HTTP/1.1 200 OK\r\n"))
        #expect(answer.contains("\r\nConnection: close\r\n"))
        #expect(answer.split(separator: "HTTP/1.1 ").count == 1)
        let both = await RawClient.exchange(server.port, text + next).text
        #expect(both.hasPrefix("HTTP/1.1 200 OK\r\n"))
        #expect(both.split(separator: "HTTP/1.1 ").count == 1)
      }
    }

    /// Heads, and with what status they are refused.
    private static let refused: [(request: String, status: Int)] = [
      ("\u{16}\u{3}\u{1}\r\n\r\n", 400), ("get / HTTP/1.1\r\n\r\n", 400),
      ("GET / HTTP/1.0\r\n\r\n", 400), ("GET / HTTP/2.0\r\n\r\n", 400), ("GET /\r\n\r\n", 400),
      // RFC 9112, section 3, lets a parser take two spaces for one; then the missing host decides.
      ("GET  / HTTP/1.1\r\n\r\n", 403), ("GET http://a/ HTTP/1.1\r\n\r\n", 400),
      ("GET * HTTP/1.1\r\n\r\n", 400), ("GET /\u{7f} HTTP/1.1\r\n\r\n", 400),
      ("GET /é HTTP/1.1\r\n\r\n", 400), ("GET / HTTP/1.1\nHost: x\r\n\r\n", 400),
      ("GET / HTTP/1.1\r\nHost : x\r\n\r\n", 400), ("GET / HTTP/1.1\r\n folded\r\n\r\n", 400),
      ("GET / HTTP/1.1\r\nA: b\r\n folded\r\n\r\n", 400),
      ("GET / HTTP/1.1\r\nHost\r\n\r\n", 400), ("GET / HTTP/1.1\r\n: x\r\n\r\n", 400),
      ("GET / HTTP/1.1\r\nA: b\u{0}\r\n\r\n", 400), ("GET / HTTP/1.1\r\nA: b\rc\r\n\r\n", 400),
      ("GET / HTTP/1.1\r\nA: b\nC: d\r\n\r\n", 400),
      ("GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", 400),
      ("GET / HTTP/1.1\r\nCookie: a\r\ncookie: b\r\n\r\n", 400),
      ("GET / HTTP/1.1\r\nOrigin: a\r\nOrigin: a\r\n\r\n", 400),
      ("POST / HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 1\r\n\r\na", 400),
      ("POST / HTTP/1.1\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\na", 400),
      ("POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400),
      ("POST / HTTP/1.1\r\nContent-Length: -1\r\n\r\n", 400),
      ("POST / HTTP/1.1\r\nContent-Length: +1\r\n\r\n", 400),
      ("POST / HTTP/1.1\r\nContent-Length: 1, 1\r\n\r\n", 400),
      ("POST / HTTP/1.1\r\nContent-Length: \r\n\r\n", 400),
      ("POST / HTTP/1.1\r\nContent-Length: 1048577\r\n\r\n", 413),
      ("POST / HTTP/1.1\r\nContent-Length: 99999999999999999999999\r\n\r\n", 400),
      ("POST / HTTP/1.1\r\n\r\n", 411), ("GET / HTTP/1.1\r\nContent-Length: 1\r\n\r\na", 400),
      ("GET / HTTP/1.1\r\nUpgrade: websocket\r\n\r\n", 400),
      ("GET / HTTP/1.1\r\nConnection: upgrade\r\nUpgrade: h2c\r\n\r\n", 400),
      ("HEAD / HTTP/1.1\r\n\r\n", 405), ("DELETE / HTTP/1.1\r\n\r\n", 405),
      ("OPTIONS / HTTP/1.1\r\n\r\n", 405), ("TRACE / HTTP/1.1\r\n\r\n", 405),
      ("PUT / HTTP/1.1\r\nContent-Length: 0\r\n\r\n", 405),
      ("CONNECT a:80 HTTP/1.1\r\n\r\n", 405), ("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 400),
    ]

    @Test("What is not well-formed is refused, and the next good request is answered")
    func refuses() async throws {
      try await TestServer.with(try TemporaryProject()) { server in
        for (request, expected) in Self.refused {
          #expect(await status(request, server) == expected, "\(request.debugDescription)")
        }
        #expect(await server.get("/").status == 200)
      }
    }

    @Test("Heads have a limit in bytes and in headers, and are not read beyond it")
    func limits() async throws {
      try await TestServer.with(try TemporaryProject()) { server in
        // Without a line's end: it is refused before there is one.
        #expect(await status("GET /" + String(repeating: "a", count: 20_000), server) == 431)
        #expect(
          await status("GET / HTTP/1.1\r\nA: " + String(repeating: "a", count: 20_000), server)
            == 431)
        #expect(
          await status("GET / HTTP/1.1\r\n" + String(repeating: "b", count: 20_000), server) == 431)
        let wide = String(repeating: "A: \(String(repeating: "b", count: 1000))\r\n", count: 17)
        #expect(await status("GET / HTTP/1.1\r\n" + wide, server) == 431)
        // Two more are the reader's own.
        let few = String(repeating: "a: b\r\n", count: 98)
        #expect(await status("GET / HTTP/1.1\r\n\(server.headers())\(few)\r\n", server) == 200)
        #expect(
          await status("GET / HTTP/1.1\r\n\(server.headers())\(few)a: b\r\n\r\n", server) == 431)
        #expect(await status(String(repeating: "A", count: 16_384), server) == 400)
      }
    }

    @Test("No other host is answered, on no route")
    func hosts() async throws {
      try await TestServer.with(try TemporaryProject()) { server in
        let port = server.port
        let others: [String?] = [
          nil, "", "evil.com", "evil.com:\(port)", "127.0.0.1", "127.0.0.1:\(port + 1)",
          "127.0.0.1.evil.com:\(port)", "localhost.evil.com:\(port)", "0.0.0.0:\(port)",
          "[::1]:\(port)", "2130706433:\(port)", "0x7f000001:\(port)", "127.1:\(port)",
          "127.0.0.1:\(port).", "127.0.0.1:\(port), evil.com", "evil@127.0.0.1:\(port)",
        ]
        for path in [
          "/", "/exercises", "/chapters/05-attention", "/assets/page.css", "/api/chapters",
        ] {
          for host in others {
            #expect(
              await server.get(path, ["Host": host]).status == 403, "\(path) \(host ?? "none")")
          }
          let twice = "GET \(path) HTTP/1.1\r\nHost: evil.com\r\n\(server.headers())\r\n"
          #expect(await status(twice, server) == 400)
          #expect(await server.get(path, ["Host": "localhost:\(port)"]).status == 200)
        }
      }
    }
  }
}
