import Tensors
import TestSupport
import Testing

@Suite("K-means and silhouettes")
struct KMeansTests {
  @Test("From the same centres, groups and centres are scikit-learn's")
  func sameStart() throws {
    let fixture = try AnalysisFixture.read()
    let groups = KMeans(grouping: fixture.points.tensor, from: fixture.start.tensor)
    #expect(groups.labels == fixture.labels)
    expectClose(groups.centres, fixture.centres.tensor, absolute: 1e-5)
    expectClose(Float(groups.inertia), Float(fixture.inertia))
  }

  @Test("Own seeding finds groups as tight as scikit-learn's", arguments: [1, 2, 3] as [UInt64])
  func ownSeeds(seed: UInt64) throws {
    let fixture = try AnalysisFixture.read()
    var generator = SeededGenerator(seed: seed)
    let groups = KMeans(grouping: fixture.points.tensor, into: 6, using: &generator)
    // Ten starts each: one in a hundred is the difference that another lucky start makes.
    #expect(groups.inertia <= 1.01 * fixture.seededInertia)
    #expect(Set(groups.labels) == Set(0..<6))
  }

  @Test("The same seed gives the same groups")
  func sameSeed() throws {
    let points = try AnalysisFixture.read().points.tensor
    var (first, second) = (SeededGenerator(seed: 5), SeededGenerator(seed: 5))
    let groups = KMeans(grouping: points, into: 5, using: &first)
    #expect(groups.labels == KMeans(grouping: points, into: 5, using: &second).labels)
  }

  @Test("As many groups as points, and points that are all alike")
  func extremes() {
    var generator = SeededGenerator(seed: 0)
    let points = Tensor(Shape(3, 1), [0, 1, 5])
    #expect(Set(KMeans(grouping: points, into: 3, using: &generator).labels).count == 3)
    let alike = KMeans(grouping: Tensor(Shape(4, 2), repeating: 1), into: 2, using: &generator)
    #expect(alike.inertia == 0)
  }

  @Test("Silhouettes are scikit-learn's on one thread and on three", arguments: [1, 3])
  func silhouettesOfGroups(threads: Int) throws {
    let fixture = try AnalysisFixture.read()
    let got = silhouettes(
      of: fixture.points.tensor, labels: fixture.labels, workers: Workers(threadCount: threads))
    expectClose(got.map { Float($0) }, fixture.silhouettes.values, absolute: 1e-5)
  }

  @Test("A point alone in its group, and all points in one, have a silhouette of 0")
  func lonely() {
    let points = Tensor(Shape(3, 1), [0, 1, 5])
    let workers = Workers(threadCount: 1)
    #expect(silhouettes(of: points, labels: [0, 0, 1], workers: workers)[2] == 0)
    #expect(silhouettes(of: points, labels: [0, 0, 0], workers: workers) == [0, 0, 0])
  }
}
