import Foundation
import Testing

extension ProcessTests {
  @Suite struct QuickRunTests {
    /// Ten seconds are promised on two idle cores; a test machine may be slower.
    static let mostSeconds = 25.0

    @Test(
      "A quick run leaves a record with pictures, and judges nothing", arguments: ChapterFolder.all)
    func quickRunLeavesItsRecord(chapter: ChapterFolder) throws {
      let left = try QuickRun.usual.of(chapter)
      #expect(left.outcome.status == 0, "\(left.outcome.errors)")
      #expect(left.outcome.errors.isEmpty)
      #expect(left.outcome.seconds < Self.mostSeconds)

      let published = left.published
      let run = try RunFile(from: published)
      #expect(run.chapter == chapter.id)
      #expect(!run.steps.isEmpty)
      let timing = try RunFile(from: published, "timing.json")
      let steps = run.steps + timing.steps
      let figures = steps.flatMap(\.figures)
      #expect(!figures.isEmpty)
      for figure in figures {
        let png = try Data(contentsOf: published.appending(path: figure.file))
        #expect(png.starts(with: [0x89, 0x50, 0x4E, 0x47]) && png.count > 1000, "\(figure.file)")
        let numbers = try Data(contentsOf: published.appending(path: figure.data))
        let plotted = try JSONSerialization.jsonObject(with: numbers) as? [String: Any]
        let subtitle = try #require(plotted?["subtitle"] as? String, "\(figure.file)")
        #expect(subtitle.contains("seed"), "\(figure.file) does not say its seed")
        #expect(!figure.alt.isEmpty && !figure.caption.isEmpty, "\(figure.file)")
      }
      let claims = steps.flatMap(\.claims)
      #expect(!claims.isEmpty)
      for claim in claims {
        #expect(claim.holds == nil, "a quick run judges nothing: \(claim.claim)")
        #expect(claim.ko.unicodeScalars.contains { (0xAC00...0xD7A3).contains($0.value) })
      }
      for metric in steps.flatMap(\.metrics) { #expect(metric.value.value.isFinite) }
      try expectPages(of: run, and: timing, in: published)
      let names = try FileManager.default.contentsOfDirectory(atPath: left.output.path)
      #expect(Set(names) == [chapter.id, ".\(chapter.id).lock", "index.html"])
    }

    /// Holds that a run has left its two pages, whole.
    private func expectPages(of run: RunFile, and timing: RunFile, in published: URL) throws {
      let html = try String(contentsOf: published.appending(path: "notebook.html"), encoding: .utf8)
      #expect(html.hasPrefix("<!DOCTYPE html>") && html.hasSuffix("</html>\n"))
      #expect(!html.contains(published.deletingLastPathComponent().path))
      for step in run.steps { #expect(html.contains(" id=\"\(step.id)\""), "\(step.id)") }
      let figures = (run.steps + timing.steps).flatMap(\.figures)
      for figure in figures {
        let id = figure.file.prefix { $0 != "." }
        #expect(
          html.components(separatedBy: " id=\"figure-\(id)\"").count == 2, "\(figure.file)")
      }
      // Nothing is fetched, and nothing of the lesson is left as Markdown.
      #expect(!html.contains("<link ") && !html.contains("<script src"))
      #expect(!html.contains("is missing.</p>") && !html.contains("snippet: "))

      let data = try Data(contentsOf: published.appending(path: "notebook.ipynb"))
      let document = try JSONSerialization.jsonObject(with: data) as? [String: Any]
      #expect(document?["nbformat"] as? Int == 4 && document?["nbformat_minor"] as? Int == 5)
      let cells = try #require(document?["cells"] as? [[String: Any]])
      let ids = cells.compactMap { $0["id"] as? String }
      #expect(ids.count == cells.count && Set(ids).count == ids.count)
      let outputs = cells.flatMap { $0["outputs"] as? [[String: Any]] ?? [] }
      let pictures = outputs.compactMap { ($0["data"] as? [String: Any])?["image/png"] }
      #expect(pictures.count == run.steps.flatMap(\.figures).count)
    }

    @Test(
      "The same seed gives the same bytes on one thread and on two", arguments: ChapterFolder.all)
    func threadsChangeNothing(chapter: ChapterFolder) throws {
      func contents(_ run: QuickRun) throws -> [String: Data] {
        try TemporaryFolder.contents(of: run.of(chapter).published).filter {
          !["timing.json", "notebook.html"].contains($0.key) && !$0.key.contains(".timed.")
        }
      }
      let (one, two) = (try contents(.oneThread), try contents(.usual))
      #expect(one["run.json"] != nil)
      #expect(Set(one.keys) == Set(two.keys))
      for (path, data) in one { #expect(two[path] == data, "\(path) differs") }
    }

    /// What is counted in a text is the same whatever the seed; at least so much must come from draws.
    static let leastDrawn = (metrics: 0.1, figures: 0.25)

    @Test("Another seed gives other numbers and other pictures", arguments: ChapterFolder.all)
    func seedMatters(chapter: ChapterFolder) throws {
      let (first, second) = (try QuickRun.usual.of(chapter), try QuickRun.otherSeed.of(chapter))
      let (steps, others) = (
        try RunFile(from: first.published).steps, try RunFile(from: second.published).steps
      )
      let metrics = zip(steps, others).flatMap { one, other in
        one.metrics.map { $0.value.value != other.metrics[$0.key]?.value }
      }
      let figures = try zip(steps, others).flatMap { one, other in
        try zip(one.figures, other.figures).map { figure, changed in
          let (numbers, otherNumbers) = (
            try String(contentsOf: first.published.appending(path: figure.data), encoding: .utf8),
            try String(contentsOf: second.published.appending(path: changed.data), encoding: .utf8)
          )
          return numbers.replacing("seed 0", with: "seed 1") != otherNumbers
        }
      }
      #expect(
        Double(metrics.count { $0 }) >= Self.leastDrawn.metrics * Double(metrics.count))
      #expect(
        Double(figures.count { $0 }) >= Self.leastDrawn.figures * Double(figures.count))
    }
  }
}
