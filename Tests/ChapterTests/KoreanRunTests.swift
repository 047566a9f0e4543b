import Foundation
import Testing

extension ProcessTests {
  /// Quick runs in Korean, of the chapters that are wholly translated.
  @Suite("A run in Korean")
  struct KoreanRuns {
    /// As `Lessons/ko/finished.txt` lists them.
    static let finished: [ChapterFolder] = {
      let path = ChapterFolder.package.appending(path: "Lessons/ko/finished.txt")
      let lines = ((try? String(contentsOf: path, encoding: .utf8)) ?? "").split(separator: "\n")
      return ChapterFolder.all.filter { chapter in lines.contains { $0 == chapter.id } }
    }()

    @Test("shows no phrase in English", arguments: finished)
    func translated(chapter: ChapterFolder) throws {
      let folder = FileManager.default.temporaryDirectory
        .appending(path: "korean-run-\(ProcessInfo.processInfo.processIdentifier)-\(chapter.id)")
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      defer { try? FileManager.default.removeItem(at: folder) }
      let outcome = try ChapterProcess.run(
        chapter.product, ["--quick", "--output", "out", "--threads", "2", "--language", "ko"],
        in: folder)
      #expect(outcome.status == 0)
      let missing = folder.appending(path: "out/\(chapter.id)/untranslated.timed.po")
      let text = try? String(contentsOf: missing, encoding: .utf8)
      #expect(text == nil, "\(text ?? "")")
    }
  }
}
