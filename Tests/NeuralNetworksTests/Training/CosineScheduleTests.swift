import NeuralNetworks
import Platform
import TestSupport
import Testing

@Suite("Cosine schedule")
struct CosineScheduleTests {
  @Test("Every step follows the formula")
  func formula() {
    let schedule = CosineSchedule(peak: 3e-3, floor: 3e-4, warmupSteps: 10, totalSteps: 110)
    for step in 0..<130 {
      let expected: Double
      switch step {
      case ..<10: expected = 3e-3 * Double(step + 1) / 11
      case ..<110:
        expected = 3e-4 + 0.5 * (3e-3 - 3e-4) * (1 + cos(Double.pi * Double(step - 10) / 100))
      default: expected = 3e-4
      }
      expectClose(schedule[step], Float(expected), absolute: 1e-10, relative: 1e-6)
    }
  }

  @Test("It rises to the peak, is half way down in the middle, and stays on the floor")
  func landmarks() {
    let schedule = CosineSchedule(peak: 1, floor: 0.1, warmupSteps: 4, totalSteps: 24)
    #expect(schedule[0] == 0.2)
    #expect(schedule[3] == 0.8)
    #expect(schedule[4] == 1)
    expectClose(schedule[14], 0.55)
    #expect(schedule[23] > 0.1)
    #expect(schedule[24] == 0.1)
    #expect(schedule[1_000_000] == 0.1)
    for step in 4..<24 { #expect(schedule[step + 1] < schedule[step]) }
  }

  @Test("Without a warm-up it starts at the peak, and without a run it is the floor")
  func extremes() {
    #expect(CosineSchedule(peak: 1, floor: 0, warmupSteps: 0, totalSteps: 10)[0] == 1)
    #expect(CosineSchedule(peak: 1, floor: 0.5, warmupSteps: 0, totalSteps: 0)[0] == 0.5)
    let onlyWarmup = CosineSchedule(peak: 1, floor: 0.5, warmupSteps: 3, totalSteps: 3)
    #expect(onlyWarmup[2] == 0.75)
    #expect(onlyWarmup[3] == 0.5)
  }
}
