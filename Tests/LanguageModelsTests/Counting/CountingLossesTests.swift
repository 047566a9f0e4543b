import Foundation
import LanguageModels
import Tensors
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

  @Test("Runs of six are those of the counting model, and know a text that repeats")
  func runsOfSix() {
    let verse: [Int32] = [0, 1, 2, 3, 4, 5, 6, 1, 4, 0, 2]
    let training = Array((0..<40).map { _ in verse }.joined())
    let losses = CountingLosses(training: training, heldOut: verse + verse, vocabularySize: 7)
    let model = NGramModel(
      NGramCounts(training, order: 6, vocabularySize: 7), order: 6, smoothing: .kneserNey)
    let own = model.losses(of: verse + verse).dropFirst()
    #expect(losses.sixgram == own.reduce(0, +) / Double(own.count))
    #expect(losses.sixgram < losses.bigram ?? 0)
    #expect(losses.sixgram(overFirst: 4) == own.prefix(3).reduce(0, +) / 3)
  }

  @Test("A decoder predicts as the model does, and its file comes back through the coder")
  func decoder() throws {
    let text = Array("In the beginning God created the heaven and the earth. ".utf8)
    let tokens = Array((0..<20).map { _ in text }.joined()).map(Int32.init)
    let model = NGramModel(
      NGramCounts(tokens, order: 4, vocabularySize: 256), order: 4, smoothing: .kneserNey)
    var decoder = NGramDecoder(model)
    let logits = decoder.read(Array(tokens.prefix(9)))
    let said = model.logits(after: model.context(after: tokens.prefix(9)))
    #expect(logits.elements == said.elements)
    let compressor = ByteCompressor(fingerprint: 7) { NGramDecoder(model) }
    let workers = Workers(threadCount: 2)
    let file = compressor.compress(text, workers: workers)
    #expect(try compressor.decompress(file, workers: workers) == text)
    #expect(file.count < text.count / 2)
  }

  @Test("Pairs of a huge vocabulary are not counted")
  func hugeVocabulary() {
    let losses = CountingLosses(training: [0], heldOut: [0, 1], vocabularySize: 2049)
    #expect(losses.bigram == nil)
  }
}
