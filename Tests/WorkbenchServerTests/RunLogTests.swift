import Testing

@testable import WorkbenchServer

struct RunLogTests {
  @Test("Events are kept as they are, other lines as text")
  func keeps() {
    var log = RunLog()
    log.add(line: #"{"event":"figure","file":"a.png","data":"a.json"}"#)
    log.add(line: "{ no JSON")
    log.add(line: "plain")
    #expect(log.last == 3)
    #expect(
      log.json(after: 1)
        == #"[{"event":"log","text":"{ no JSON"},{"event":"log","text":"plain"}]"#)
    #expect(log.json(after: 3) == "[]")
  }

  @Test("However much a run says, a page keeps a few megabytes, and always the end")
  func isBounded() {
    var log = RunLog()
    let padding = String(repeating: "x", count: 1000)
    for number in 0..<5000 {
      log.add(line: #"{"event":"progress","done":\#(number),"detail":"\#(padding)"}"#)
      log.add(line: #"{"event":"say","text":"\#(padding)"}"#)
      log.add(text: padding)
    }
    log.add(line: #"{"event":"runEnd"}"#)
    let size = log.json(after: 0).utf8.count
    #expect(size < 4 << 20)
    #expect(log.json(after: 0).hasSuffix(#"{"event":"runEnd"}]"#))
    // What a page has asked for stays behind it.
    #expect(log.json(after: log.last) == "[]")
  }

  @Test("Lines are cut at their limit, and repaired where they are no UTF-8")
  func splits() {
    var splitter = LineSplitter(limit: 10)
    func take(_ bytes: [UInt8]) -> [String] { bytes.withUnsafeBytes { splitter.take($0) } }
    #expect(take(Array("one\r\ntw".utf8)) == ["one"])
    #expect(take(Array("o\n\n".utf8)) == ["two", ""])
    #expect(take([0xff, 0x41, 10]) == ["\u{fffd}A"])
    for _ in 0..<100 { #expect(take(Array(repeating: 65, count: 10_000)) == []) }
    #expect(take([10]) == ["AAAAAAAAAA …"])
    #expect(take([66]) == [])
    #expect(splitter.end() == "B")
    #expect(splitter.end() == nil)
  }
}
