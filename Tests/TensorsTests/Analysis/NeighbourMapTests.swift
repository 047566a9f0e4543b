import TestSupport
import Tensors
import Testing

@Suite("t-SNE")
struct NeighbourMapTests {
  private func map(_ points: Tensor, perplexity: Double, steps: Int, threads: Int) -> NeighbourMap {
    let workers = Workers(threadCount: threads)
    var map = NeighbourMap(
      of: points, perplexity: perplexity, stepCount: steps, workers: workers)
    while map.step(workers: workers) {}
    return map
  }

  @Test("Its divergence is no higher than scikit-learn's on the same points")
  func divergence() throws {
    let fixture = try AnalysisFixture.read()
    let map = map(fixture.points.tensor, perplexity: 10, steps: 1000, threads: 1)
    #expect(map.stepsDone == 1000)
    #expect(map.positions.shape == Shape(80, 2))
    // The fixture's is the lower one of the exact and the Barnes-Hut way; one in a hundred is how far
    // two ends of the same descent may lie apart.
    #expect(map.divergence <= 1.01 * fixture.divergence)
    #expect(map.divergence > 0.5 * fixture.divergence)
  }

  @Test("Any number of threads gives the same map")
  func threads() throws {
    let points = try AnalysisFixture.read().points.tensor
    let one = map(points, perplexity: 10, steps: 60, threads: 1).positions
    #expect(one == map(points, perplexity: 10, steps: 60, threads: 3).positions)
  }

  @Test("Two points, points that are all alike, and a perplexity that is too large", arguments: [2, 3])
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
    let got = Kernels.mapForces(on: 0, x: x, y: y, p: p, count: stride)
    let expected = Kernels.mapForcesReference(
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
