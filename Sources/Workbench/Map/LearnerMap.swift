import Notebook
import Phrases
import Plotting

/// The map with this learner's place on it.
struct LearnerMap {
  /// The map as a figure.
  let figure: RoadMap
  /// How many chapters were run here.
  let runCount: Int
  /// How many chapters there are.
  let chapterCount: Int
  /// How many exercises are solved.
  let solvedCount: Int
  /// How many exercises there are.
  let exerciseCount: Int

  /// Reads what was run and solved.
  ///
  /// - Parameters:
  ///   - project: Where chapters and exercises are.
  ///   - output: The folder that holds the runs.
  init(project: Project, output: String) {
    let chapters = project.chapters()
    let tallies = project.exercises()
    let visited = Set(
      chapters.filter { (try? RunStory(folder: "\(output)/\($0.folder)")) != nil }.map(\.number))
    let stops = MapTable.places.compactMap { place -> RoadMap.Stop? in
      guard let chapter = chapters.first(where: { $0.number == place.number }) else { return nil }
      let tally = tallies[chapter.folder] ?? .init()
      return RoadMap.Stop(
        id: chapter.number,
        name: .verbatim("\(chapter.number) \(chapter.product.replacing("-", with: " "))"),
        question: chapter.title,
        region: place.region, isVisited: visited.contains(chapter.number), taskCount: tally.count,
        doneCount: tally.solved)
    }
    runCount = stops.count(where: \.isVisited)
    chapterCount = stops.count
    solvedCount = stops.reduce(0) { $0 + $1.doneCount }
    exerciseCount = stops.reduce(0) { $0 + $1.taskCount }
    figure = RoadMap(
      title: "From deep learning to ChatGPT: what leads to what, and how far you are",
      subtitle: """
        \(runCount) of \(chapterCount) chapters run, \(solvedCount) of \(exerciseCount) exercises solved
        """,
      regions: MapTable.regions, stops: stops,
      roads: MapTable.roads(among: Set(stops.map(\.id))), visitedTitle: "run here",
      taskTitle: "exercise solved")
  }
}
