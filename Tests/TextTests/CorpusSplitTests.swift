import Testing
import Text

@Suite("CorpusSplit")
struct CorpusSplitTests {
  @Test("The last tenth, rounded down, is held out; the two parts are the whole text")
  func lastTenth() throws {
    let text = String(repeating: "가나다라마바사아자차", count: 2) + "x"
    let split = try CorpusSplit(
      holdingOutLastTenthOf: Corpus(bytes: Array(text.utf8), name: "t.txt"))
    #expect(split.validation == "차x")
    #expect(split.training + split.validation == text)
    #expect(split.name == "t.txt")
  }

  @Test("A text of fewer than 10 characters is refused with its length")
  func tooShort() throws {
    let corpus = try Corpus(bytes: Array("nine char".utf8), name: "t.txt")
    let error = #expect(throws: CorpusError.self) {
      try CorpusSplit(holdingOutLastTenthOf: corpus)
    }
    #expect(
      error?.description
        == "t.txt has 9 characters, too few to hold out a tenth of them; "
        + "a corpus needs at least 10.")
  }

  @Test("A learner's own file is read instead of the Bible")
  func ownFile() throws {
    try withTemporaryFolder { folder in
      let path = try write(Array("0123456789".utf8), named: "mine.txt", in: folder)
      let split = try CorpusSplit.load(file: path, environment: [:])
      #expect(split.training == "012345678")
      #expect(split.validation == "9")
    }
  }
}
