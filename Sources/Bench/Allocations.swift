import CAllocationCount

/// Counts the blocks of memory that a step asks the system for, on average, in this program as a whole.
///
/// - Parameter step: Does a step and returns whether more follow. The first five, which warm up, do not
///   count.
/// - Returns: Blocks a step, or nil where they can't be counted.
func allocationsPerStep(_ step: () -> Bool) -> Double? {
  for _ in 0..<5 { guard step() else { return nil } }
  let before = allocation_count()
  var steps = 1
  while step() { steps += 1 }
  let after = allocation_count()
  return before < 0 ? nil : Double(after - before) / Double(steps)
}
