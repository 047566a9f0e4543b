import NeuralNetworks
import TestSupport
import Testing

@Suite struct ClassificationScoresTests {
  struct Expected: Decodable {
    let answers: [Int32]
    let truth: [Int32]
    let macroF1: Double
  }

  @Test("Six answers counted by hand")
  func byHand() {
    let scores = ClassificationScores(
      answers: [0, 0, 1, 1, 1, 0], labels: [0, 0, 0, 1, 1, 2], classCount: 4)
    #expect(
      scores.confusion == [[2, 1, 0, 0], [0, 2, 0, 0], [1, 0, 0, 0], [0, 0, 0, 0]])
    #expect(abs(scores.accuracy - 4.0 / 6) < 1e-12 && abs(scores.error - 2.0 / 6) < 1e-12)
    #expect(abs(scores.f1(of: 0) - 2.0 / 3) < 1e-12)  // 2 right, 3 answered, 3 there
    #expect(abs(scores.f1(of: 1) - 0.8) < 1e-12)  // 2 right, 3 answered, 2 there
    #expect(scores.f1(of: 2) == 0 && scores.f1(of: 3) == 0)
    #expect(abs(scores.macroF1 - (2.0 / 3 + 0.8) / 3) < 1e-12)  // class 3 does not count
  }

  @Test("The macro F1 is scikit-learn's")
  func parity() throws {
    let expected = try Fixture.decode("logistic", as: Expected.self)
    let scores = ClassificationScores(
      answers: expected.answers, labels: expected.truth, classCount: 4)
    #expect(abs(scores.macroF1 - expected.macroF1) < 1e-9)
  }

  @Test("Nothing to score is no mistake and no success")
  func nothing() {
    let scores = ClassificationScores(answers: [], labels: [], classCount: 2)
    #expect(scores.accuracy == 0 && scores.error == 0 && scores.macroF1 == 0)
  }
}
