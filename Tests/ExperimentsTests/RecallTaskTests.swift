import Experiments
import Tensors
import Testing

@Suite struct RecallTaskTests {
  @Test(
    "With few pairs as with many, every question is as far from its pair as was asked for",
    arguments: [1, 2, 4, 8], [16, 32, 256])
  func distance(items: Int, distance: Int) {
    var generator = SeededGenerator(seed: 4)
    let pause = RecallTask.pairs.pause(forDistance: distance, items: items)
    let batch = RecallTask.pairs.batch(
      items: items, pause: pause, rounds: 1, batchSize: 3, isShuffled: false, using: &generator)
    for row in 0..<3 {
      let start = row * batch.sequenceLength
      let tokens = Array(batch.inputs[start..<(start + batch.sequenceLength)])
      let targets = Array(batch.targets[start..<(start + batch.sequenceLength)])
      for place in tokens.indices where targets[place] >= 0 {
        #expect(tokens.firstIndex(of: tokens[place]) == place - distance)  // the key
        #expect(tokens.firstIndex(of: targets[place]) == place - distance + 1)  // its value
      }
    }
  }
}
