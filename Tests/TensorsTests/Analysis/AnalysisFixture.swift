import TestSupport

/// What scikit-learn makes of some points; see `Tests/Fixtures/make_analysis_fixture.py`.
struct AnalysisFixture: Decodable {
  let points: Fixture.Values
  let directions: Fixture.Values
  let variances: Fixture.Values
  let shares: Fixture.Values
  let projection: Fixture.Values
  let wide: Fixture.Values
  let wideDirections: Fixture.Values
  let wideShares: Fixture.Values
  let start: Fixture.Values
  let centres: Fixture.Values
  let labels: [Int]
  let inertia: Double
  let seededInertia: Double
  let silhouettes: Fixture.Values
  let divergence: Double

  static func read() throws -> AnalysisFixture {
    try Fixture.decode("analysis", as: AnalysisFixture.self)
  }
}
