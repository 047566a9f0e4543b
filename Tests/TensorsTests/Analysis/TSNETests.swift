import Tensors
import TestSupport
import Testing

@Suite("t-SNE")
struct TSNETests {
  private func map(
    _ points: Tensor, perplexity: Double, steps: Int, early: Double = 0.25, threads: Int = 1
  ) -> TSNE {
    let workers = Workers(threadCount: threads)
    var map = TSNE(
      of: points, perplexity: perplexity, stepCount: steps, earlyFraction: early, workers: workers)
    while map.step(workers: workers) {}
    return map
  }

  @Test("The best of three has no higher divergence than scikit-learn's on the same points")
  func divergence() throws {
    let fixture = try AnalysisFixture.read()
    let maps = [0.2, 0.25, 0.4].map {
      map(fixture.points.tensor, perplexity: 10, steps: 1000, early: $0)
    }
    #expect(maps.allSatisfy { $0.stepsDone == 1000 && $0.positions.shape == Shape(80, 2) })
    let best = maps.map(\.divergence).min() ?? .infinity
    // The fixture has the lower one of scikit-learn's exact and Barnes-Hut ways.
    #expect(best <= fixture.divergence)
    #expect(best > 0.5 * fixture.divergence)
    for map in maps { #expect(map.divergence < 1.1 * fixture.divergence) }
  }

  @Test("Points without clouds, which the early pull throws together, spread out on both axes")
  func noClouds() {
    var generator = SeededGenerator(seed: 8)
    let points = Tensor(Shape(100, 60), normalWithDeviation: 1, using: &generator)
    let places = map(points, perplexity: 30, steps: 400).positions
    for axis in 0..<2 {
      let values = (0..<100).map { places[$0, axis] }
      #expect((values.max() ?? 0) - (values.min() ?? 0) > 1)
    }
  }

  @Test("Any number of threads gives the same map")
  func threads() throws {
    let points = try AnalysisFixture.read().points.tensor
    let one = map(points, perplexity: 10, steps: 60, threads: 1).positions
    #expect(one == map(points, perplexity: 10, steps: 60, threads: 3).positions)
  }

  @Test(
    "Two points, points that are all alike, and a perplexity that is too large", arguments: [2, 3])
  func fewPoints(count: Int) {
    for points in [
      Tensor(Shape(count, 2), (0..<count * 2).map { Float($0) }), Tensor(Shape(count, 2)),
    ] {
      let map = map(points, perplexity: 30, steps: 50, threads: 1)
      #expect(map.positions.elements.allSatisfy { $0.isFinite })
      #expect(map.divergence.isFinite)
    }
  }

  @Test("The forces are those of the plain loops", arguments: [1, 16, 37])
  func forces(count: Int) {
    var generator = SeededGenerator(seed: 1)
    let stride = (count + 15) / 16 * 16
    var (x, y) = ([Float](repeating: 1e18, count: stride), [Float](repeating: 1e18, count: stride))
    var p = [Float](repeating: 0, count: stride)
    for i in 0..<count {
      x[i] = Float.normal(using: &generator)
      y[i] = Float.normal(using: &generator)
      p[i] = i == 0 ? 0 : Float.uniform(using: &generator)
    }
    let got = Kernels.tsneForces(on: 0, x: x, y: y, p: p, count: stride)
    let expected = Kernels.tsneForcesReference(
      on: 0, x: x.prefix(count).map { Double($0) }, y: y.prefix(count).map { Double($0) },
      p: p.prefix(count).map { Double($0) })
    expectClose(
      [got.attraction.x, got.attraction.y, got.repulsion.x, got.repulsion.y, got.weight],
      [
        Float(expected.attraction.0), Float(expected.attraction.1), Float(expected.repulsion.0),
        Float(expected.repulsion.1), Float(expected.weight),
      ], absolute: 1e-5)
  }
}
