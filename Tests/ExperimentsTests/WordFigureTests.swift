import Experiments
import LanguageModels
import Testing

/// What figures of words and of people are made from.
@Suite("Words and people in figures")
struct WordFigureTests {
  @Test("Each made-up person is nearest to one of the same type")
  func people() {
    let people = Personality.examples
    #expect(people.map(\.type) == ["INTJ", "INTJ", "ENFP", "ENFP", "ISFJ", "ISFJ", "ESTP", "ESTP"])
    for own in people.indices {
      let nearest = people[own].nearest(in: people, leavingOut: own)
      #expect(nearest != own)
      #expect(people[own].differingLetters(people[nearest]) == 0)
    }
    #expect(people[0].nearest(in: [people[0]], leavingOut: 0) == 0)
    let distance = Personality.examples[0].distance(to: Personality.examples[1])
    #expect((distance * distance - (16 * 16 + 42 * 42 + 28 * 28 + 14 * 14)).magnitude < 1e-6)
  }

  @Test("Pairs in one group are counted by kind")
  func together() {
    let numbers = ["a": 0, "b": 1, "c": 2, "d": 3]
    let kinds = LabelledWords([("one", "a b"), ("two", "c d")], leastCount: 2) { numbers[$0] }
    let (same, different) = kinds.fractionsTogether(in: [0: 0, 1: 0, 2: 0, 3: 1])
    #expect(same == 0.5)
    #expect(different == 0.5)
  }

  @Test("A loop stops where its loss is not finite")
  func finite() {
    #expect(throws: Never.self) { try TrainingError.check(1, of: "it", step: 1, of: 2) }
    #expect(throws: TrainingError.self) {
      try TrainingError.check(.nan, of: "it", step: 1, of: 2)
    }
  }
}
