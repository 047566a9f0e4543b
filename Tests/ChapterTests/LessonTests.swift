import Foundation
import Testing

/// Prose, steps and code stay together.
extension ProcessTests {
  @Suite struct LessonTests {
    private struct Lesson {
      let text: String
      let sections: [Substring]

      init(_ chapter: ChapterFolder) throws {
        let file = ChapterFolder.package.appending(path: "Lessons/\(chapter.id).md")
        text = try String(contentsOf: file, encoding: .utf8)
        sections = text.split(separator: "\n").filter { $0.hasPrefix("## ") }.map {
          $0.dropFirst(3)
        }
      }
    }

    @Test("Every step has prose, and every section of prose its step", arguments: ChapterFolder.all)
    func stepsAndSections(chapter: ChapterFolder) throws {
      let folder = try TemporaryFolder()
      let listed = try ChapterProcess.run(chapter.product, ["--list"], in: folder.url)
      let steps = listed.output.split(separator: "\n").map { String($0.prefix { $0 != " " }) }
      #expect(listed.status == 0 && !steps.isEmpty)
      let lesson = try Lesson(chapter)
      let named = lesson.sections.compactMap { section -> String? in
        let parts = section.split(separator: " ", maxSplits: 2)
        return parts.count == 3 && parts[1] == "·" ? String(parts[0]) : nil
      }
      #expect(named == steps)
    }

    @Test("Code in a lesson is code of the compiled source", arguments: ChapterFolder.all)
    func snippets(chapter: ChapterFolder) throws {
      let lines = try Lesson(chapter).text.split(separator: "\n", omittingEmptySubsequences: false)
      var checked = 0
      for (index, line) in lines.enumerated() where line.hasPrefix("```swift") {
        // The nearest line before the fence says where the code was cut from.
        let marker = try #require(lines[..<index].last { !$0.isEmpty })
        let reference = try #require(marker.wholeMatch(of: /<!-- snippet: (.+)#(.+) -->/))
        let code = lines[(index + 1)...].prefix { $0 != "```" }
        let source = try region(String(reference.2), of: String(reference.1))
        #expect(Array(code) == source, "\(reference.1)#\(reference.2)")
        #expect(code.count <= 12, "\(reference.1)#\(reference.2) is too long to be read at once")
        checked += 1
      }
      #expect(checked > 0)
    }

    /// The lines between `// snippet: NAME` and `// end snippet`, without their common indentation.
    private func region(_ name: String, of file: String) throws -> [Substring] {
      let chapters = ChapterFolder.package.appending(path: "Sources/Chapters/\(file)")
      let library = ChapterFolder.package.appending(path: "Sources/\(file)")
      let path = FileManager.default.fileExists(atPath: chapters.path) ? chapters : library
      let source = try String(contentsOf: path, encoding: .utf8)
      let lines = source.split(separator: "\n", omittingEmptySubsequences: false)
      let isStart = { (line: Substring) in line.hasSuffix("// snippet: \(name)") }
      let start = try #require(lines.firstIndex(where: isStart), "no region \(name) in \(file)")
      let body = lines[(start + 1)...].prefix { !$0.hasSuffix("// end snippet") }
      let indent = body.filter { !$0.isEmpty }.map { $0.prefix { $0 == " " }.count }.min() ?? 0
      return body.map { $0.dropFirst(indent) }
    }

    @Test("Every picture and link of a lesson is there", arguments: ChapterFolder.all)
    func links(chapter: ChapterFolder) throws {
      let lessons = ChapterFolder.package.appending(path: "Lessons")
      var pictures = 0
      for match in try Lesson(chapter).text.matches(of: /(!?)\[([^\]]*)\]\(([^)\s]+)\)/) {
        let target = String(match.3)
        guard !target.hasPrefix("http"), !target.hasPrefix("#") else { continue }
        let path = lessons.appending(path: String(target.prefix { $0 != "#" })).path
        #expect(FileManager.default.fileExists(atPath: path), "\(target)")
        if match.1 == "!" {
          pictures += 1
          #expect(match.2.count > 10, "\(target) needs a description")
        }
      }
      #expect(pictures > 0)
    }

    @Test(
      "Every claim of a chapter is in its lesson, in English and in Korean",
      arguments: ChapterFolder.all)
    func claims(chapter: ChapterFolder) throws {
      let published = try QuickRun.usual.of(chapter).published
      let text = try Lesson(chapter).text
      var named: Set<String> = []
      for name in ["run.json", "timing.json"] {
        for claim in try RunFile(from: published, name).steps.flatMap(\.claims) {
          #expect(claim.ko.unicodeScalars.contains { (0xAC00...0xD7A3).contains($0.value) })
          let id = try #require(claim.id)
          let marks = text.ranges(of: "> {claim: \(id)}\n").count
          #expect(marks == 1, "\(id) is named \(marks) times")
          named.insert(id)
        }
      }
      // What depends on data that may not be installed is claimed where it is there.
      let sources = try chapter.sources
      for mark in text.matches(of: /\{claim: ([a-z0-9-]+)\}/) where !named.contains(String(mark.1))
      {
        #expect(sources.contains("\"\(mark.1)\""), "no claim is called \(mark.1)")
      }
    }
  }
}
