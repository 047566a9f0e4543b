import Tensors
import TestSupport
import Testing

@Suite("Principal components")
struct PrincipalComponentsTests {
  private func floats(_ rows: [[Double]]) -> Tensor {
    Tensor(rows: rows.map { $0.map { Float($0) } })
  }

  @Test("Directions, variances and places are scikit-learn's, signs included")
  func narrow() throws {
    let fixture = try AnalysisFixture.read()
    let points = fixture.points.tensor
    let components = PrincipalComponents(of: points, count: 3)
    expectClose(floats(components.directions), fixture.directions.tensor, absolute: 1e-5)
    expectClose(components.variances.map { Float($0) }, fixture.variances.values)
    expectClose(components.explainedFractions.map { Float($0) }, fixture.shares.values)
    let places = components.project(points)
    #expect(places.shape == Shape(points.shape[0], 3))
    expectClose(places, fixture.projection.tensor, absolute: 1e-4)
  }

  @Test("Points of many numbers, solved step by step, come out the same")
  func wide() throws {
    let fixture = try AnalysisFixture.read()
    let components = PrincipalComponents(of: fixture.wide.tensor, count: 2)
    // scikit-learn decides the sign by the same rule in this solver.
    expectClose(floats(components.directions), fixture.wideDirections.tensor, absolute: 1e-4)
    expectClose(components.explainedFractions.map { Float($0) }, fixture.wideShares.values)
  }

  @Test("Points that are all alike have no variance, and shares of 0")
  func constant() {
    let components = PrincipalComponents(of: Tensor(Shape(5, 3), repeating: 2), count: 2)
    #expect(components.explainedFractions == [0, 0])
    #expect(components.project(Tensor(Shape(1, 3), repeating: 2)).elements == [0, 0])
  }
}
