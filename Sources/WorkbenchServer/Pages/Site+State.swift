import Notebook
import WorkbenchProject

extension Site {
  /// The chapter's question, from its run, or else its name in words.
  func title(_ chapter: String, _ run: RunRecord?) -> String {
    run?.title ?? lessonTitle(chapter) ?? String(chapter.dropFirst(3))
  }

  private func lessonTitle(_ chapter: String) -> String? {
    let bytes = OutputFiles(root: package.path).read(["Lessons", chapter + ".md"])
    guard let line = bytes?.split(separator: 10, maxSplits: 1).first else { return nil }
    let heading = String(decoding: line, as: UTF8.self)
    guard heading.hasPrefix("# ") else { return nil }
    // "# 07 · Comparison: RNN or transformer?"
    return heading.split(separator: "·", maxSplits: 1).last.map {
      String($0.drop { $0 == " " || $0 == "#" })
    }
  }

  /// Whether the code has changed since a run.
  func isStale(_ chapter: String, runAt date: Double, libraryDate: Double) -> Bool {
    isNewer(package.chapterDate(chapter), than: date) || isNewer(libraryDate, than: date)
  }

  /// Whether code was changed after a run, and not in the same moment: the two times are read in two
  /// ways, which round differently.
  private func isNewer(_ code: Double, than run: Double) -> Bool { code > run + 0.001 }

  /// Why a run should be made again; nil where it needn't.
  func staleness(_ chapter: String) -> String? {
    guard let date = runs.date(chapter) else { return nil }
    if isNewer(package.chapterDate(chapter), than: date) {
      return "Stale: this chapter's code has changed since the run below. Run it again."
    }
    if isNewer(package.libraryDate(), than: date) {
      return "Stale: a library's code has changed since the run below. Run it again."
    }
    return nil
  }
}
