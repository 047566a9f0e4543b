import Foundation
import LanguageModels
import TestSupport
import Testing

@Suite("Losses of counting")
struct CountingLossesTests {
  @Test("Counts, with one added, give the losses worked out by hand")
  func byHand() throws {
    // Singles 3 + 1 and 1 + 1 of 6; after 0 came 0 once and 1 once, each with one added: 2 of 4.
    let losses = CountingLosses(training: [0, 0, 1, 0], heldOut: [0, 1, 0], vocabularySize: 2)
    expectClose(Float(losses.uniform), Float(log(2.0)))
    expectClose(Float(losses.unigram), Float(-(log(2.0 / 6) + log(4.0 / 6)) / 2))
    // After 1 came 0 once: 2 of 3.
    expectClose(Float(try #require(losses.bigram)), Float(-(log(2.0 / 4) + log(2.0 / 3)) / 2))
  }

  @Test("Pairs of a huge vocabulary are not counted")
  func hugeVocabulary() {
    let losses = CountingLosses(training: [0], heldOut: [0, 1], vocabularySize: 2049)
    #expect(losses.bigram == nil)
  }
}
