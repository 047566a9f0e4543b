import Experiments
import Testing

@Suite struct ResultsTests {
  @Test("Results are read by name, in the order of the names")
  func byName() {
    var results = Results(["b", "a"]) { $0 + "!" }
    #expect(results["a"] == "a!" && results.all == ["b!", "a!"])
    results["a"] = "c"
    #expect(results.map(\.name) == ["b", "a"] && results.map(\.value) == ["b!", "c"])
    #expect(results.mapped(\.count)["b"] == 2)
    #expect(Results([3, 1, 2]) { Double($0) }.smallest { $0 } == 1)
  }

  @Test("A name without a result stops the program with a sentence")
  func unknown() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Results(["a"]) { $0 }["b"]
    }
    let said = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    #expect(said.contains("Results: there is none for b, only for [\"a\"]."))
  }

  @Test("The fastest of several tries counts")
  func timing() {
    var runs = 0
    let seconds = fastest(of: 3) { runs += 1 }
    #expect(runs == 3 && seconds >= 0 && seconds < 1)
  }
}
