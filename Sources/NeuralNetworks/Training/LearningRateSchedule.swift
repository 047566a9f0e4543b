import Platform

/// Linear warm-up, then half a cosine down to a floor.
///
/// - Reference: ["SGDR"](https://arxiv.org/abs/1608.03983), without restarts.
public struct CosineSchedule: Sendable {
  /// The learning rate after the warm-up.
  public let peak: Float
  /// The learning rate at the end and after it.
  public let floor: Float
  /// How many steps the rise takes.
  public let warmupSteps: Int
  /// The step at which the floor is reached.
  public let totalSteps: Int

  /// Makes a schedule.
  public init(peak: Float, floor: Float, warmupSteps: Int, totalSteps: Int) {
    self.peak = peak
    self.floor = floor
    self.warmupSteps = warmupSteps
    self.totalSteps = totalSteps
  }

  /// The learning rate of a step, counted from 0.
  public subscript(step: Int) -> Float {
    if step < warmupSteps { return peak * Float(step + 1) / Float(warmupSteps + 1) }
    guard step < totalSteps else { return floor }
    let progress = Double(step - warmupSteps) / Double(max(1, totalSteps - warmupSteps))
    return floor + (peak - floor) * Float(0.5 * (1 + cos(Double.pi * progress)))
  }
}
