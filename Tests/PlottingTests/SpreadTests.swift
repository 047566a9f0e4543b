import Testing

@testable import Plotting

@Suite("Labels moved apart")
struct SpreadTests {
  @Test("Places end a pitch apart, in order and within the limits")
  func apart() {
    var generator = SplitMix64(seed: 5)
    for count in 1...12 {
      for _ in 0..<50 {
        var places = (0..<count).map { _ in Double.random(in: 0...200, using: &generator) }.sorted()
        Spread.apart(&places, pitch: 14, within: 0...200)
        #expect(zip(places, places.dropFirst()).allSatisfy { $1 - $0 >= 14 - 1e-9 })
        #expect(places[0] >= -1e-9 && places[count - 1] <= 200 + 1e-9)
      }
    }
  }

  @Test("Places that are apart stay where they are")
  func untouched() {
    var places = [10.0, 40, 90]
    Spread.apart(&places, pitch: 14, within: 0...200)
    #expect(places == [10, 40, 90])
  }
}
