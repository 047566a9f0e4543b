import Autograd
import LanguageModels
import Tensors
import TestSupport
import Testing

@Suite("Probes for tokens read before")
struct LetterProbeTests {
  /// Tokens by chance, and states that hold the last two of them and no others.
  private static func text() -> (tokens: [Int32], states: Tensor) {
    var generator = SeededGenerator(seed: 7)
    let tokens = (0..<1200).map { _ in Int32([0, 0, 1, 2].randomElement(using: &generator) ?? 0) }
    let rows = tokens.indices.map { place in
      (0..<2).flatMap { back -> [Float] in
        let token = place >= back ? tokens[place - back] : -1
        return (0..<3).map { token == $0 ? 1 : 0 }
      }
    }
    return (tokens, Tensor(rows: rows))
  }

  private static func probe(_ distance: Int) -> LetterProbe {
    let (tokens, states) = text()
    return LetterProbe(
      states: states, tokens: tokens, distance: distance, fittedOn: 600, vocabularySize: 3,
      penalty: 1e-4, workers: Workers(threadCount: 2))
  }

  @Test("It reads what stands in the state, and what does not it can only guess", arguments: 0..<4)
  func reads(distance: Int) {
    let probe = Self.probe(distance)
    #expect(probe.isRight.count == 600)
    #expect(abs(probe.baseline - 0.5) < 0.07)
    if distance < 2 {
      #expect(probe.accuracy == 1)
    } else {
      #expect(abs(probe.accuracy - probe.baseline) < 0.06)
    }
  }

  @Test("The parts of the judged text make up the whole")
  func parts() {
    let probe = Self.probe(2)
    let parts = probe.accuracies(inParts: 5)
    #expect(parts.count == 5)
    #expect(abs(parts.reduce(0, +) / 5 - probe.accuracy) < 1e-12)
  }

  @Test("What is carried has the state, and an LSTM's cells, each with mean 0 and deviation 1")
  func carried() {
    for cell in RecurrentCell.allCases {
      var (generator, parameters) = (SeededGenerator(seed: 3), Parameters())
      let model = RecurrentLanguageModel(
        RecurrentConfiguration(cell: cell, vocabularySize: 5, embeddingWidth: 3, width: 4),
        in: &parameters, using: &generator)
      let tokens = (0..<50).map { Int32($0 * $0 % 5) }
      let carried = model.standardCarried(of: tokens, parameters: parameters)
      #expect(carried.shape == [50, cell == .lstm ? 8 : 4])
      for unit in carried.transposed.rows {
        #expect(abs(unit.reduce(0, +)) < 1e-3)
        #expect(abs(unit.reduce(0) { $0 + $1 * $1 } / 50 - 1) < 1e-3)
      }
    }
  }

  @Test("A distance that the text does not have stops the program with a sentence")
  func refuses() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = LetterProbe(
        states: Tensor(Shape(4, 2)), tokens: [0, 0, 0, 0], distance: 3, fittedOn: 2,
        vocabularySize: 1, penalty: 1, workers: Workers(threadCount: 1))
    }
    expectStop(
      result, "LetterProbe: a distance of 3 and 2 tokens to fit on don't suit a text of 4.")
  }
}
