import Testing

@testable import Workbench

struct RequestHeadTests {
  private func status(_ text: String) -> Int {
    var reader = RequestReader()
    do throws(Refusal) {
      return try reader.take(Array(text.utf8)) == nil ? 0 : 200
    } catch {
      return error.status
    }
  }

  @Test("A plain request goes on, rewritten, without headers that nobody needs")
  func passes() throws {
    var reader = RequestReader()
    let request = try reader.take(
      Array("GET /a?b=c HTTP/1.1\r\nHost: x\r\nX-Other: y\r\nConnection: keep-alive\r\n\r\n".utf8))
    #expect(
      request.map { String(decoding: $0, as: UTF8.self) }
        == "GET /a?b=c HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n")
  }

  @Test("A request may come byte by byte, and what follows it is left aside")
  func comesInPieces() throws {
    var reader = RequestReader()
    let text = "POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\nabc"
    var result: [UInt8]?
    for byte in text.utf8 {
      #expect(result == nil)
      result = try reader.take([byte])
    }
    let whole = try #require(result)
    #expect(String(decoding: whole, as: UTF8.self).hasSuffix("close\r\n\r\nabc"))
    let more = try reader.take(Array("GET / HTTP/1.1\r\n\r\n".utf8))
    #expect(more == whole)
  }

  @Test(
    "What is not well-formed is refused",
    arguments: [
      ("\u{16}\u{3}\u{1}", 400), ("get / HTTP/1.1\r\n\r\n", 400), ("GET / HTTP/1.0\r\n\r\n", 400),
      ("GET / HTTP/2.0\r\n\r\n", 400), ("GET /\r\n\r\n", 400), ("GET  / HTTP/1.1\r\n\r\n", 400),
      ("GET http://a/ HTTP/1.1\r\n\r\n", 400), ("GET * HTTP/1.1\r\n\r\n", 400),
      ("GET /\u{7f} HTTP/1.1\r\n\r\n", 400), ("GET /é HTTP/1.1\r\n\r\n", 400),
      ("GET / HTTP/1.1\nHost: x\r\n\r\n", 400), ("GET / HTTP/1.1\r\nHost : x\r\n\r\n", 400),
      ("GET / HTTP/1.1\r\n folded\r\n\r\n", 400), ("GET / HTTP/1.1\r\nHost\r\n\r\n", 400),
      ("GET / HTTP/1.1\r\n: x\r\n\r\n", 400), ("GET / HTTP/1.1\r\nA: b\u{0}\r\n\r\n", 400),
      ("GET / HTTP/1.1\r\nA: b\rc\r\n\r\n", 400),
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
      ("POST / HTTP/1.1\r\nContent-Length: 99999999999999999999999\r\n\r\n", 413),
      ("POST / HTTP/1.1\r\n\r\n", 411), ("GET / HTTP/1.1\r\nContent-Length: 1\r\n\r\na", 400),
      ("GET / HTTP/1.1\r\nUpgrade: websocket\r\n\r\n", 400),
      ("HEAD / HTTP/1.1\r\n\r\n", 405), ("DELETE / HTTP/1.1\r\n\r\n", 405),
      ("OPTIONS / HTTP/1.1\r\n\r\n", 405), ("TRACE / HTTP/1.1\r\n\r\n", 405),
    ])
  func refuses(_ request: String, _ expected: Int) {
    #expect(status(request) == expected)
  }

  @Test("Heads have a limit in bytes and in headers, and are not read beyond it")
  func limits() {
    #expect(status("GET /" + String(repeating: "a", count: 20_000)) == 431)
    let few = String(repeating: "a: b\r\n", count: 100)
    #expect(status("GET / HTTP/1.1\r\n\(few)\r\n") == 200)
    #expect(status("GET / HTTP/1.1\r\n\(few)a: b\r\n\r\n") == 431)
    #expect(status(String(repeating: "A", count: 16_383)) == 0)
    #expect(status(String(repeating: "A", count: 16_384)) == 431)
  }
}
